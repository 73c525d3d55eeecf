package halt.kernel.translate;

import halt.model.code.Assembler;
import halt.model.code.Code;
import halt.model.code.Host;
import halt.model.code.Interpreter;
import halt.model.ir.ArenaOperation;
import halt.model.ir.IrClass;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import halt.model.ir.PlatformOperation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The core as the explorers run it: lifted, flattened and interpreted. */
final class FlatCodeRunner implements CoreRunner {
  private final IrProgram program;
  private final Map<String, Code> codes = new HashMap<>();

  FlatCodeRunner(IrProgram program) {
    this.program = program;
  }

  @Override
  public Result run(Sequence sequence) {
    Memory memory = new Memory(sequence);
    boolean initialised =
        call(
                memory,
                "Heap.initialise",
                sequence.processes(),
                sequence.registers(),
                sequence.atoms(),
                sequence.spaceWords(),
                sequence.bufferWords())
            != 0;
    memory.events.initialised(initialised);
    if (initialised) {
      sequence.steps().forEach(step -> step(memory, step));
    }
    return new Result(memory.events.lines(), Arrays.stream(memory.words).boxed().toList());
  }

  private void step(Memory memory, Sequence.Step step) {
    if (step instanceof Sequence.Put put) {
      call(memory, "Registers.set", put.process(), put.register(), put.word());
    } else if (step instanceof Sequence.Share share) {
      long word = call(memory, "Registers.get", share.process(), share.register());
      call(memory, "Registers.set", share.toProcess(), share.toRegister(), word);
    } else if (step instanceof Sequence.Run run) {
      memory.process = run.process();
      call(memory, "Safepoint.enter", run.process());
      call(
          memory,
          "Operation.run",
          run.process(),
          run.operation(),
          run.target(),
          run.first(),
          run.second());
      call(memory, "Safepoint.leave", run.process());
    }
  }

  private long call(Memory memory, String method, long... arguments) {
    Code code =
        codes.computeIfAbsent(
            method,
            name -> {
              String[] parts = name.split("\\.");
              return Assembler.assemble(program, new MethodName(inTheCore(parts[0]), parts[1]));
            });
    return Interpreter.call(code, memory, arguments);
  }

  /** An arena, with one process running at a time. */

  /** The qualified name of a class of the core. */
  private String inTheCore(String simpleName) {
    return program.classes().stream()
        .map(IrClass::name)
        .filter(name -> name.startsWith("halt.core.") && name.endsWith("." + simpleName))
        .findFirst()
        .orElseThrow();
  }

  private static final class Memory extends Host {
    private final long[] words;
    private final Events events;
    private int process;

    Memory(Sequence sequence) {
      words = new long[Math.toIntExact(sequence.words())];
      events = new Events(sequence);
    }

    @Override
    public long getPlain(int pc, long offset) {
      return words[Math.toIntExact(offset)];
    }

    @Override
    public void setPlain(int pc, long offset, long word) {
      words[Math.toIntExact(offset)] = word;
    }

    @Override
    public long load(int pc, ArenaOperation operation, long offset) {
      return getPlain(pc, offset);
    }

    @Override
    public void store(int pc, ArenaOperation operation, long offset, long word) {
      setPlain(pc, offset, word);
    }

    @Override
    public long compareAndExchange(
        int pc, ArenaOperation operation, long offset, long expected, long desired) {
      long found = getPlain(pc, offset);
      if (found == expected) {
        setPlain(pc, offset, desired);
      }
      return found;
    }

    @Override
    public long getAndAdd(int pc, long offset, long increment) {
      long found = getPlain(pc, offset);
      setPlain(pc, offset, found + increment);
      return found;
    }

    @Override
    public void fence(int pc) {
      // One process runs at a time: there is nothing to order.
    }

    @Override
    public long size() {
      return words.length;
    }

    @Override
    public boolean choose(int pc, PlatformOperation choice) {
      boolean collection = choice == PlatformOperation.COLLECTION_REQUESTED;
      return events.choose(collection ? "collection-requested" : "allocation-fails", process);
    }

    @Override
    public void invoke(int pc, int operation, long target, long first, long second) {
      events.invoke(process, operation, target, first, second);
    }

    @Override
    public void tell(int pc, PlatformOperation event) {
      // The other runners have no host that hears of it.
    }

    @Override
    public void respond(int pc, long result) {
      events.respond(process, result);
    }
  }
}
