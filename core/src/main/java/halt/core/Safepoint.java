package halt.core;

import halt.core.host.Arena;
import halt.core.host.Platform;

/**
 * When may a collector move objects? When every other CPU is at a safepoint: between two
 * operations, or outside of any process. Raw references live only inside an operation, so there a
 * CPU holds none but those in its registers.
 *
 * <pre>
 *          enter: PHASE is MUTATING          a CPU           the collecting CPU
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

  /** {@link Layout#PHASE}: one CPU wants the world to stop, or has stopped it. */
  public static final long STOPPING = 1;

  /** A CPU's state: it holds no raw reference and writes nothing. */
  public static final long SAFE = 0;

  /** A CPU's state: it may be inside an operation. */
  public static final long RUNNING = 1;

  private Safepoint() {}

  /** The CPU begins to run a process; waits while the world is stopped. */
  public static void enter(Arena arena, int cpu) {
    while (true) {
      while (arena.getAcquire(Layout.PHASE) == STOPPING) {
        Platform.onSpinWait();
      }
      arena.setVolatile(Layout.state(arena, cpu), RUNNING);
      if (arena.getVolatile(Layout.PHASE) == MUTATING) {
        return;
      }
      // A collector came between: it may already have seen this CPU safe.
      leave(arena, cpu);
    }
  }

  /** The CPU ends its process, or pauses it: all that it did is done before a collector sees it. */
  public static void leave(Arena arena, int cpu) {
    arena.setRelease(Layout.state(arena, cpu), SAFE);
  }

  /** An operation boundary: the one place where a running CPU lets a collection happen. */
  public static void poll(Arena arena, int cpu) {
    if (Platform.collectionRequested(arena, cpu)) {
      Collector.collect(arena, cpu);
    } else if (arena.getAcquire(Layout.PHASE) == STOPPING) {
      park(arena, cpu);
    }
  }

  /** Lets the collector have the world, and goes on when it gives it back. */
  public static void park(Arena arena, int cpu) {
    leave(arena, cpu);
    enter(arena, cpu);
  }

  /**
   * Stops the world for this running CPU: afterwards it alone touches the arena, until {@link
   * #resumeTheWorld}.
   *
   * @return false, with nothing done, if another CPU is stopping it
   */
  public static boolean stopTheWorld(Arena arena, int cpu) {
    if (!arena.compareAndSet(Layout.PHASE, MUTATING, STOPPING)) {
      return false;
    }
    int cpus = Layout.cpus(arena);
    for (int other = 0; other < cpus; other++) {
      if (other != cpu) {
        awaitSafe(arena, other);
      }
    }
    return true;
  }

  private static void awaitSafe(Arena arena, int cpu) {
    while (arena.getVolatile(Layout.state(arena, cpu)) == RUNNING) {
      Platform.onSpinWait();
    }
  }

  /** Gives the world back: what the collector wrote is there before a CPU runs on. */
  public static void resumeTheWorld(Arena arena) {
    arena.setVolatile(Layout.PHASE, MUTATING);
  }
}
