package halt.seeded;

import halt.core.Layout;
import halt.core.collect.semispace.Evacuation;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.role.Offset;
import halt.core.role.Process;

/** What if the register of results is taken for dead between two operations? */
@SeededBug(
    name = "root-not-scanned",
    title = "the collector leaves the register of results out of the roots",
    type = Evacuation.class,
    method = "evacuateRegisters",
    scenario = "swap-during-collection",
    caught = "reachable-intact")
final class RootNotScanned {
  private RootNotScanned() {}

  static @Offset long evacuateRegisters(Arena arena, @Offset long to) {
    int processes = Layout.processes(arena);
    int registers = (int) arena.getPlain(Layout.REGISTERS);
    @Offset long free = to;
    for (@Process int process = 0; process < processes; process++) {
      for (int index = Operation.RESULT + 1; index < registers; index++) {
        free = Evacuation.evacuateSlot(arena, Registers.offset(arena, process, index), free);
      }
    }
    return free;
  }
}
