package halt.checker.jvm.guest;

import halt.model.property.Property;
import halt.model.property.Violation;

/**
 * Does a piece of the program ever come to its end? Every loop of it is made to call {@link #turn}
 * where it goes round ({@link halt.checker.jvm.LoopWeaver}), and after so many turns without an
 * access that lets another process run it is taken to go round for ever. That it really does is for
 * the state engine to confirm: it has a limit of its own, which is higher.
 */
public final class GuestLoops {
  /** Turns; under JPF these take some seconds, and nothing that ends makes them in small scopes. */
  static final int MOST = 1_000_000;

  /** So many choices of the system's use all turns up: under JPF each is a state of its own. */
  private static final int CHOICES = 1_000;

  private static final String TURNS = " turns of its loops, and none of them lets another run";

  private static int most = MOST;
  private static int left = MOST;
  private static String alone = "";

  private GuestLoops() {}

  /** From now on fewer turns than {@link #MOST} are allowed, or as many. */
  public static void allow(int turns) {
    most = Math.min(turns, MOST);
    left = most;
  }

  /** A step of a process begins. */
  static void begin() {
    left = most;
  }

  /** What runs while no process does begins, and is called so. */
  static void begin(String who) {
    alone = who;
    left = most;
  }

  /** A loop goes round. */
  public static void turn() {
    turns(1);
  }

  /** The system is asked for a choice. Who is always told no may ask again for ever. */
  static void asks() {
    turns(Math.max(1, most / CHOICES));
  }

  private static void turns(int turns) {
    left -= turns;
    if (left < 0) {
      int process = GuestWait.current().steps.process();
      String who = process == Steps.ALONE ? alone : "process " + process;
      throw new Violation(Property.COMPLETES, who + " does not end: " + most + TURNS);
    }
  }

  /** Whether a message says no more than that the turns were used up. */
  public static boolean isLimit(String message) {
    return message.contains(TURNS);
  }
}
