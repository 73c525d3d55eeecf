package halt.core.process;

import halt.core.Layout;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Process;

/**
 * When may a collector move objects? When every other process is at a safepoint: between two
 * operations, before its first or after its last. Raw references live only inside an operation, so
 * there a process holds none but those in its registers.
 *
 * <pre>
 *          enter: PHASE is MUTATING          a process         the collecting process
 *         +-----------------------+
 *   SAFE  |                       v          state := RUNNING   PHASE := STOPPING
 *    ^    +------------------- RUNNING       read PHASE         read each state
 *    |                            |
 *    +----------------------------+          each writes its own word first and then reads the
 *      poll: PHASE is STOPPING; leave        other's: at least one of them sees the other
 * </pre>
 */
public final class Safepoint {
  /** {@link Layout#PHASE}: processes run. */
  public static final long MUTATING = 0;

  /** {@link Layout#PHASE}: one process wants the world to stop, or has stopped it. */
  public static final long STOPPING = 1;

  /** A process's state: it holds no raw reference and writes nothing. */
  public static final long SAFE = 0;

  /** A process's state: it may be inside an operation. */
  public static final long RUNNING = 1;

  private Safepoint() {}

  /** The process begins, or goes on; waits while the world is stopped. */
  public static void enter(Arena arena, @Process int process) {
    while (true) {
      while (arena.getAcquire(Layout.PHASE) == STOPPING) {
        Platform.onSpinWait();
      }
      arena.setVolatile(Layout.state(arena, process), RUNNING);
      if (arena.getVolatile(Layout.PHASE) == MUTATING) {
        return;
      }
      // A collector came between: it may already have seen this process safe.
      leave(arena, process);
    }
  }

  /** The process ends, or pauses: all that it did is done before a collector sees it safe. */
  public static void leave(Arena arena, @Process int process) {
    arena.setRelease(Layout.state(arena, process), SAFE);
  }

  /** Lets the collector have the world, and goes on when it gives it back. */
  public static void park(Arena arena, @Process int process) {
    leave(arena, process);
    enter(arena, process);
  }

  /**
   * Stops the world for this running process: afterwards it alone touches the arena, until {@link
   * #resumeTheWorld}.
   *
   * @return false, with nothing done, if another process is stopping it
   */
  public static boolean stopTheWorld(Arena arena, @Process int process) {
    if (!arena.compareAndSet(Layout.PHASE, MUTATING, STOPPING)) {
      return false;
    }
    int processes = Layout.processes(arena);
    for (@Process int other = 0; other < processes; other++) {
      if (other != process) {
        awaitSafe(arena, other);
      }
    }
    return true;
  }

  private static void awaitSafe(Arena arena, @Process int process) {
    while (arena.getVolatile(Layout.state(arena, process)) == RUNNING) {
      Platform.onSpinWait();
    }
  }

  /** Gives the world back: what the collector wrote is there before a process runs on. */
  public static void resumeTheWorld(Arena arena) {
    arena.setVolatile(Layout.PHASE, MUTATING);
  }
}
