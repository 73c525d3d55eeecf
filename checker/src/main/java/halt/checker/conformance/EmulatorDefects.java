package halt.checker.conformance;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What does an emulator get wrong that a machine would not? QEMU 7.2 makes no barrier between a
 * STLR and a later LDAR of an arm64 guest, so that a sequentially consistent store and a
 * sequentially consistent load behind it change places in the store buffer of an x86 host. The
 * architecture forbids that (Arm ARM, B2.3, "Barrier-ordered-before": a Load-Acquire is not
 * observed before an earlier Store-Release). The shapes in which it shows are run, and what they
 * show is counted and said; but it is a fault of the emulator, not of what it runs.
 */
public final class EmulatorDefects {
  private static final String TARGET = "arm64";
  private static final String EMULATOR = "QEMU emulator version 7.2";

  /** By scenario. */
  private static final Map<String, String> FORBIDDEN_AND_SEEN =
      Map.of(
          "litmus-sb-volatile", "x=1 y=1 0:a=0 1:a=0",
          "litmus-r-volatile", "x=1 y=2 1:a=0",
          "litmus-rwc-volatile", "x=1 y=1 1:a=1 1:b=0 2:a=0");

  /** What the defect is, in one line. */
  public static final String WHAT = "QEMU 7.2 lets a LDAR overtake an earlier STLR";

  private EmulatorDefects() {}

  /**
   * The outcomes that are not to be held against the core.
   *
   * @param architecture a target, or a variant of one
   * @param emulator what the emulator says of its version
   */
  static SortedSet<String> of(String architecture, String emulator, String scenario) {
    boolean affected =
        (architecture.equals(TARGET) || architecture.startsWith(TARGET + ":"))
            && emulator.startsWith(EMULATOR);
    return affected
        ? Optional.ofNullable(FORBIDDEN_AND_SEEN.get(scenario))
            .<SortedSet<String>>map(outcome -> new TreeSet<>(Set.of(outcome)))
            .orElse(Collections.emptySortedSet())
        : Collections.emptySortedSet();
  }
}
