package halt.scenario;

import halt.core.host.Arena;
import halt.core.paging.Regime;
import halt.core.paging.Space;
import halt.core.paging.Tlb;
import halt.core.role.Cpu;
import halt.core.role.Offset;

/**
 * What does a CPU's MMU do while tables change? That of the simulated OS reads the entries one by
 * one, keeps what it found in the CPU's TLB, and uses what it keeps without looking again. It may
 * also walk ahead of any access, whenever it likes: {@link #walkAhead} is a process of its own.
 */
public final class Mmu {
  /** Instead of a word: the access faulted. */
  public static final long FAULT = -1;

  private Mmu() {}

  /** The first word of a page, by this CPU; {@link #FAULT} if it may not read it. */
  public static long read(Arena arena, @Cpu int cpu, @Offset long space, long page) {
    long entry = translate(arena, cpu, space, page);
    if (entry == 0) {
      return FAULT;
    }
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    return arena.getVolatile(Regime.content(arena, regime, Regime.frame(arena, regime, entry)));
  }

  /**
   * Adds to the first word of a page, by this CPU.
   *
   * @return whether it may write it
   */
  public static boolean add(
      Arena arena, @Cpu int cpu, @Offset long space, long page, long increment) {
    long entry = translate(arena, cpu, space, page);
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    if (entry == 0 || (entry & TinyMachine.WRITABLE) == 0) {
      return false;
    }
    @Offset long word = Regime.content(arena, regime, Regime.frame(arena, regime, entry));
    arena.getAndAdd(word, increment);
    return true;
  }

  /** Fills a CPU's TLB before anybody asks for the page. */
  public static void walkAhead(Arena arena, @Cpu int cpu, @Offset long space, long page) {
    translate(arena, cpu, space, page);
  }

  /** The entry that maps a page, from the TLB if it is there; 0 if none does. */
  private static long translate(Arena arena, @Cpu int cpu, @Offset long space, long page) {
    @Offset long shootdown = arena.getPlain(space + Space.SHOOTDOWN);
    @Offset long word = Tlb.word(arena, cpu, shootdown, page);
    long known = arena.getVolatile(word);
    if ((known & Tlb.ENTRY) != 0) {
      return known & Tlb.ENTRY;
    }
    long entry = walk(arena, space, page);
    if (entry != 0) {
      // Fails if the CPU has invalidated, or filled, meanwhile; this access may still use it.
      arena.compareAndSet(word, known, known | entry);
    }
    return entry;
  }

  private static long walk(Arena arena, @Offset long space, long page) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long table = arena.getPlain(space + Space.ROOT);
    int level = (int) arena.getPlain(regime + Regime.LEVELS) - 1;
    while (true) {
      long entry = arena.getVolatile(Regime.entry(arena, regime, table, level, page));
      if (!Regime.isPresent(arena, regime, entry)) {
        return 0;
      }
      if (!Regime.isTable(arena, regime, level, entry)) {
        return entry;
      }
      table = Regime.frame(arena, regime, entry);
      level--;
    }
  }
}
