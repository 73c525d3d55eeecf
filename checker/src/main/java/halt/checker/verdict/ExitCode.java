package halt.checker.verdict;

/** How does the command end? */
public enum ExitCode {
  PASSED(0),
  FAILED(1),
  BAD_INPUT(2),
  /** Bounded, sampled, inconclusive or unsupported. */
  UNDECIDED(3),
  /** Something that the command needs is not installed. */
  NOT_INSTALLED(4),
  /** The command itself broke; the code is EX_SOFTWARE of sysexits.h. */
  OWN_FAULT(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
