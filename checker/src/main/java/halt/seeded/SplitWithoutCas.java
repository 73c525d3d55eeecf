package halt.seeded;

import halt.core.host.Arena;
import halt.core.paging.PageTable;
import halt.core.role.Offset;

/**
 * What if a large page is replaced by a load and a store? Two CPUs split it, and one table is lost.
 */
@SeededBug(
    name = "split-without-cas",
    title = "a table takes the place of a large page by a load and a store",
    type = PageTable.class,
    method = "replace",
    scenario = "split-race",
    processes = 3,
    caught = "assertions")
final class SplitWithoutCas {
  private SplitWithoutCas() {}

  static boolean replace(Arena arena, @Offset long entry, long old, long next) {
    if (arena.getVolatile(entry) != old) {
      return false;
    }
    arena.setVolatile(entry, next);
    return true;
  }
}
