package halt.model.ir;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A restricted class: constants and static methods, in source order.
 *
 * @param name qualified
 * @param annotations the class's annotations by simple name; each element's value by its name, as
 *     {@link Long}, {@link String} or {@link Boolean} (a class literal is its qualified name)
 * @param documentation the text of its Javadoc
 */
public record IrClass(
    String name,
    Map<String, Map<String, Object>> annotations,
    List<IrConstant> constants,
    List<IrMethod> methods,
    Optional<String> documentation,
    Position position) {
  public IrClass {
    constants = List.copyOf(constants);
    methods = List.copyOf(methods);
    annotations = Map.copyOf(annotations);
  }

  /** The class without its package. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
