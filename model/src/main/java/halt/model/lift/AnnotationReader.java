package halt.model.lift;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** What do annotations say of a class, and of a method? */
final class AnnotationReader {
  private final SourceUnit unit;
  private final Breaches breaches;
  private final Elements elements;

  AnnotationReader(SourceUnit unit, Breaches breaches, Elements elements) {
    this.unit = unit;
    this.breaches = breaches;
    this.elements = elements;
  }

  /** Whether a method may change the role of a word, for the reason that it must give. */
  boolean converts(MethodTree method) {
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      AnnotationMirror mirror = mirror(method, annotation);
      if (mirror == null) {
        continue;
      }
      boolean blank =
          mirror.getElementValues().values().stream()
              .anyMatch(reason -> reason.getValue().toString().isBlank());
      if (blank) {
        breaches.report(
            Rule.HR012,
            unit.start(annotation),
            "the conversion gives no reason",
            "say which bits change and what the result means");
      }
      return true;
    }
    return false;
  }

  private AnnotationMirror mirror(MethodTree method, AnnotationTree annotation) {
    Element written = unit.element(annotation.getAnnotationType());
    boolean isConverts =
        written instanceof TypeElement named
            && named.getQualifiedName().contentEquals("halt.core.role.Converts");
    return !isConverts
        ? null
        : unit.element(method).getAnnotationMirrors().stream()
            .filter(mirror -> mirror.getAnnotationType().asElement().equals(written))
            .findFirst()
            .orElse(null);
  }

  /** Those of a class, by name, each with all its elements by name; numbers are longs. */
  Map<String, Map<String, Object>> of(TypeElement type) {
    Map<String, Map<String, Object>> result = new LinkedHashMap<>();
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      Map<String, Object> values = new LinkedHashMap<>();
      elements
          .getElementValuesWithDefaults(annotation)
          .forEach((name, value) -> values.put(name.getSimpleName().toString(), plain(value)));
      result.put(key((TypeElement) annotation.getAnnotationType().asElement()), values);
    }
    return result;
  }

  /**
   * The simple name of one of HALT's own or Java's; of any other one, what no simple name is: the
   * qualified name, with a dot where it has no package.
   */
  private static String key(TypeElement annotation) {
    String qualified = annotation.getQualifiedName().toString();
    return qualified.startsWith("halt.") || qualified.startsWith("java.lang.")
        ? annotation.getSimpleName().toString()
        : qualified.contains(".") ? qualified : "." + qualified;
  }

  private static Object plain(AnnotationValue annotationValue) {
    Object value = annotationValue.getValue();
    if (value instanceof List<?> elements) {
      return elements.stream().map(element -> plain((AnnotationValue) element)).toList();
    }
    if (value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    return value instanceof TypeMirror named ? named.toString() : value.toString();
  }
}
