package halt.model.description;

import halt.model.ir.IrClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What does a litmus test look at, and what may it end with that no interleaving explains? Read
 * from the {@code @Litmus} annotation of a lifted class.
 *
 * @param shape its name in the literature
 * @param processes how many take part
 * @param columns the names of the variables and results, in the order of their cells; the cells
 *     where processes meet follow
 * @param beyondInterleavings the outcomes that RC11 allows and sequential consistency does not
 */
public record LitmusTest(
    String shape, int processes, List<String> columns, SortedSet<String> beyondInterleavings) {
  private static final String ANNOTATION = "Litmus";

  /** As many instances in one round as the atom table of every litmus test has room for. */
  public static final int MOST_INSTANCES = 32;

  public LitmusTest {
    columns = List.copyOf(columns);
    beyondInterleavings = new TreeSet<>(beyondInterleavings);
  }

  static Optional<LitmusTest> of(IrClass type) {
    Map<String, Object> elements = type.annotations().get(ANNOTATION);
    return elements == null
        ? Optional.empty()
        : Optional.of(
            new LitmusTest(
                (String) elements.get("shape"),
                ((Number) elements.get("processes")).intValue(),
                texts(elements.get("columns")),
                new TreeSet<>(texts(elements.get("beyondInterleavings")))));
  }

  /**
   * Why it cannot run so, if it cannot.
   *
   * @param operations instances of it in a round
   */
  public Optional<String> refusal(int running, int operations) {
    if (running < processes) {
      return Optional.of("is a litmus test of " + processes + " processes, and wants as many");
    }
    return operations > MOST_INSTANCES
        ? Optional.of(
            "is a litmus test, and takes at most "
                + MOST_INSTANCES
                + " operations: instances of it")
        : Optional.empty();
  }

  private static List<String> texts(Object elements) {
    return ((List<?>) elements).stream().map(String.class::cast).toList();
  }

  /** With the one in which processes meet, of which nothing is told. */
  public int allColumns() {
    return columns.size() + 1;
  }

  /**
   * The outcomes of all instances of a round.
   *
   * @param atoms the values of all atoms, in their order
   * @throws IllegalArgumentException if they are not so many for each column
   */
  public List<String> outcomes(List<String> atoms) {
    int all = allColumns();
    if (atoms.isEmpty() || atoms.size() % all != 0) {
      throw new IllegalArgumentException(
          atoms.size() + " atoms are not as many in each of " + all + " columns");
    }
    int instances = atoms.size() / all;
    List<String> outcomes = new ArrayList<>();
    for (int instance = 0; instance < instances; instance++) {
      List<String> values = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        values.add(columns.get(column) + "=" + atoms.get(column * instances + instance));
      }
      outcomes.add(String.join(" ", values));
    }
    return outcomes;
  }

  /** The outcome in these words of an outcome of one instance as an engine gives it. */
  public String outcome(String atomsAndResults) {
    String atoms = atomsAndResults.substring(0, atomsAndResults.indexOf(" | "));
    return outcomes(List.of(atoms.split(","))).get(0);
  }
}
