package halt.checker.lincheck.program;

/**
 * Where is the current process, and what does it hold there? The program's methods are made to call
 * these, see {@link halt.checker.lincheck.PlaceWeaver}.
 */
public final class Places {
  /** Whose places are told; null while nobody listens. */
  private static LocalState told;

  private Places() {}

  /** From now on it is this process that moves; null if none does. */
  static void areOf(LocalState process) {
    told = process;
  }

  /** The process is about to access a word with ordering, at this place. */
  public static void at(long place) {
    if (told != null) {
      told.at(place);
    }
  }

  /** The process is about to call a method, at this place. */
  public static void calls(long place) {
    if (told != null) {
      told.calls(place);
    }
  }

  /** That method has returned. */
  public static void returned() {
    if (told != null) {
      told.returned();
    }
  }

  /** At the place that was told last the process holds this. */
  public static void value(long word) {
    if (told != null) {
      told.value(word);
    }
  }
}
