package halt.checker.jvm.guest;

/**
 * How does a process of a guest wait? {@link #onSpinWait} takes the place of the body of {@link
 * halt.core.host.Platform#onSpinWait}, so that the engine may let another process run.
 */
public final class GuestWait {
  /** Waiting names no arena, so this is the one run that there is at a time. */
  private static GuestHost current;

  private GuestWait() {}

  /** From now on waiting is for this run. */
  public static void isFor(GuestHost host) {
    current = host;
  }

  static GuestHost current() {
    return current;
  }

  /** The current process has seen that it must wait. */
  public static void onSpinWait() {
    GuestHost host = current();
    if (host.steps.process() != Steps.ALONE) {
      host.steps.spin();
    }
  }
}
