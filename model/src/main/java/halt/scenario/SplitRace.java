package halt.scenario;

import halt.core.host.Arena;
import halt.core.paging.Frames;
import halt.core.paging.PageTable;
import halt.core.paging.Regime;
import halt.core.paging.Rights;
import halt.core.paging.Space;
import halt.core.role.Cpu;
import halt.core.role.Offset;
import halt.core.role.Process;

/**
 * Do two CPUs that cut the same large page come out with one table? CPU 0 makes its first page
 * read-only while another one takes the second page away; meanwhile all MMUs walk. The loser of the
 * race gives its table back, and neither change is lost.
 */
@Scenario(
    name = "split-race",
    title = "Two CPUs change the two halves of one large page: it is split once, for both.",
    registers = 1,
    atoms = 0,
    spaceWords = 2,
    bufferWords = 2,
    words = TinyMachine.WORDS,
    processWords = TinyMachine.CPU_WORDS,
    bytecode = "2x2")
public final class SplitRace {
  private SplitRace() {}

  /** Pages 2 and 3 are one large page, which leads to the memory behind the frames. */
  public static void setup(Arena arena, int processes, int operations) {
    TinyMachine.initialise(arena, processes);
    @Offset long space = TinyMachine.at(arena, TinyMachine.SPACE);
    PageTable.map(
        arena,
        0,
        space,
        2 * TinyMachine.PAGE_BYTES,
        4 * TinyMachine.PAGE_BYTES,
        2 * TinyMachine.PAGE_BYTES,
        Rights.WRITE);
  }

  /** CPU 0 protects, CPU 1 unmaps, further ones only answer; the last process walks ahead. */
  public static void process(Arena arena, @Process int process, int operations) {
    @Offset long space = TinyMachine.at(arena, TinyMachine.SPACE);
    int cpus = TinyMachine.cpuCount(arena);
    if (process == cpus) {
      for (int index = 0; index < operations; index++) {
        for (@Cpu int each = 0; each < cpus; each++) {
          Mmu.walkAhead(arena, each, space, 2);
        }
      }
      return;
    }
    @Cpu int cpu = TinyMachine.cpu(process);
    if (operations > 0 && cpu < 2) {
      int result =
          cpu == 0
              ? PageTable.protect(
                  arena,
                  cpu,
                  space,
                  2 * TinyMachine.PAGE_BYTES,
                  TinyMachine.PAGE_BYTES,
                  Rights.READ)
              : PageTable.unmap(
                  arena, cpu, space, 3 * TinyMachine.PAGE_BYTES, TinyMachine.PAGE_BYTES);
      if (result != PageTable.DONE) {
        TinyMachine.goneWrong(arena);
      }
      if (cpu == 0 && Mmu.add(arena, cpu, space, 2, 1)) {
        TinyMachine.goneWrong(arena);
      }
    }
    TinyMachine.endTogether(arena, cpu);
  }

  /** Page 2 is read-only, page 3 is gone, and but for root and table every frame is free. */
  public static boolean check(Arena arena, int processes, int operations) {
    @Offset long space = TinyMachine.at(arena, TinyMachine.SPACE);
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long free = Frames.count(arena, TinyMachine.frames(arena));
    if (operations == 0) {
      return free == 2;
    }
    long second = PageTable.lookUp(arena, space, 2);
    long third = PageTable.lookUp(arena, space, 3);
    boolean well = TinyMachine.isWell(arena) && free == 1;
    well &= Regime.isPresent(arena, regime, second);
    long readOnly = Regime.bits(arena, regime, Rights.READ);
    well &= Regime.bitsOf(arena, regime, second) == readOnly;
    well &= Regime.isPresent(arena, regime, third) == (TinyMachine.cpus(processes) == 1);
    return well;
  }
}
