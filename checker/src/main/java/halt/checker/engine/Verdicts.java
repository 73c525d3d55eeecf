package halt.checker.engine;

import halt.checker.verdict.ExitCode;
import java.util.Collection;

/** How does a command end that has several verdicts? */
public final class Verdicts {
  private Verdicts() {}

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
