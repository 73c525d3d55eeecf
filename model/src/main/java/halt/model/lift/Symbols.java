package halt.model.lift;

import halt.model.ir.IrClass;
import halt.model.ir.IrConstant;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * What do the lifted classes declare? Filled from every class before any body is read. What was
 * lifted before is known by its names, which are unique (rule HR009).
 */
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

  private final Map<String, IrClass> before = new HashMap<>();

  /**
   * Nothing yet.
   *
   * @param before what was lifted before
   */
  Symbols(Optional<IrProgram> before) {
    before.ifPresent(
        program -> program.classes().forEach(type -> this.before.put(type.name(), type)));
  }

  private Optional<IrClass> before(Element type) {
    return Optional.ofNullable(type instanceof TypeElement named ? named : null)
        .map(named -> before.get(named.getQualifiedName().toString()));
  }

  void lifted(Element type) {
    classes.add(type);
  }

  /** Whether the class is among the sources, even if some of its members have been refused. */
  boolean isLifted(Element type) {
    return classes.contains(type) || before(type).isPresent();
  }

  void declare(Element method, Signature signature) {
    methods.put(method, signature);
  }

  void declare(Element field, IrConstant constant) {
    constants.put(field, constant);
  }

  Optional<Signature> method(Element method) {
    return Optional.ofNullable(methods.get(method))
        .or(
            () ->
                before(method.getEnclosingElement()).stream()
                    .flatMap(type -> type.methods().stream())
                    .filter(each -> method.getSimpleName().contentEquals(each.name().name()))
                    .map(Symbols::signature)
                    .findFirst());
  }

  private static Signature signature(IrMethod method) {
    List<Type> parameters = method.parameters().stream().map(Local::type).toList();
    return new Signature(method.name(), method.result(), parameters);
  }

  Optional<IrConstant> constant(Element field) {
    return Optional.ofNullable(constants.get(field))
        .or(
            () ->
                before(field.getEnclosingElement()).stream()
                    .flatMap(type -> type.constants().stream())
                    .filter(each -> field.getSimpleName().contentEquals(each.name()))
                    .findFirst());
  }
}
