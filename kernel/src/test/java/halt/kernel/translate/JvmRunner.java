package halt.kernel.translate;

import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.host.PlatformListener;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import java.util.Arrays;

/** The core as the JVM runs it: halt.core itself. */
final class JvmRunner implements CoreRunner {
  @Override
  public Result run(Sequence sequence) {
    Events events = new Events(sequence);
    Arena arena = new Arena(sequence.words(), new Listener(events));
    boolean initialised =
        Heap.initialise(
            arena,
            sequence.processes(),
            sequence.registers(),
            sequence.atoms(),
            sequence.spaceWords(),
            sequence.bufferWords());
    events.initialised(initialised);
    if (initialised) {
      sequence.steps().forEach(step -> step(arena, step));
    }
    return new Result(events.lines(), Arrays.stream(arena.image()).boxed().toList());
  }

  private static void step(Arena arena, Sequence.Step step) {
    if (step instanceof Sequence.Put put) {
      Registers.set(arena, put.process(), put.register(), put.word());
    } else if (step instanceof Sequence.Share share) {
      long word = Registers.get(arena, share.process(), share.register());
      Registers.set(arena, share.toProcess(), share.toRegister(), word);
    } else if (step instanceof Sequence.Run run) {
      Safepoint.enter(arena, run.process());
      Operation.run(arena, run.process(), run.operation(), run.target(), run.first(), run.second());
      Safepoint.leave(arena, run.process());
    }
  }

  private record Listener(Events events) implements PlatformListener {
    @Override
    public boolean collectionRequested(int process) {
      return events.choose("collection-requested", process);
    }

    @Override
    public boolean allocationFails(int process) {
      return events.choose("allocation-fails", process);
    }

    @Override
    public void invoke(
        Arena arena, int process, int operation, long target, long first, long second) {
      events.invoke(process, operation, target, first, second);
    }

    @Override
    public void respond(Arena arena, int process, long result) {
      events.respond(process, result);
    }
  }
}
