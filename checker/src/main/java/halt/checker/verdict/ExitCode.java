package halt.checker.verdict;

/** How does the command end? */
public enum ExitCode {
  PASSED(0),
  FAILED(1),
  /** Or what was to be written could not be. */
  BAD_INPUT(2),
  /** Bounded, sampled, inconclusive or unsupported. */
  UNDECIDED(3),
  /** Something that the command needs is not installed. */
  NOT_INSTALLED(4),
  /** The command itself broke; the code is EX_SOFTWARE of sysexits.h. */
  OWN_FAULT(70),
  /**
   * Who read the output has gone before its end: what a shell reports of a program that SIGPIPE
   * ends, 128 + 13.
   */
  NOT_READ(141);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * How a command ends that would end so, and part of whose result got lost on its way out. A
   * failure that was found stays one, and what kept the command from its work stays that; but
   * nobody is to take a result for complete that is not.
   */
  public ExitCode withResultLost() {
    return this == PASSED || this == UNDECIDED ? BAD_INPUT : this;
  }
}
