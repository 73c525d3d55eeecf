package halt.checker.jvm.guest;

import halt.core.host.Arena;

/** Stands where a scenario's class will be; {@link halt.checker.jvm.JvmProgram} renames it. */
final class PlaceholderScenario {
  private PlaceholderScenario() {}

  static void setup(Arena arena, int processes, int operations) {
    throw new IllegalStateException("no scenario has taken this place");
  }

  static void process(Arena arena, int process, int operations) {
    throw new IllegalStateException("no scenario has taken this place");
  }

  static boolean check(Arena arena, int processes, int operations) {
    throw new IllegalStateException("no scenario has taken this place");
  }
}
