package halt.core.paging;

import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Cpu;
import halt.core.role.Offset;
import halt.core.role.Size;

/**
 * What may a CPU's MMU still know of an entry that has changed? A machine's MMU keeps translations
 * where no program can read them; that of the simulated OS keeps them in the arena, one word for
 * each page and CPU, so that the explorer sees every moment in which one is stale:
 *
 * <pre>
 *   63              32 31               0
 *  +------------------+------------------+
 *  |  invalidations   |  the entry or 0  |
 *  +------------------+------------------+
 * </pre>
 *
 * The count is what makes an invalidation end the walks under way, as a machine's does: a walk that
 * began before it finds another word than it had read, and keeps nothing.
 */
public final class Tlb {
  /** The bits of an entry in a word of a simulated TLB. */
  public static final long ENTRY = 0xFFFFFFFFL;

  private static final int COUNT_SHIFT = 32;

  private Tlb() {}

  /** Where a simulated CPU keeps what it knows of a page. */
  public static @Offset long word(Arena arena, @Cpu int cpu, @Offset long shootdown, long page) {
    @Offset long tlbs = arena.getPlain(shootdown + Shootdown.TLBS);
    @Size long pages = arena.getPlain(shootdown + Shootdown.TLB_PAGES);
    return tlbs + pages * cpu + page;
  }

  /** This CPU forgets what it knows of so many pages from this one on. */
  public static void invalidate(
      Arena arena, @Cpu int cpu, @Offset long shootdown, long first, long count) {
    if (arena.getPlain(shootdown + Shootdown.TLBS) == Shootdown.NO_TLBS) {
      Platform.invalidatePages(arena, first, count);
      return;
    }
    for (long page = first; page < first + count; page++) {
      @Offset long word = word(arena, cpu, shootdown, page);
      long known = arena.getVolatile(word);
      arena.setVolatile(word, (known >>> COUNT_SHIFT) + 1 << COUNT_SHIFT);
    }
  }
}
