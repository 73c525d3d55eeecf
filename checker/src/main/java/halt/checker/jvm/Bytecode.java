package halt.checker.jvm;

import halt.checker.engine.Case;
import halt.checker.verdict.Property;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private Bytecode() {}

  /** Why no such engine takes a case, if so: they judge a run by its history. */
  public static Optional<String> refusal(Case asked) {
    return asked.scenario().litmus().isPresent()
        ? Optional.of("judges operations on atoms, and a litmus test has none")
        : Optional.empty();
  }
}
