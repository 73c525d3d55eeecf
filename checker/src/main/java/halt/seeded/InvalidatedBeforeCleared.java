package halt.seeded;

import halt.core.host.Arena;
import halt.core.paging.PageTable;
import halt.core.paging.Regime;
import halt.core.paging.Shootdown;
import halt.core.paging.Space;
import halt.core.role.Cpu;
import halt.core.role.Offset;

/**
 * What if the entry is cleared after everybody forgot it? An MMU that walks in between finds it.
 */
@SeededBug(
    name = "invalidated-before-cleared",
    title = "a page is invalidated on all CPUs, and then its entry is cleared",
    type = PageTable.class,
    method = "withdraw",
    scenario = "unmap-shootdown",
    processes = 2,
    caught = "assertions")
final class InvalidatedBeforeCleared {
  private InvalidatedBeforeCleared() {}

  static int withdraw(Arena arena, @Cpu int cpu, @Offset long space, long virtual) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long shift = arena.getPlain(regime + Regime.PAGE_SHIFT);
    long page = virtual >>> shift;
    @Offset long shootdown = arena.getPlain(space + Space.SHOOTDOWN);
    Shootdown.invalidate(arena, cpu, shootdown, page, 1);
    long taken = PageTable.clear(arena, space, page);
    if (taken == 0) {
      return PageTable.NOT_MAPPED;
    }
    PageTable.giveBack(arena, space, taken);
    return PageTable.DONE;
  }
}
