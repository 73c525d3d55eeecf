package halt.checker.lincheck.guest;

/**
 * When does a method of the program's begin and return? Methods that take the arena are made to
 * call these, see {@link halt.checker.lincheck.CallWeaver}; all others find nothing in memory.
 */
public final class Calls {
  private static GuestProgram told;

  private Calls() {}

  static void areTold(GuestProgram program) {
    told = program;
  }

  /** A method has been entered. */
  public static void enter() {
    told.enters();
  }

  /** The current method is about to say that it waits, at this place of the program. */
  public static void waits(long place) {
    told.waits(place);
  }

  /** A variable of the current method, after {@link #waits}. */
  public static void variable(long word) {
    told.variable(word);
  }

  /** A method is about to return this, or nothing, which is 0. */
  public static void leave(long result) {
    told.leaves(result);
  }
}
