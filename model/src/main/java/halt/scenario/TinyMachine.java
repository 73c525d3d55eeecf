package halt.scenario;

import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.paging.Frames;
import halt.core.paging.Regime;
import halt.core.paging.Rights;
import halt.core.paging.Shootdown;
import halt.core.paging.Space;
import halt.core.paging.Tlb;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Converts;
import halt.core.role.Cpu;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Size;
import halt.core.value.Word;

/**
 * On which machine do tables change in the scenarios? On one so small that every order of its steps
 * can be tried: pages of two words, tables of two entries on two levels, three frames, memory for
 * three more that is not given out, and in the scenario's own words all that there is of it:
 *
 * <pre>
 *   notes of the scenario | space | regime | frames | physical memory | shootdown | TLBs
 * </pre>
 *
 * Of n processes, n - 1 are its CPUs and the last one is the part of all their MMUs that walks
 * ahead. A machine of one process has one CPU, whose MMU walks only when it must.
 */
public final class TinyMachine {
  /** The page that scenarios map. */
  public static final long PAGE = 1;

  /** Its address. */
  public static final long ADDRESS = 16;

  /** The bytes of a page. */
  public static final long PAGE_BYTES = 16;

  /** The bit of an entry that allows writing. */
  public static final long WRITABLE = 4;

  /** A note of the scenario: how often what it is about has been done. */
  public static final @Size long ROUNDS = 0;

  /** A note of the scenario: what went wrong, 0 if nothing did. */
  public static final @Size long WRONG = 1;

  /** A note: CPU 0 has come to its end. */
  public static final @Size long ENDED = 2;

  /** Where in the own words the space is. */
  public static final @Size long SPACE = 3;

  /** The words that a machine takes, without those for each CPU. */
  public static final int WORDS = 53;

  /** As many more for each CPU: an answer and a word of TLB for each page. */
  public static final int CPU_WORDS = 5;

  private static final @Size long REGIME = 7;
  private static final @Size long FRAMES = 30;
  private static final @Size long MEMORY = 34;
  private static final @Size long SHOOTDOWN = 46;
  private static final int FRAME_COUNT = 3;
  private static final int PAGES = 4;

  private TinyMachine() {}

  /** Where a note is, or the space. */
  public static @Offset long at(Arena arena, @Size long index) {
    return Heap.behind(arena) + index;
  }

  /** How many of so many processes are CPUs. */
  public static int cpus(int processes) {
    return processes == 1 ? 1 : processes - 1;
  }

  /** The CPU that a process is, unless it is the one that walks ahead. */
  @Converts(reason = "this machine's processes stay each on the CPU of its number")
  public static @Cpu int cpu(@Process int process) {
    return process;
  }

  /** Makes the machine, with an empty root table in the first frame that it allocates. */
  public static void initialise(Arena arena, int processes) {
    int cpus = cpus(processes);
    @Offset long base = Heap.behind(arena);
    @Offset long frames = base + FRAMES;
    @Offset long shootdown = base + SHOOTDOWN;
    @Offset long tlbs = shootdown + Shootdown.words(cpus);
    regime(arena, base + REGIME, base + MEMORY);
    Frames.initialise(arena, frames, 0, FRAME_COUNT);
    Frames.give(arena, frames, 0, FRAME_COUNT);
    Shootdown.initialise(arena, shootdown, cpus, tlbs, PAGES);
    long root = Frames.allocate(arena, frames);
    Space.initialise(arena, base + SPACE, base + REGIME, root, frames, shootdown);
  }

