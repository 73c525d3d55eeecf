package halt.scenario;

import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.paging.Frames;
import halt.core.role.Offset;
import halt.core.role.Process;

/**
 * Is a frame that is given back twice noticed? Every process gives back the same frame, as often as
 * it has operations; exactly one of all these calls succeeds.
 */
@Scenario(
    name = "frame-returned-twice",
    title = "All give back one frame: one of them succeeds, the others are refused.",
    registers = 1,
    atoms = 0,
    spaceWords = 2,
    bufferWords = 2,
    words = 5)
public final class FramesReturnedTwice {
  private static final long SUCCESSES = 4;

  private FramesReturnedTwice() {}

  /** Of two frames the first is allocated. */
  public static void setup(Arena arena, int processes, int operations) {
    @Offset long frames = Heap.behind(arena);
    Frames.initialise(arena, frames, 0, 2);
    Frames.give(arena, frames, 0, 2);
    Frames.allocate(arena, frames);
  }

  /** Gives it back. */
  public static void process(Arena arena, @Process int process, int operations) {
    @Offset long frames = Heap.behind(arena);
    for (int index = 0; index < operations; index++) {
      if (Frames.release(arena, frames, 0)) {
        arena.getAndAdd(frames + SUCCESSES, 1);
      }
    }
  }

  /** One success, and both frames are free. */
  public static boolean check(Arena arena, int processes, int operations) {
    @Offset long frames = Heap.behind(arena);
    long successes = arena.getVolatile(frames + SUCCESSES);
    long free = Frames.count(arena, frames);
    return operations == 0 ? successes == 0 && free == 1 : successes == 1 && free == 2;
  }
}
