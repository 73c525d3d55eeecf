package halt.model.lift;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Which {@link Type} does a declaration write? Rules HR002, HR003, HR005 and HR012 on types. */
final class TypeReader {
  static final String ARENA = "halt.core.host.Arena";

  private static final Map<String, Type> ROLES =
      Map.of(
          "halt.core.role.Value", Type.VALUE,
          "halt.core.role.Ref", Type.REF,
          "halt.core.role.AtomRef", Type.ATOM_REF,
          "halt.core.role.Size", Type.SIZE,
          "halt.core.role.Offset", Type.OFFSET,
          "halt.core.role.Process", Type.PROCESS,
          "halt.core.role.Cpu", Type.CPU);

  private final SourceUnit unit;
  private final Breaches breaches;
  private boolean refused;

  TypeReader(SourceUnit unit, Breaches breaches) {
    this.unit = unit;
    this.breaches = breaches;
  }

  /**
   * The type of a declaration. A refused type is reported and read as a plain {@link Type#LONG}.
   *
   * @param modifiers the declaration's, because Java's grammar puts the role among them
   */
  Type read(ModifiersTree modifiers, Tree written) {
    return read(modifiers.getAnnotations(), written);
  }

  /** The type of a cast. */
  Type read(Tree written) {
    return read(List.of(), written);
  }

  /** Whether the type read last was refused. */
  boolean wasRefused() {
    return refused;
  }

  private Type read(List<? extends AnnotationTree> declared, Tree written) {
    refused = false;
    List<AnnotationTree> annotations = new ArrayList<>(declared);
    Tree plain = written;
    if (written instanceof AnnotatedTypeTree annotated) {
      annotations.addAll(annotated.getAnnotations());
      plain = annotated.getUnderlyingType();
    }
    return withRoles(kind(plain), annotations);
  }

  private Type kind(Tree type) {
    if (type instanceof PrimitiveTypeTree primitive) {
      switch (primitive.getPrimitiveTypeKind()) {
        case INT:
          return Type.INT;
        case LONG:
          return Type.LONG;
        case BOOLEAN:
          return Type.BOOLEAN;
        case VOID:
          return Type.VOID;
        default:
          return refused(Rule.HR003, type, "the type " + type + " is not int, long or boolean");
      }
    }
    if (type instanceof ArrayTypeTree) {
      return refused(Rule.HR002, type, "an array type");
    }
    if (type instanceof ParameterizedTypeTree) {
      return refused(Rule.HR005, type, "a generic type");
    }
    Element element = unit.element(type);
    if (element instanceof TypeElement named && named.getQualifiedName().contentEquals(ARENA)) {
      return Type.ARENA;
    }
    return refused(Rule.HR003, type, "the type " + type + " is not int, long or boolean");
  }

  private Type withRoles(Type kind, List<AnnotationTree> annotations) {
    Type result = kind;
    for (AnnotationTree annotation : annotations) {
      Type role = role(annotation);
      if (role == null) {
        continue;
      }
      if (refused) {
        continue;
      }
      if (kind != role.plain()) {
        breaches.report(
            Rule.HR012,
            unit.start(annotation),
            "only " + article(role.plain()) + " has this role, not " + article(kind),
            "declare it as " + role.source() + ", or without the role");
      } else if (result.isRole()) {
        breaches.report(
            Rule.HR012,
            unit.start(annotation),
            "a second role: it is already " + result.source(),
            "keep the one role that it has");
      } else {
        result = role;
      }
    }
    return result;
  }

  private static String article(Type type) {
    return (type == Type.INT || type == Type.ARENA ? "an " : "a ") + type.source();
  }

  private Type role(AnnotationTree annotation) {
    return unit.element(annotation.getAnnotationType()) instanceof TypeElement type
        ? ROLES.get(type.getQualifiedName().toString())
        : null;
  }

  private Type refused(Rule rule, Tree type, String message) {
    breaches.report(rule, unit.start(type), message);
    refused = true;
    return Type.LONG;
  }
}
