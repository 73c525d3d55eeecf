package halt.model.lift;

import halt.model.ir.IrConstant;
import halt.model.ir.MethodName;
import halt.model.ir.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;

/** What do the lifted classes declare? Filled from every class before any body is read. */
final class Symbols {
  /** What a caller must know of a method. */
  record Signature(MethodName name, Type result, List<Type> parameters) {
    Signature {
      parameters = List.copyOf(parameters);
    }
  }

  private final Map<Element, Signature> methods = new HashMap<>();
  private final Map<Element, IrConstant> constants = new HashMap<>();
  private final Set<Element> classes = new HashSet<>();

  void lifted(Element type) {
    classes.add(type);
  }

  /** Whether the class is among the sources, even if some of its members have been refused. */
  boolean isLifted(Element type) {
    return classes.contains(type);
  }

  void declare(Element method, Signature signature) {
    methods.put(method, signature);
  }

  void declare(Element field, IrConstant constant) {
    constants.put(field, constant);
  }

  Optional<Signature> method(Element method) {
    return Optional.ofNullable(methods.get(method));
  }

  Optional<IrConstant> constant(Element field) {
    return Optional.ofNullable(constants.get(field));
  }
}
