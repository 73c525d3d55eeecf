package halt.seeded;

import halt.core.host.Arena;
import halt.core.paging.Shootdown;
import halt.core.paging.Tlb;
import halt.core.role.Cpu;
import halt.core.role.Offset;

/** What if a CPU says that it has forgotten pages, and then forgets them? */
@SeededBug(
    name = "answered-before-invalidated",
    title = "a CPU answers a shootdown before it has invalidated the page",
    type = Shootdown.class,
    method = "answer",
    scenario = "unmap-shootdown",
    processes = 3,
    caught = "assertions")
final class AnsweredBeforeInvalidated {
  private AnsweredBeforeInvalidated() {}

  static void answer(Arena arena, @Cpu int cpu, @Offset long shootdown) {
    long sequence = arena.getVolatile(shootdown + Shootdown.SEQUENCE);
    long answered = arena.getAcquire(shootdown + Shootdown.ANSWERS + cpu);
    if (answered == sequence) {
      return;
    }
    long first = arena.getAcquire(shootdown + Shootdown.FIRST);
    long count = arena.getAcquire(shootdown + Shootdown.COUNT);
    arena.setVolatile(shootdown + Shootdown.ANSWERS + cpu, sequence);
    Tlb.invalidate(arena, cpu, shootdown, first, count);
  }
}
