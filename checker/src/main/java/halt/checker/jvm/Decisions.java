package halt.checker.jvm;

import halt.checker.trace.Schedule;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * How did a run come to a state? By steps of processes and choices of the system's, a character
 * each, so that the ways to many states are short texts. What {@link Schedule} keeps for a whole
 * run.
 */
public final class Decisions {
  /** A process takes a step: this character and its number. */
  public static final char STEP = '\uE000';

  /** A choice: this character, twice the process's number, and one more for yes. */
  public static final char CHOICE = '\uE800';

  /** From here on characters are no decisions any more. */
  public static final char END = '\uF000';

  private Decisions() {}

  /** The same, in a form that crosses to the state engine. */
  public static Schedule schedule(String decisions) {
    Schedule schedule = new Schedule();
    for (int i = 0; i < decisions.length(); i++) {
      char each = decisions.charAt(i);
      if (each < CHOICE) {
        schedule.step(each - STEP);
      } else {
        int choice = each - CHOICE;
        schedule.choice(choice / 2, choice % 2 == 1);
      }
    }
    return schedule;
  }

  /**
   * The way to one of these states: to one that a step led to and not a choice, so that the state
   * engine can stop there, if there is such a one.
   *
   * @param some not empty
   * @param path the way to a state
   */
  public static Schedule toOneOf(BitSet some, IntFunction<String> path) {
    int state =
        some.stream()
            .filter(each -> !endsInChoice(path.apply(each)))
            .findFirst()
            .orElse(some.nextSetBit(0));
    return schedule(path.apply(state));
  }

  private static boolean endsInChoice(String decisions) {
    return !decisions.isEmpty() && decisions.charAt(decisions.length() - 1) >= CHOICE;
  }
}
