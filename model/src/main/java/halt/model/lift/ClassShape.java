package halt.model.lift;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import halt.model.ir.Position;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Is a class no more than a place for static methods (rules HR004 to HR006)? */
final class ClassShape {
  private final SourceUnit unit;
  private final ClassTree tree;
  private final TypeElement type;
  private final Breaches breaches;
  private final Elements elements;

  ClassShape(
      SourceUnit unit, ClassTree tree, TypeElement type, Breaches breaches, Elements elements) {
    this.unit = unit;
    this.tree = tree;
    this.type = type;
    this.breaches = breaches;
    this.elements = elements;
  }

  /** Whether it is a class; all that is wrong with it as one is reported. */
  boolean isClass() {
    if (tree.getKind() != Tree.Kind.CLASS) {
      breaches.report(Rule.HR006, unit.name(tree), "this is not a class but " + kindName());
      return false;
    }
    if (!type.getModifiers().contains(Modifier.FINAL)) {
      breaches.report(Rule.HR006, unit.name(tree), "the class is not final", "write final class");
    }
    if (!tree.getTypeParameters().isEmpty()) {
      breaches.report(Rule.HR005, unit.start(tree.getTypeParameters().get(0)), "a generic class");
    }
    if (tree.getExtendsClause() != null) {
      breaches.report(Rule.HR006, unit.start(tree.getExtendsClause()), "a superclass");
    }
    tree.getImplementsClause()
        .forEach(one -> breaches.report(Rule.HR006, unit.start(one), "an implemented interface"));
    return true;
  }

  private String kindName() {
    return switch (tree.getKind()) {
      case INTERFACE -> "an interface";
      case ENUM -> "an enum";
      case RECORD -> "a record";
      default -> tree.getKind().name();
    };
  }

  /** Reports what a method is beside static. */
  void checkMethod(MethodTree method) {
    Position name = unit.name(method);
    Set<Modifier> modifiers = method.getModifiers().getFlags();
    if (!modifiers.contains(Modifier.STATIC)) {
      breaches.report(
          Rule.HR006, name, "the method " + method.getName() + " is not static", "make it static");
    }
    for (Modifier modifier : List.of(Modifier.NATIVE, Modifier.SYNCHRONIZED)) {
      if (modifiers.contains(modifier)) {
        breaches.report(Rule.HR006, name, "the method is " + modifier, "leave out " + modifier);
      }
    }
    if (!method.getTypeParameters().isEmpty()) {
      breaches.report(
          Rule.HR005, unit.start(method.getTypeParameters().get(0)), "a generic method");
    }
    if (!method.getThrows().isEmpty()) {
      breaches.report(Rule.HR004, unit.start(method.getThrows().get(0)), "a throws clause");
    }
  }

  /** Reports a constructor that could make an object. */
  void checkConstructor(MethodTree constructor) {
    Element element = unit.element(constructor);
    if (elements.getOrigin(element) != Elements.Origin.EXPLICIT) {
      breaches.report(
          Rule.HR006,
          unit.name(tree),
          "the class can be instantiated: it has no private constructor",
          "add private " + type.getSimpleName() + "() {}");
      return;
    }
    // An explicit constructor's body begins with the call of super() that javac adds.
    boolean empty =
        constructor.getBody().getStatements().stream()
            .allMatch(statement -> statement.toString().startsWith("super()"));
    if (!element.getModifiers().contains(Modifier.PRIVATE)
        || !constructor.getParameters().isEmpty()
        || !empty) {
      breaches.report(
          Rule.HR006,
          unit.name(constructor),
          "the constructor is not private and empty",
          "write private " + type.getSimpleName() + "() {}");
    }
  }
}
