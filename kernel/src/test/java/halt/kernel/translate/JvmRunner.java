package halt.kernel.translate;

import halt.core.Heap;
import halt.core.Operation;
import halt.core.Registers;
import halt.core.Safepoint;
import halt.core.host.Arena;
import halt.core.host.PlatformListener;
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
            sequence.cpus(),
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
      Registers.set(arena, put.cpu(), put.register(), put.word());
    } else if (step instanceof Sequence.Share share) {
      long word = Registers.get(arena, share.cpu(), share.register());
      Registers.set(arena, share.toCpu(), share.toRegister(), word);
    } else if (step instanceof Sequence.Run run) {
      Safepoint.enter(arena, run.cpu());
      Operation.run(arena, run.cpu(), run.operation(), run.target(), run.first(), run.second());
      Safepoint.leave(arena, run.cpu());
    }
  }

  private record Listener(Events events) implements PlatformListener {
    @Override
    public boolean collectionRequested(int cpu) {
      return events.choose("collection-requested", cpu);
    }

    @Override
    public boolean allocationFails(int cpu) {
      return events.choose("allocation-fails", cpu);
    }

    @Override
    public void invoke(Arena arena, int cpu, int operation, long target, long first, long second) {
      events.invoke(cpu, operation, target, first, second);
    }

    @Override
    public void respond(Arena arena, int cpu, long result) {
      events.respond(cpu, result);
    }
  }
}
