package halt.seeded;

import halt.core.host.Arena;
import halt.core.paging.PageTable;
import halt.core.paging.Regime;
import halt.core.paging.Shootdown;
import halt.core.paging.Space;
import halt.core.role.Cpu;
import halt.core.role.Offset;

/** What if a frame is free while a CPU may still reach it? Its next owner has a guest. */
@SeededBug(
    name = "freed-before-answered",
    title = "a frame is given back before all CPUs have forgotten the page that led to it",
    type = PageTable.class,
    method = "withdraw",
    scenario = "unmap-shootdown",
    processes = 3,
    caught = "assertions")
final class FreedBeforeAnswered {
  private FreedBeforeAnswered() {}

  static int withdraw(Arena arena, @Cpu int cpu, @Offset long space, long virtual) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long shift = arena.getPlain(regime + Regime.PAGE_SHIFT);
    long page = virtual >>> shift;
    @Offset long shootdown = arena.getPlain(space + Space.SHOOTDOWN);
    long taken = PageTable.clear(arena, space, page);
    if (taken == 0) {
      return PageTable.NOT_MAPPED;
    }
    PageTable.giveBack(arena, space, taken);
    Shootdown.invalidate(arena, cpu, shootdown, page, 1);
    return PageTable.DONE;
  }
}
