package halt.checker.bug;

import halt.model.description.Scope;
import halt.model.ir.IrClass;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import halt.model.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The core with one method replaced by a broken one.
 *
 * @param name the bug's name, also of its trace
 * @param title what is wrong, in one line
 * @param replaced the core's method
 * @param broken the method that takes its place
 * @param scenario the scenario that shows it
 * @param scope in which the scenario shows it
 * @param caught the property that fails
 * @param lifted the core as it is, and beside it the broken method
 */
public record SeededProgram(
    String name,
    String title,
    MethodName replaced,
    MethodName broken,
    String scenario,
    Scope scope,
    Property caught,
    IrProgram lifted) {
  private static final String ANNOTATION = "SeededBug";

  /** Every seeded bug of a program that was lifted with them, by name. */
  public static List<SeededProgram> all(IrProgram program) {
    List<SeededProgram> found = new ArrayList<>();
    for (IrClass type : program.classes()) {
      Optional.ofNullable(type.annotations().get(ANNOTATION))
          .ifPresent(elements -> found.add(of(program, type, elements)));
    }
    found.sort((a, b) -> a.name().compareTo(b.name()));
    return found;
  }

  /**
   * The program with the broken method in the other's place. Made anew each time: most commands
   * need none of them, and each is checked as a whole.
   */
  public IrProgram program() {
    return lifted.replacing(replaced, lifted.method(broken));
  }

  private static SeededProgram of(IrProgram program, IrClass type, Map<String, Object> elements) {
    MethodName replaced =
        new MethodName((String) elements.get("type"), (String) elements.get("method"));
    Scope scope =
        new Scope(
            integer(elements, "processes", 2),
            integer(elements, "operations", 1),
            integer(elements, "collections", 0),
            integer(elements, "allocationFailures", 0));
    String caught = (String) elements.get("caught");
    Property property =
        Property.named(caught)
            .orElseThrow(
                () -> new IllegalArgumentException(type.name() + ": no property " + caught));
    return new SeededProgram(
        (String) elements.get("name"),
        (String) elements.get("title"),
        replaced,
        new MethodName(type.name(), replaced.name()),
        (String) elements.get("scenario"),
        scope,
        property,
        program);
  }

  private static int integer(Map<String, Object> elements, String name, int otherwise) {
    return ((Number) elements.getOrDefault(name, otherwise)).intValue();
  }
}
