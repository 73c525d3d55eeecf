package halt.checker.jvm.guest;

import halt.core.host.Arena;

/** A scenario's three methods, to be called without reflection. */
public interface GuestScenario {
  /** Runs alone before the processes. */
  void setup(Arena arena, int processes, int operations);

  /** The body of one process. */
  void process(Arena arena, int process, int operations);

  /** Runs alone after the processes: does the scenario's own condition hold? */
  boolean check(Arena arena, int processes, int operations);
}
