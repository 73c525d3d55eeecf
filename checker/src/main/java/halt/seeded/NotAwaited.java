package halt.seeded;

import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.paging.Shootdown;
import halt.core.paging.Tlb;
import halt.core.role.Cpu;
import halt.core.role.Offset;

/** What if a change is called done when all were told, but have not answered? */
@SeededBug(
    name = "not-awaited",
    title = "a shootdown does not wait for the answers",
    type = Shootdown.class,
    method = "invalidate",
    scenario = "protect-shootdown",
    processes = 3,
    caught = "assertions")
final class NotAwaited {
  private NotAwaited() {}

  static void invalidate(
      Arena arena, @Cpu int cpu, @Offset long shootdown, long first, long count) {
    int cpus = (int) arena.getPlain(shootdown + Shootdown.CPUS);
    arena.setRelease(shootdown + Shootdown.FIRST, first);
    arena.setRelease(shootdown + Shootdown.COUNT, count);
    long sequence = arena.getAcquire(shootdown + Shootdown.SEQUENCE) + 1;
    arena.setRelease(shootdown + Shootdown.ANSWERS + cpu, sequence);
    arena.setVolatile(shootdown + Shootdown.SEQUENCE, sequence);
    for (@Cpu int other = 0; other < cpus; other++) {
      if (other != cpu) {
        Platform.interrupt(arena, other);
      }
    }
    Tlb.invalidate(arena, cpu, shootdown, first, count);
  }
}
