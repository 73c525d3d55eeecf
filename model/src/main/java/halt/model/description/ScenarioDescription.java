package halt.model.description;

import halt.model.ir.IrClass;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Reachable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What does a scenario need, and which methods are its parts? Read from the {@code @Scenario}
 * annotation of a lifted class.
 *
 * @param type the qualified class
 * @param hasOperations whether its processes do operations, which are announced and so recorded, by
 *     their own code or by what it calls
 * @param bytecode the scopes in which a whole verification explores the bytecode, too
 * @param litmus what makes it a litmus test, if it is one
 */
public record ScenarioDescription(
    String name,
    String title,
    String type,
    ArenaSizes sizes,
    boolean hasOperations,
    List<Scope> bytecode,
    Optional<LitmusTest> litmus) {
  private static final String ANNOTATION = "Scenario";
  private static final String PROCESS = "process";

  /** The default of the annotation, which a lifted class has only if it is written. */
  private static final String BYTECODE = "2x2 3x1";

  /** Every scenario of a program, by name. */
  public static List<ScenarioDescription> all(IrProgram program) {
    List<ScenarioDescription> found = new ArrayList<>();
    for (IrClass type : program.classes()) {
      of(program, type).ifPresent(found::add);
    }
    found.sort((a, b) -> a.name().compareTo(b.name()));
    return found;
  }

  /** The description of a class of the program, if it is a scenario. */
  private static Optional<ScenarioDescription> of(IrProgram program, IrClass type) {
    return Optional.ofNullable(type.annotations().get(ANNOTATION))
        .map(
            elements ->
                new ScenarioDescription(
                    (String) elements.get("name"),
                    (String) elements.get("title"),
                    type.name(),
                    new ArenaSizes(
                        integer(elements, "registers"),
                        integer(elements, "atoms"),
                        integer(elements, "spaceWords"),
                        integer(elements, "bufferWords"),
                        integerOrZero(elements, "words"),
                        integerOrZero(elements, "processWords")),
                    announcesOperations(program, type),
                    scopes((String) elements.getOrDefault("bytecode", BYTECODE)),
                    LitmusTest.of(type)));
  }

  /** Every scenario of a program but the litmus tests, by name. */
  public static List<ScenarioDescription> withoutLitmusTests(IrProgram program) {
    return all(program).stream().filter(each -> each.litmus().isEmpty()).toList();
  }

  /** Be it by itself, by a helper of its own or by the core: the platform hears of it. */
  private static boolean announcesOperations(IrProgram program, IrClass type) {
    MethodName process = new MethodName(type.name(), PROCESS);
    return type.methods().stream().anyMatch(method -> method.name().equals(process))
        && Reachable.calls(program, process, PlatformOperation.INVOKE);
  }

  private static List<Scope> scopes(String text) {
    return Arrays.stream(text.split(" "))
        .filter(each -> !each.isEmpty())
        .flatMap(each -> Scope.parse(each).stream())
        .toList();
  }

  private static int integer(Map<String, Object> elements, String name) {
    return ((Number) elements.get(name)).intValue();
  }

  private static int integerOrZero(Map<String, Object> elements, String name) {
    return elements.containsKey(name) ? integer(elements, name) : 0;
  }

  /** Runs alone before the processes, with their number and their operations. */
  public MethodName setup() {
    return new MethodName(type, "setup");
  }

  /** The body of one process, with its CPU and its operations. */
  public MethodName process() {
    return new MethodName(type, PROCESS);
  }

  /** Runs alone at the end, with the number of processes and of operations. */
  public MethodName check() {
    return new MethodName(type, "check");
  }

  /** Root slots of each process. */
  public int registers() {
    return sizes.registers();
  }

  /** Room in the atom table. */
  public int atoms() {
    return sizes.atoms();
  }

  /** How many words of objects there may be at once. */
  public int spaceWords() {
    return sizes.spaceWords();
  }

  /** Words that a process claims at a time. */
  public int bufferWords() {
    return sizes.bufferWords();
  }

  /** Zeroed words of the scenario's own, behind the heap. */
  public int words() {
    return sizes.words();
  }

  /** As many more of them for each process. */
  public int processWords() {
    return sizes.processWords();
  }

  /** The words of the scenario's own, behind the heap, for so many processes. */
  public int ownWords(int processes) {
    return words() + processWords() * processes;
  }

  /** The same scenario with semispaces of another size. */
  public ScenarioDescription withSpaceWords(int newSpaceWords) {
    return new ScenarioDescription(
        name, title, type, sizes.withSpaceWords(newSpaceWords), hasOperations, bytecode, litmus);
  }
}
