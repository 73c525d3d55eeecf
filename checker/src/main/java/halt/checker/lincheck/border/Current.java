package halt.checker.lincheck.border;

/** Which program is being run? Lincheck's checks exclude each other, so there is one at a time. */
public final class Current {
  private static Program program;

  private Current() {}

  /** From now on runs are of this program. */
  public static void is(Program checked) {
    program = checked;
  }

  static void begin() {
    program.begin();
  }
}