  private static void regime(Arena arena, @Offset long regime, @Offset long memory) {
    arena.setPlain(regime + Regime.LEVELS, 2);
    arena.setPlain(regime + Regime.INDEX_BITS, 1);
    arena.setPlain(regime + Regime.PAGE_SHIFT, 4);
    arena.setPlain(regime + Regime.PAGES, PAGES);
    arena.setPlain(regime + Regime.MEMORY, memory);
    arena.setPlain(regime + Regime.PRESENT, 1);
    arena.setPlain(regime + Regime.TABLE, 1);
    arena.setPlain(regime + Regime.PAGE, 1);
    arena.setPlain(regime + Regime.LARGE, 3);
    arena.setPlain(regime + Regime.LARGE_MASK, 2);
    arena.setPlain(regime + Regime.LARGE_KIND, 2);
    arena.setPlain(regime + Regime.LARGEST, 1);
    arena.setPlain(regime + Regime.ADDRESS, 0xFFF0);
    arena.setPlain(regime + Regime.RIGHTS_MASK, 12);
    arena.setPlain(regime + Regime.RIGHTS + Rights.WRITE, WRITABLE);
    arena.setPlain(regime + Regime.RIGHTS + Rights.EXECUTE, 8);
  }

  /** Where the frames' record is. */
  public static @Offset long frames(Arena arena) {
    return at(arena, FRAMES);
  }

  /** How many CPUs the machine has; the process of that number walks ahead. */
  public static int cpuCount(Arena arena) {
    return (int) arena.getPlain(at(arena, SHOOTDOWN) + Shootdown.CPUS);
  }

  /** Where a frame's first word is. */
  public static @Offset long content(Arena arena, long frame) {
    return Regime.content(arena, at(arena, REGIME), frame);
  }

  /** What the process does that is no CPU. */
  public static void walkAhead(Arena arena, int rounds) {
    int cpus = cpuCount(arena);
    for (int round = 0; round < rounds; round++) {
      for (@Cpu int cpu = 0; cpu < cpus; cpu++) {
        Mmu.walkAhead(arena, cpu, at(arena, SPACE), PAGE);
      }
    }
  }

  /** Whether any CPU's TLB knows a page. */
  public static boolean isKnown(Arena arena, long page) {
    int cpus = cpuCount(arena);
    for (@Cpu int cpu = 0; cpu < cpus; cpu++) {
      long word = arena.getVolatile(Tlb.word(arena, cpu, at(arena, SHOOTDOWN), page));
      if ((word & Tlb.ENTRY) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Somebody saw what must not be. */
  public static void goneWrong(Arena arena) {
    arena.setVolatile(at(arena, WRONG), 1);
  }

  /** Whether nobody did. */
  public static boolean isWell(Arena arena) {
    return arena.getVolatile(at(arena, WRONG)) == 0;
  }

  /** CPU 0 has come to its end, and so the others need no longer answer. */
  public static void end(Arena arena) {
    arena.setVolatile(at(arena, ENDED), 1);
  }

  /** A CPU takes the interrupts that wait for it: between two of its accesses. */
  public static void takeInterrupts(Arena arena, @Cpu int cpu) {
    Shootdown.answer(arena, cpu, at(arena, SHOOTDOWN));
  }

  /** A CPU without work takes interrupts until CPU 0 has ended. */
  public static void idle(Arena arena, @Cpu int cpu) {
    while (arena.getVolatile(at(arena, ENDED)) == 0) {
      takeInterrupts(arena, cpu);
      Platform.onSpinWait();
    }
  }

  /** A CPU has ended, and takes interrupts until all have. */
  public static void endTogether(Arena arena, @Cpu int cpu) {
    int cpus = cpuCount(arena);
    arena.getAndAdd(at(arena, ENDED), 1);
    while (arena.getVolatile(at(arena, ENDED)) < cpus) {
      takeInterrupts(arena, cpu);
      Platform.onSpinWait();
    }
  }

  /** What a process found out, for everybody to see when all is over. */
  public static void report(Arena arena, @Process int process, long number) {
    Safepoint.enter(arena, process);
    Registers.set(arena, process, Operation.RESULT, Word.fixnum(number));
    Safepoint.leave(arena, process);
  }
}
