package halt.seeded;

import halt.core.Layout;
import halt.core.collect.semispace.Evacuation;
import halt.core.host.Arena;
import halt.core.process.Registers;
import halt.core.role.Offset;
import halt.core.role.Process;

/** What if a collection leaves the first word of its new space out? The scan steps over it. */
@SeededBug(
    name = "word-leaked",
    title = "each collection leaves one word of the new space unused",
    type = Evacuation.class,
    method = "evacuateRegisters",
    scenario = "swap-during-collection",
    caught = "reclaimed")
final class WordLeaked {
  private WordLeaked() {}

  static @Offset long evacuateRegisters(Arena arena, @Offset long to) {
    int processes = Layout.processes(arena);
    int registers = (int) arena.getPlain(Layout.REGISTERS);
    @Offset long free = to + 1;
    for (@Process int process = 0; process < processes; process++) {
      for (int index = 0; index < registers; index++) {
        free = Evacuation.evacuateSlot(arena, Registers.offset(arena, process, index), free);
      }
    }
    return free;
  }
}
