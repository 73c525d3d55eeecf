package halt.model.lift;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import halt.model.description.Scope;
import halt.model.ir.Position;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Does a class that is marked as a scenario keep what is expected of one? Its methods (rule HR019)
 * are called by the explorer, by the bytecode engines and by the kernel, all of which take them to
 * be there; its name (rule HR020) becomes that of files, and its sizes those of an arena.
 */
final class ScenarioContract {
  private static final String SCENARIO = "halt.scenario.Scenario";

  /** A name is typed on a command line and becomes the name of a file. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");

  private static final int LONGEST_NAME = 64;

  /** What is expected of one method. */
  private record Part(String name, Type result, String second) {
    List<Type> parameters() {
      return List.of(Type.ARENA, Type.INT, Type.INT);
    }

    String written() {
      return "public static "
          + result.source()
          + " "
          + name
          + "(Arena arena, int "
          + second
          + ", int operations)";
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part("setup", Type.VOID, "processes"),
          new Part("process", Type.VOID, "process"),
          new Part("check", Type.BOOLEAN, "processes"));

  /**
   * What a number of the annotation may be: an arena for as many processes as a scope may have must
   * fit into memory.
   */
  private record Size(int least, int most) {}

  private static final Map<String, Size> SIZES =
      Map.of(
          "registers", new Size(1, 1 << 10),
          "atoms", new Size(0, 1 << 20),
          "spaceWords", new Size(1, 1 << 20),
          "bufferWords", new Size(1, 1 << 20),
          "words", new Size(0, 1 << 20),
          "processWords", new Size(0, 1 << 14));

  private final SourceUnit unit;
  private final ClassTree tree;
  private final TypeElement type;
  private final Breaches breaches;

  ScenarioContract(SourceUnit unit, ClassTree tree, TypeElement type, Breaches breaches) {
    this.unit = unit;
    this.tree = tree;
    this.type = type;
    this.breaches = breaches;
  }

  /** Whether a class is marked as a scenario. */
  static boolean isScenario(TypeElement type) {
    return type.getAnnotationMirrors().stream().anyMatch(ScenarioContract::isScenario);
  }

  private static boolean isScenario(AnnotationMirror annotation) {
    return annotation.getAnnotationType().toString().equals(SCENARIO);
  }

  /** Whether a scenario's method of that name is called from outside. */
  static boolean isPart(String method) {
    return PARTS.stream().anyMatch(part -> part.name().equals(method));
  }

  /**
   * Reports what the class does not keep, if it is a scenario.
   *
   * @param methods of the class, all of them declared
   */
  void check(List<MethodTree> methods, Symbols symbols) {
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      if (isScenario(annotation)) {
        PARTS.forEach(part -> check(part, methods, symbols));
        annotation.getElementValues().forEach(this::check);
      }
    }
  }

  // The methods.

  private void check(Part part, List<MethodTree> methods, Symbols symbols) {
    Optional<MethodTree> there =
        methods.stream().filter(each -> each.getName().contentEquals(part.name())).findFirst();
    if (there.isEmpty()) {
      report(part, unit.name(tree), "the scenario has no method " + part.name());
      return;
    }
    MethodTree method = there.get();
    Position name = unit.name(method);
    Symbols.Signature signature = symbols.method(unit.element(method)).orElseThrow();
    if (!method.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
      report(part, name, part.name() + " is not public");
    }
    if (signature.result() != part.result()) {
      report(
          part,
          name,
          part.name()
              + " gives "
              + signature.result().source()
              + ", not "
              + part.result().source());
    }
    if (!signature.parameters().stream().map(Type::plain).toList().equals(part.parameters())) {
      report(
          part,
          name,
          part.name()
              + " takes ("
              + list(signature.parameters())
              + "), not ("
              + list(part.parameters())
              + ")");
    } else if (named(method, 1, "operations") || named(method, 2, part.second())) {
      report(
          part,
          name,
          part.name() + " is given " + part.second() + " before operations, not after it");
    }
  }

  private static boolean named(MethodTree method, int parameter, String name) {
    return method.getParameters().get(parameter).getName().contentEquals(name);
  }

  private static String list(List<Type> types) {
    return types.stream().map(Type::source).collect(Collectors.joining(", "));
  }

  private void report(Part part, Position position, String message) {
    breaches.report(Rule.HR019, position, message, "write " + part.written());
  }

  // What the annotation says.

  private void check(ExecutableElement element, AnnotationValue given) {
    String name = element.getSimpleName().toString();
    Size size = SIZES.get(name);
    if (given.getValue() instanceof String text) {
      List<String> faults =
          switch (name) {
            case "name" -> faultsOfName(text);
            case "bytecode" -> faultsOfScopes(text);
            default -> faultsOfTitle(text);
          };
      faults.forEach(fault -> breaches.report(Rule.HR020, place(name), fault));
    } else if (size != null && given.getValue() instanceof Integer number) {
      if (number < size.least() || number > size.most()) {
        breaches.report(
            Rule.HR020,
            place(name),
            name + " is " + number,
            "give a number from " + size.least() + " to " + size.most());
      }
    }
  }

  private static List<String> faultsOfName(String name) {
    if (name.isEmpty()) {
      return List.of("the scenario's name is empty");
    }
    List<String> faults = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      faults.add(
          "the scenario's name is not of letters, digits, '-', '+', '.' and '_' alone, or begins"
              + " with '-', '+' or '.'");
    }
    if (name.length() > LONGEST_NAME) {
      faults.add(
          "the scenario's name has "
              + name.length()
              + " characters, which is more than "
              + LONGEST_NAME);
    }
    return faults;
  }

  private static List<String> faultsOfScopes(String scopes) {
    return Arrays.stream(scopes.split(" "))
        .filter(each -> !each.isEmpty() && Scope.parse(each).isEmpty())
        .map(each -> "'" + each + "' is no scope, such as 2x3 or 2x3+1+1")
        .toList();
  }

  private static List<String> faultsOfTitle(String title) {
    if (title.isBlank()) {
      return List.of("the scenario's title is empty");
    }
    return title.codePoints().anyMatch(ScenarioContract::isNotPrinted)
        ? List.of("the scenario's title has a character that is not printed, or a second line")
        : List.of();
  }

  private static boolean isNotPrinted(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** Where the annotation's element is given, or else where the class is named. */
  private Position place(String element) {
    for (AnnotationTree annotation : tree.getModifiers().getAnnotations()) {
      for (ExpressionTree argument : annotation.getArguments()) {
        if (argument instanceof AssignmentTree given
            && given.getVariable().toString().equals(element)) {
          return unit.start((Tree) given.getExpression());
        }
      }
    }
    return unit.name(tree);
  }
}
