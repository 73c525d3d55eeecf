package halt.core.host;

import halt.core.role.Cpu;
import halt.core.role.Process;
import halt.core.role.Value;

/**
 * What the core tells its host and asks of it, besides memory. The explorer takes each choice both
 * ways; the kernel and the JVM ask their {@link PlatformListener} or its C counterpart.
 */
@Intrinsic
public final class Platform {
  private Platform() {}

  /** A choice at an operation boundary: does the system want a collection now? */
  public static boolean collectionRequested(Arena arena, @Process int process) {
    return arena.listener().collectionRequested(process);
  }

  /** A choice at the allocator's slow path: does the system refuse the memory? */
  public static boolean allocationFails(Arena arena, @Process int process) {
    return arena.listener().allocationFails(process);
  }

  /**
   * An operation begins. The words are read by the host before this returns, so they may be
   * references.
   *
   * @param operation a constant of {@link halt.core.process.Operation}
   * @param target the atom, or nil where the operation has none
   * @param first the first argument (of a swap: the function's id), or nil
   * @param second the second argument, or nil
   */
  public static void invoke(
      Arena arena,
      @Process int process,
      int operation,
      @Value long target,
      @Value long first,
      @Value long second) {
    arena.listener().invoke(arena, process, operation, target, first, second);
  }

  /** The operation that {@code process} invoked last ends with this result. */
  public static void respond(Arena arena, @Process int process, @Value long result) {
    arena.listener().respond(arena, process, result);
  }

  /**
   * Makes another CPU look for what is asked of it: see {@link halt.core.paging.Shootdown#answer}.
   * Nothing happens where CPUs look of themselves.
   */
  public static void interrupt(Arena arena, @Cpu int cpu) {}

  /**
   * Ends every use of what this CPU's own MMU has kept of so many pages from this number on; what
   * the CPU stored before is there for its next walks. Nothing happens where there is no MMU.
   */
  public static void invalidatePages(Arena arena, long first, long count) {}

  /** Every entry of a page table stored so far is there for this CPU's walks. */
  public static void orderTables(Arena arena) {}

  /**
   * This process has stopped the world and is about to write objects; a host may have protected
   * them. Nobody may use a right that a collector has before it has said so.
   */
  public static void collectionBegins(Arena arena, @Process int process) {
    arena.listener().collectionBegins(process);
  }

  /**
   * What this process's collection kept is in its place, and nobody writes it until the next one;
   * the world is still stopped.
   */
  public static void collectionEnds(Arena arena, @Process int process) {
    arena.listener().collectionEnds(process);
  }

  /**
   * The core is about to use a process's register by its number. A host that checks ends the
   * machine if the arena has no such process, or the process no such register; elsewhere the caller
   * answers for both.
   */
  public static void usesRegister(Arena arena, @Process int process, int index) {}

  /** The caller waits for a word that another process or CPU will change. */
  public static void onSpinWait() {
    Thread.onSpinWait();
  }
}
