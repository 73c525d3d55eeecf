package halt.core.paging;

import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Cpu;
import halt.core.role.Offset;
import halt.core.role.Size;

/**
 * How does every CPU come to forget an entry that has changed? One CPU at a time asks, in a record
 * that all share; the others answer from their interrupt, and only when all have is the change
 * done.
 *
 * <pre>
 *   the CPU that changed the entry            every other CPU
 *   take LOCK
 *   write FIRST, COUNT
 *   SEQUENCE := n; interrupt them  ---------> sees its ANSWER differ from SEQUENCE
 *   forget the pages                          reads FIRST, COUNT; forgets the pages
 *   wait for each ANSWER to be n   <--------- ANSWER := n
 *   give LOCK back
 * </pre>
 *
 * The entry is changed before SEQUENCE is, so a walk after the answer reads the new one. A CPU that
 * waits for the lock goes on answering, and on a machine both sides run with interrupts masked, so
 * that a CPU never answers while it is answering.
 */
public final class Shootdown {
  /** In the record: how many CPUs take part. */
  public static final @Size long CPUS = 0;

  /** In the record: where the simulated TLBs are, or {@link #NO_TLBS}; never changes. */
  public static final @Size long TLBS = 1;

  /** In the record: for how many pages each of them has a word; never changes. */
  public static final @Size long TLB_PAGES = 2;

  /** In the record: the CPU that asks, plus 1; 0 while none does. */
  public static final @Size long LOCK = 3;

  /** In the record: the number of the last request. */
  public static final @Size long SEQUENCE = 4;

  /** In the record: its first page. */
  public static final @Size long FIRST = 5;

  /** In the record: how many pages it is about. */
  public static final @Size long COUNT = 6;

  /** In the record: of each CPU, the last request that it has answered. */
  public static final @Size long ANSWERS = 7;

  /** Instead of simulated TLBs: the machine has its own. */
  public static final @Offset long NO_TLBS = 0;

  private Shootdown() {}

  /** The words of a record for so many CPUs. */
  public static @Size long words(int cpus) {
    return ANSWERS + cpus;
  }

  /**
   * Writes the record into zeroed words.
   *
   * @param cpus how many CPUs walk the tables
   * @param tlbs where simulated TLBs are, a word for each CPU and page; or {@link #NO_TLBS}
   * @param pages how many pages those have words for
   */
  public static void initialise(
      Arena arena, @Offset long shootdown, int cpus, @Offset long tlbs, @Size long pages) {
    arena.setPlain(shootdown + CPUS, cpus);
    arena.setPlain(shootdown + TLBS, tlbs);
    arena.setPlain(shootdown + TLB_PAGES, pages);
  }

  /**
   * Entries of these pages have changed: when this returns, no CPU uses the old ones, nor will.
   *
   * @param cpu the CPU that runs this
   */
  public static void invalidate(
      Arena arena, @Cpu int cpu, @Offset long shootdown, long first, long count) {
    int cpus = (int) arena.getPlain(shootdown + CPUS);
    if (cpus == 1) {
      Tlb.invalidate(arena, cpu, shootdown, first, count);
      return;
    }
    while (!tryLock(arena, cpu, shootdown)) {
      answer(arena, cpu, shootdown);
      Platform.onSpinWait();
    }
    arena.setRelease(shootdown + FIRST, first);
    arena.setRelease(shootdown + COUNT, count);
    long sequence = arena.getAcquire(shootdown + SEQUENCE) + 1;
    // What is asked of all others need not be asked of this one.
    arena.setRelease(shootdown + ANSWERS + cpu, sequence);
    arena.setVolatile(shootdown + SEQUENCE, sequence);
    for (@Cpu int other = 0; other < cpus; other++) {
      if (other != cpu) {
        Platform.interrupt(arena, other);
      }
    }
    Tlb.invalidate(arena, cpu, shootdown, first, count);
    for (@Cpu int other = 0; other < cpus; other++) {
      if (other != cpu) {
        awaitAnswer(arena, other, shootdown, sequence);
      }
    }
    arena.setRelease(shootdown + LOCK, 0);
  }

  /** Looks before it tries, so that CPUs that wait do not take the word from each other. */
  private static boolean tryLock(Arena arena, @Cpu int cpu, @Offset long shootdown) {
    return arena.getAcquire(shootdown + LOCK) == 0
        && arena.compareAndSet(shootdown + LOCK, 0, cpu + 1);
  }

  private static void awaitAnswer(
      Arena arena, @Cpu int cpu, @Offset long shootdown, long sequence) {
    while (arena.getVolatile(shootdown + ANSWERS + cpu) != sequence) {
      Platform.onSpinWait();
    }
  }

  /** What a CPU does when it is interrupted: whatever was asked of it and is not done yet. */
  public static void answer(Arena arena, @Cpu int cpu, @Offset long shootdown) {
    long sequence = arena.getVolatile(shootdown + SEQUENCE);
    long answered = arena.getAcquire(shootdown + ANSWERS + cpu);
    if (answered == sequence) {
      return;
    }
    // The next request waits for this answer, so these belong to this one.
    long first = arena.getAcquire(shootdown + FIRST);
    long count = arena.getAcquire(shootdown + COUNT);
    Tlb.invalidate(arena, cpu, shootdown, first, count);
    arena.setVolatile(shootdown + ANSWERS + cpu, sequence);
  }
}
