package halt.scenario;

import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.paging.Frames;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.value.Word;

/**
 * Does a frame ever have two owners, or none? Every process allocates one of two frames, signs it,
 * and gives it back.
 */
@Scenario(
    name = "frames",
    title = "All allocate frames and give them back: none is handed out twice or lost.",
    registers = 1,
    atoms = 0,
    spaceWords = 2,
    bufferWords = 2,
    words = 7,
    bytecode = "2x2")
public final class FramesRace {
  private static final long FIRST = 5;
  private static final long COUNT = 2;
  private static final long WRONG = 4;
  private static final long SIGNATURES = 5;

  private FramesRace() {}

  /** Two frames, both free. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long frames = Heap.behind(arena);
    Frames.initialise(arena, frames, FIRST, COUNT);
    Frames.give(arena, frames, FIRST, COUNT);
  }

  /** Allocates, signs, takes the signature away, gives back. */
  public static void process(Arena arena, @Process int process, int operations) {
    @Offset long frames = Heap.behind(arena);
    int got = 0;
    for (int index = 0; index < operations; index++) {
      long frame = Frames.allocate(arena, frames);
      if (frame != Frames.NONE) {
        got++;
        @Offset long signature = frames + SIGNATURES + (frame - FIRST);
        boolean mine = arena.compareAndSet(signature, 0, process + 1);
        mine &= arena.compareAndSet(signature, process + 1, 0);
        mine &= Frames.release(arena, frames, frame);
        if (!mine) {
          arena.setVolatile(frames + WRONG, 1);
        }
      }
    }
    Safepoint.enter(arena, process);
    Registers.set(arena, process, Operation.RESULT, Word.fixnum(got));
    Safepoint.leave(arena, process);
  }

  /** All frames are free, can be had once each, and cannot be given back twice. */
  public static boolean check(Arena arena, int processes, int operations) {
    @Offset long frames = Heap.behind(arena);
    boolean well = arena.getVolatile(frames + WRONG) == 0;
    well &= Frames.count(arena, frames) == COUNT;
    well &= Frames.allocate(arena, frames) == FIRST;
    well &= Frames.allocate(arena, frames) == FIRST + 1;
    well &= Frames.allocate(arena, frames) == Frames.NONE;
    return well;
  }
}
