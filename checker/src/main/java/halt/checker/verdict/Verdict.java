package halt.checker.verdict;

/** What does a check say? Each word covers exactly what its comment says, and no more. */
public enum Verdict {
  /** The whole stated space was explored and no property failed. */
  PASS(ExitCode.PASSED),
  /** No failure within a bound that was hit; the bound is named beside the verdict. */
  PASS_BOUNDED(ExitCode.UNDECIDED),
  /** A property failed; there is a trace. */
  FAIL(ExitCode.FAILED),
  /** Two engines that can both judge the case do not say the same: one of them, or HALT, errs. */
  DISAGREE(ExitCode.FAILED),
  /** Runs were sampled (a random search, a booted machine) and none failed. */
  SAMPLED(ExitCode.UNDECIDED),
  /** Out of memory or time, or interrupted; what was seen until then did not fail. */
  INCONCLUSIVE(ExitCode.UNDECIDED),
  /** The engine cannot judge this case; the reason is given beside the verdict. */
  UNSUPPORTED(ExitCode.UNDECIDED);

  private final ExitCode exitCode;

  Verdict(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a run whose only verdict is this one. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
