package halt.scenario;

import halt.core.host.Arena;
import halt.core.paging.Frames;
import halt.core.paging.PageTable;
import halt.core.paging.Rights;
import halt.core.role.Cpu;
import halt.core.role.Offset;
import halt.core.role.Process;

/**
 * Does anybody reach a page that was taken away? CPU 0 maps a page, takes it away and gives its
 * frame back, again and again, while the other CPUs read the page, allocate the frame that was
 * given back and keep a secret there, and all MMUs walk ahead.
 *
 * <p>While the page is away no TLB knows it. Round r writes r into the frame before it maps it. Who
 * has seen that r rounds are over must not read r or less, and nobody reads a secret.
 */
@Scenario(
    name = "unmap-shootdown",
    title = "CPU 0 maps and unmaps a page while others read it: no stale translation is used.",
    registers = 1,
    atoms = 0,
    spaceWords = 2,
    bufferWords = 2,
    words = TinyMachine.WORDS,
    processWords = TinyMachine.CPU_WORDS,
    bytecode = "2x2")
public final class UnmapShootdown {
  private static final long SECRET = 1000;

  private UnmapShootdown() {}

  /** The page is mapped for round 1. */
  public static void setup(Arena arena, int processes, int operations) {
    TinyMachine.initialise(arena, processes);
    map(arena, 1);
  }

  /** Maps the page to a frame that holds the number of the round, if a frame is free. */
  private static boolean map(Arena arena, long round) {
    @Offset long frames = TinyMachine.frames(arena);
    long frame = Frames.allocate(arena, frames);
    if (frame == Frames.NONE) {
      return false;
    }
    arena.setVolatile(TinyMachine.content(arena, frame), round);
    long physical = frame * TinyMachine.PAGE_BYTES;
    PageTable.map(
        arena,
        0,
        TinyMachine.at(arena, TinyMachine.SPACE),
        TinyMachine.ADDRESS,
        physical,
        TinyMachine.PAGE_BYTES,
        Rights.WRITE);
    return true;
  }

  /** The last process walks ahead, CPU 0 unmaps, the others read. */
  public static void process(Arena arena, @Process int process, int operations) {
    @Offset long space = TinyMachine.at(arena, TinyMachine.SPACE);
    int cpus = TinyMachine.cpuCount(arena);
    if (process == cpus) {
      TinyMachine.walkAhead(arena, operations);
    } else if (process == 0) {
      unmap(arena, space, operations);
    } else {
      read(arena, process, space, operations);
    }
  }

  private static void unmap(Arena arena, @Offset long space, int rounds) {
    for (int round = 1; round <= rounds; round++) {
      // Without a frame for this round, the next one tries again.
      if (round == 1 || map(arena, round)) {
        int result = PageTable.withdraw(arena, 0, space, TinyMachine.ADDRESS);
        long seen = Mmu.read(arena, 0, space, TinyMachine.PAGE);
        boolean known = TinyMachine.isKnown(arena, TinyMachine.PAGE);
        if (result != PageTable.DONE || seen != Mmu.FAULT || known) {
          TinyMachine.goneWrong(arena);
        }
        arena.setVolatile(TinyMachine.at(arena, TinyMachine.ROUNDS), round);
      }
    }
    TinyMachine.end(arena);
    TinyMachine.report(arena, 0, rounds);
  }

  private static void read(Arena arena, @Process int process, @Offset long space, int operations) {
    @Cpu int cpu = TinyMachine.cpu(process);
    @Offset long frames = TinyMachine.frames(arena);
    int faults = 0;
    for (int index = 0; index < operations; index++) {
      TinyMachine.takeInterrupts(arena, cpu);
      long over = arena.getVolatile(TinyMachine.at(arena, TinyMachine.ROUNDS));
      long frame = Frames.allocate(arena, frames);
      if (frame != Frames.NONE) {
        arena.setVolatile(TinyMachine.content(arena, frame), SECRET);
      }
      long seen = Mmu.read(arena, cpu, space, TinyMachine.PAGE);
      if (seen == Mmu.FAULT) {
        faults++;
      } else if (seen <= over || seen == SECRET) {
        TinyMachine.goneWrong(arena);
      }
      if (frame != Frames.NONE) {
        Frames.release(arena, frames, frame);
      }
    }
    TinyMachine.idle(arena, cpu);
    TinyMachine.report(arena, process, faults);
  }

  /** Nobody read what was not there for it, and but for the tables every frame is free. */
  public static boolean check(Arena arena, int processes, int operations) {
    long free = Frames.count(arena, TinyMachine.frames(arena));
    return TinyMachine.isWell(arena) && (operations == 0 || free == 1);
  }
}
