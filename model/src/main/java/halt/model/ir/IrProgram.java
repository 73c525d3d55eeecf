package halt.model.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All lifted classes, sorted by qualified name, and their methods by name. */
public final class IrProgram {
  private final List<IrClass> classes;
  private final Map<MethodName, IrMethod> methods = new LinkedHashMap<>();
  private final Map<String, String> implementations;
  private final Set<IrConstant> constants = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A program of these classes. */
  public IrProgram(List<IrClass> classes) {
    this(classes, Map.of());
  }

  private IrProgram(List<IrClass> classes, Map<String, String> implementations) {
    this.implementations = implementations;
    List<IrClass> sorted = new ArrayList<>(classes);
    sorted.sort((a, b) -> a.name().compareTo(b.name()));
    this.classes = List.copyOf(sorted);
    for (IrClass type : this.classes) {
      constants.addAll(type.constants());
      for (IrMethod method : type.methods()) {
        methods.put(method.name(), method);
      }
    }
  }

  public List<IrClass> classes() {
    return classes;
  }

  /** The methods of all classes. */
  public List<IrMethod> methods() {
    return classes.stream().flatMap(type -> type.methods().stream()).toList();
  }

  /** Whether one of its classes has this very constant. */
  boolean has(IrConstant constant) {
    return constants.contains(constant);
  }

  /** The method of that name, if there is one. */
  public Optional<IrMethod> find(MethodName name) {
    return Optional.ofNullable(methods.get(name));
  }

  /**
   * The method of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public IrMethod method(MethodName name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no method " + name + " in this program"));
  }

  /** The method of that name in the class of that qualified name. */
  public IrMethod method(String type, String name) {
    return method(new MethodName(type, name));
  }

  /** This program without the classes of a package. */
  public IrProgram without(String packageName) {
    return new IrProgram(
        classes.stream().filter(type -> !type.name().startsWith(packageName + ".")).toList(),
        implementations);
  }

  /**
   * This program with one method's parameters and body taken from another.
   *
   * @throws IllegalStateException if what comes of it is not {@link WellFormed}
   */
  public IrProgram replacing(MethodName original, IrMethod replacement) {
    method(original);
    List<IrClass> changed = new ArrayList<>();
    for (IrClass type : classes) {
      List<IrMethod> inClass = new ArrayList<>();
      for (IrMethod method : type.methods()) {
        inClass.add(
            method.name().equals(original)
                ? new IrMethod(
                    original,
                    replacement.result(),
                    replacement.parameters(),
                    replacement.body(),
                    method.accessible(),
                    replacement.documentation(),
                    replacement.comments(),
                    replacement.position())
                : method);
      }
      changed.add(
          new IrClass(
              type.name(),
              type.annotations(),
              type.constants(),
              inClass,
              type.documentation(),
              type.position()));
    }
    return WellFormed.require(
        "putting " + replacement.name() + " in the place of " + original,
        new IrProgram(changed, implementations));
  }

  /**
   * The class whose methods are the bodies of a contract's.
   *
   * @param contract a class of static methods that other classes may have bodies for
   * @return itself, unless {@link #implementing} said otherwise
   */
  public String implementation(String contract) {
    return implementations.getOrDefault(contract, contract);
  }

  /** The contracts whose methods have another class's bodies, with that class. */
  public Map<String, String> implementations() {
    return implementations;
  }

  /**
   * This program with the bodies of all methods of a contract taken from a class's methods of the
   * same names.
   *
   * @throws IllegalArgumentException if the class has one of them not, or with other parameters or
   *     another result
   */
  public IrProgram implementing(String contract, String implementation) {
    if (implementation.equals(contract)) {
      return this;
    }
    IrProgram changed = this;
    for (IrClass type : classes) {
      for (IrMethod method : type.name().equals(contract) ? type.methods() : List.<IrMethod>of()) {
        IrMethod body = method(implementation, method.name().name());
        if (!body.result().equals(method.result()) || !types(body).equals(types(method))) {
          throw new IllegalArgumentException(
              body.name() + " has not the parameters and the result of " + method.name());
        }
        changed = changed.replacing(method.name(), body);
      }
    }
    Map<String, String> known = new LinkedHashMap<>(implementations);
    known.put(contract, implementation);
    return new IrProgram(changed.classes, Map.copyOf(known));
  }

  private static List<Type> types(IrMethod method) {
    return method.parameters().stream().map(Local::type).toList();
  }
}
