package halt.checker.jvm;

import halt.checker.engine.Case;
import halt.checker.engine.Caveats;
import halt.checker.engine.Exploration;
import halt.checker.verdict.Verdict;
import halt.model.property.Property;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can every engine see, and what not, that runs a case as bytecode and judges its runs? */
public final class Bytecode {
  /**
   * What is checked wholly. A value that is broken where an operation begins or ends, or at the
   * end, is noticed too; but that the heap is whole at every moment is the state engine's to say.
   */
  public static final Set<Property> PROPERTIES =
      Collections.unmodifiableSet(
          EnumSet.of(
              Property.LINEARIZABLE,
              Property.MEMORY_SUFFICES,
              Property.IN_ARENA,
              Property.OWNERSHIP,
              Property.COMPLETES,
              Property.ASSERTIONS));

  /** What is not looked at, a sentence each. */
  public static final List<String> NOT_COVERED =
      List.of(
          "Weak memory: only sequentially consistent interleavings are explored.",
          "The heap in the middle of a run: values are looked at where operations begin and end,"
              + " and at the end.",
          "What a collection does to sharing, and whether it reclaims all that is unreachable.",
          "Scopes larger than the stated one.");

  /** What is said where memory runs out here, and not where the same steps are taken again. */
  public static final String UNSHARED_SHORTAGE =
      "memory runs out on the bytecode, and the state engine takes the same steps on the lifted"
          + " program and finds nothing wrong";

  private Bytecode() {}

  /** What is checked of a case: of a scenario without operations there is no history to judge. */
  public static Set<Property> properties(Case asked) {
    Set<Property> properties = EnumSet.copyOf(PROPERTIES);
    properties.removeAll(unjudged(asked).keySet());
    return properties;
  }

  /** What the verdict on a case does not say, as {@link Exploration#caveats} wants it. */
  public static List<String> caveats(Case asked, Verdict verdict) {
    return Caveats.of(asked, verdict, unjudged(asked));
  }

  private static SortedMap<Property, String> unjudged(Case asked) {
    SortedMap<Property, String> unjudged = new TreeMap<>();
    if (!asked.scenario().hasOperations()) {
      unjudged.put(Property.LINEARIZABLE, Caveats.NO_OPERATIONS);
    }
    return unjudged;
  }

  /** Why no such engine takes a case, if so: they judge a run by its history. */
  public static Optional<String> refusal(Case asked) {
    return asked.scenario().litmus().isPresent()
        ? Optional.of("judges operations on atoms, and a litmus test has none")
        : Optional.empty();
  }
}
