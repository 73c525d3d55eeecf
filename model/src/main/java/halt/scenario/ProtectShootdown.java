package halt.scenario;

import halt.core.host.Arena;
import halt.core.paging.Frames;
import halt.core.paging.PageTable;
import halt.core.paging.Rights;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.role.Cpu;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;

/**
 * Does anybody write a page that is read-only by now? CPU 0 takes the right to write away and gives
 * it back, again and again, while the others add to the page and all MMUs walk ahead. Once a page
 * is read-only, what it holds stays, and nothing that an MMU allowed is lost.
 */
@Scenario(
    name = "protect-shootdown",
    title = "CPU 0 makes a page read-only while others write it: after that nobody does.",
    registers = 1,
    atoms = 0,
    spaceWords = 2,
    bufferWords = 2,
    words = TinyMachine.WORDS,
    processWords = TinyMachine.CPU_WORDS,
    bytecode = "2x2")
public final class ProtectShootdown {
  private ProtectShootdown() {}

  /** The page is mapped and may be written; it holds 0. */
  public static void setup(Arena arena, int processes, int operations) {
    TinyMachine.initialise(arena, processes);
    @Offset long space = TinyMachine.at(arena, TinyMachine.SPACE);
    long frame = Frames.allocate(arena, TinyMachine.frames(arena));
    PageTable.map(
        arena,
        0,
        space,
        TinyMachine.ADDRESS,
        frame * TinyMachine.PAGE_BYTES,
        TinyMachine.PAGE_BYTES,
        Rights.WRITE);
  }

  /** The last process walks ahead, CPU 0 protects, the others write. */
  public static void process(Arena arena, @Process int process, int operations) {
    @Offset long space = TinyMachine.at(arena, TinyMachine.SPACE);
    int cpus = TinyMachine.cpuCount(arena);
    if (process == cpus) {
      TinyMachine.walkAhead(arena, operations);
    } else if (process == 0) {
      protect(arena, space, operations);
    } else {
      write(arena, process, space, operations);
    }
  }

  private static void protect(Arena arena, @Offset long space, int rounds) {
    @Offset long page = content(arena);
    for (int round = 1; round <= rounds; round++) {
      if (round > 1) {
        setRights(arena, space, Rights.WRITE);
      }
      setRights(arena, space, Rights.READ);
      long held = arena.getVolatile(page);
      if (Mmu.add(arena, 0, space, TinyMachine.PAGE, 1) || arena.getVolatile(page) != held) {
        TinyMachine.goneWrong(arena);
      }
    }
    long last = arena.getVolatile(page);
    arena.setVolatile(TinyMachine.at(arena, TinyMachine.ROUNDS), last);
    TinyMachine.end(arena);
    TinyMachine.report(arena, 0, 0);
  }

  private static void setRights(Arena arena, @Offset long space, int rights) {
    int result =
        PageTable.protect(arena, 0, space, TinyMachine.ADDRESS, TinyMachine.PAGE_BYTES, rights);
    if (result != PageTable.DONE) {
      TinyMachine.goneWrong(arena);
    }
  }

  private static void write(Arena arena, @Process int process, @Offset long space, int operations) {
    @Cpu int cpu = TinyMachine.cpu(process);
    int written = 0;
    for (int index = 0; index < operations; index++) {
      TinyMachine.takeInterrupts(arena, cpu);
      if (Mmu.add(arena, cpu, space, TinyMachine.PAGE, 1)) {
        written++;
      }
    }
    TinyMachine.idle(arena, cpu);
    TinyMachine.report(arena, process, written);
  }

  /** The first word of the frame that the page leads to: the second that was allocated. */
  private static @Offset long content(Arena arena) {
    return TinyMachine.content(arena, 1);
  }

  /** The page holds what it held when it became read-only for the last time, and all of it. */
  public static boolean check(Arena arena, int processes, int operations) {
    long written = 0;
    for (@Process int process = 1; process < TinyMachine.cpus(processes); process++) {
      @Value long reported = Registers.get(arena, process, Operation.RESULT);
      written = written + Word.integer(reported);
    }
    long held = arena.getVolatile(content(arena));
    long last = arena.getVolatile(TinyMachine.at(arena, TinyMachine.ROUNDS));
    return TinyMachine.isWell(arena) && held == written && (operations == 0 || held == last);
  }
}
