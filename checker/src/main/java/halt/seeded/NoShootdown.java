package halt.seeded;

import halt.core.host.Arena;
import halt.core.paging.Shootdown;
import halt.core.paging.Tlb;
import halt.core.role.Cpu;
import halt.core.role.Offset;

/** What if only the CPU that changes an entry forgets it? The others go on using what they know. */
@SeededBug(
    name = "no-shootdown",
    title = "a changed entry is invalidated on the CPU that changed it only",
    type = Shootdown.class,
    method = "invalidate",
    scenario = "unmap-shootdown",
    processes = 3,
    caught = "assertions")
final class NoShootdown {
  private NoShootdown() {}

  static void invalidate(
      Arena arena, @Cpu int cpu, @Offset long shootdown, long first, long count) {
    Tlb.invalidate(arena, cpu, shootdown, first, count);
  }
}
