package halt.checker.engine;

import halt.checker.verdict.ExitCode;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** How does a command end that has several verdicts? */
public final class Verdicts {
  private static final List<ExitCode> WORST_FIRST =
      List.of(
          ExitCode.FAILED,
          ExitCode.OWN_FAULT,
          ExitCode.BAD_INPUT,
          ExitCode.NOT_INSTALLED,
          ExitCode.UNDECIDED);

  private Verdicts() {}

  /** What a command ends with in which all this happened: a failure decides before all else. */
  public static ExitCode worst(Set<ExitCode> troubles) {
    return WORST_FIRST.stream().filter(troubles::contains).findFirst().orElse(ExitCode.PASSED);
  }

  /** Failed if one failed; else undecided if one is; else passed. */
  public static ExitCode exitCode(Collection<Exploration> explorations) {
    ExitCode worst = ExitCode.PASSED;
    for (Exploration each : explorations) {
      ExitCode code = each.verdict().exitCode();
      if (code == ExitCode.FAILED) {
        return code;
      }
      if (code != ExitCode.PASSED) {
        worst = code;
      }
    }
    return worst;
  }
}
