package halt.checker.generate;

import halt.model.description.Scope;
import halt.model.spec.OperationKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is in a scenario, as data? Some atoms, and for each process the list of its operations. The
 * plan is printed as restricted Java ({@link #javaSource}), and that is what the engines judge.
 *
 * <p>The number of processes is the plan's: a process beyond it does nothing, and the number of
 * operations that a scope asks for is ignored, because each process runs its list once. {@link
 * #scope} gives the scope that says so.
 *
 * @param name the scenario's name, lower-case words and numbers joined by {@code -}
 * @param atoms what each atom holds at the beginning
 * @param cells room in the atom table, at least one for each of them; a creation beyond it gives
 *     {@code !out-of-atoms}
 * @param processes the operations of each process
 * @param spaceWords words of each semispace; {@link #spaceNeeded} never runs out
 * @param bufferWords how many words a process claims at a time
 */
public record ScenarioPlan(
    String name,
    List<Initial> atoms,
    int cells,
    List<List<Step>> processes,
    int spaceWords,
    int bufferWords) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /**
   * Checks the plan.
   *
   * @throws IllegalArgumentException if a part names something that is not there or not yet
   */
  public ScenarioPlan {
    atoms = List.copyOf(atoms);
    processes = processes.stream().map(List::copyOf).toList();
    require(NAME.matcher(name).matches(), "'" + name + "' is no name of a scenario");
    require(!processes.isEmpty(), "a scenario without processes");
    require(cells >= atoms.size(), "no room for all atoms");
    require(bufferWords > 0, "buffers of " + bufferWords + " words");
    for (int index = 0; index < atoms.size(); index++) {
      require(
          isKnown(atoms.get(index), index), "atom " + index + " names one that is not made yet");
    }
    for (List<Step> steps : processes) {
      for (int index = 0; index < steps.size(); index++) {
        for (Operand operand : steps.get(index).operands()) {
          require(
              isKnown(operand, atoms.size(), index),
              operand.phrase() + " is not known to step " + (index + 1));
        }
      }
    }
  }

  /** A plan with semispaces that are large enough and a cell for every creation. */
  public static ScenarioPlan of(
      String name, List<Initial> atoms, List<List<Step>> processes, int bufferWords) {
    long creations =
        processes.stream()
            .flatMap(List::stream)
            .filter(step -> step.operation() == OperationKind.CREATE)
            .count();
    return of(name, atoms, atoms.size() + (int) creations, processes, bufferWords);
  }

  /** A plan with semispaces that are large enough. */
  public static ScenarioPlan of(
      String name, List<Initial> atoms, int cells, List<List<Step>> processes, int bufferWords) {
    int spaceWords = SpaceBound.words(atoms, processes, bufferWords);
    return new ScenarioPlan(name, atoms, cells, processes, spaceWords, bufferWords);
  }

  private static boolean isKnown(Initial initial, int index) {
    if (initial instanceof Initial.SameAs same) {
      return same.atom() >= 0 && same.atom() < index;
    }
    return !(initial instanceof Initial.AtomAt atom) || atom.index() >= 0 && atom.index() < index;
  }

  private static boolean isKnown(Operand operand, int atoms, int step) {
    if (operand instanceof Operand.AtomAt atom) {
      return atom.index() >= 0 && atom.index() < atoms;
    }
    return !(operand instanceof Operand.ResultOf result)
        || result.step() >= 0 && result.step() < step;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * How many words each semispace needs so that no operation runs out of memory, in any order of
   * the steps and whatever the system asks for, unless it refuses an operation more allocations
   * than {@link halt.core.process.Operation#MAX_COLLECTIONS}.
   */
  public int spaceNeeded() {
    return SpaceBound.words(atoms, processes, bufferWords);
  }

  /** All processes of the plan; its longest list stands for the operations. */
  public Scope scope(int collections, int allocationFailures) {
    int operations = processes.stream().mapToInt(List::size).max().orElse(0);
    return new Scope(processes.size(), operations, collections, allocationFailures);
  }

  /** The same plan with another name. */
  public ScenarioPlan named(String newName) {
    return new ScenarioPlan(newName, atoms, cells, processes, spaceWords, bufferWords);
  }

  /** The same plan with semispaces of another size. */
  public ScenarioPlan withSpaceWords(int words) {
    return new ScenarioPlan(name, atoms, cells, processes, words, bufferWords);
  }

  /** How many operations there are in all. */
  public int size() {
    return processes.stream().mapToInt(List::size).sum();
  }

  /** The name of the class, such as {@code GeneratedS42N3} for {@code generated-s42-n3}. */
  public String className() {
    StringBuilder type = new StringBuilder();
    for (String word : name.split("-")) {
      type.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return type.toString();
  }

  /** The file that the class must be in. */
  public String fileName() {
    return className() + ".java";
  }

  /** The scenario as restricted Java: a whole file. */
  public String javaSource() {
    return new ScenarioSource(this).print();
  }

  /** The plan in sentences: a line for each atom and each process. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append(":\n");
    for (int index = 0; index < atoms.size(); index++) {
      text.append("  atom ").append(index).append(" holds ");
      text.append(atoms.get(index).phrase()).append('\n');
    }
    for (int process = 0; process < processes.size(); process++) {
      text.append("  process ").append(process).append(' ').append(does(processes.get(process)));
      text.append('\n');
    }
    return text.append("  ")
        .append(cells)
        .append(" cells, semispaces of ")
        .append(spaceWords)
        .append(" words, buffers of ")
        .append(bufferWords)
        .toString();
  }

  /** What a process does, without a subject. */
  static String does(List<Step> steps) {
    return steps.isEmpty()
        ? "does nothing"
        : String.join("; ", steps.stream().map(Step::phrase).toList());
  }
}
