package halt.checker.jvm.guest;

import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.model.property.Violation;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * One run of a scenario, from its set-up to its final check. The engine makes it while nothing else
 * runs, calls {@link #process} on a thread for each process, and {@link #finish} when all have
 * returned.
 *
 * <p>A property that fails ends its process's body and is kept in {@link #violation}; the engine
 * need not let the others go on.
 */
public final class GuestRun {
  private final GuestParameters scope;
  private final GuestScenario scenario;
  private final GuestMemory memory;
  private final Steps steps;
  private final Arena arena;
  private Violation violation;

  /** A run whose set-up has been done. */
  public GuestRun(GuestParameters scope, GuestScenario scenario, Steps steps) {
    this.scope = scope;
    this.scenario = scenario;
    this.steps = steps;
    this.memory = new GuestMemory(scope, steps);
    this.arena = new Arena(memory.size(), new GuestHost(memory, steps));
    Heap.initialise(
        arena,
        scope.processes(),
        scope.registers(),
        scope.atoms(),
        scope.spaceWords(),
        scope.bufferWords());
    memory.laidOut();
    try {
      GuestLoops.begin("the set-up");
      scenario.setup(arena, scope.processes(), scope.operations());
    } catch (Violation found) {
      violation = found;
    }
    memory.begin();
  }

  /** Runs one process's body to its end, or until a property fails or memory runs out. */
  public void process(int process) {
    if (violation != null || memory.ranOutOfMemory()) {
      return;
    }
    try {
      GuestLoops.begin();
      scenario.process(arena, process, scope.operations());
      memory.requireEnded(process);
    } catch (Violation found) {
      violation = found;
    }
    if (memory.endStep(process)) {
      steps.ends();
    }
  }

  /** Whether an operation, or the set-up, found no memory although collections had been run. */
  public boolean ranOutOfMemory() {
    return memory.ranOutOfMemory();
  }

  /**
   * What tells the state of memory apart from others: the words with their owners, and what the
   * system may still do. The future depends on two more things: on the history ({@link
   * Steps#announces}, {@link Steps#invokes}, {@link Steps#responds}), and on where the processes
   * are and what they hold there.
   */
  public void state(LongConsumer sink) {
    memory.state(sink);
  }

  /** What the atoms hold. */
  public SpecState atoms() {
    return memory.reader().atoms();
  }

  /** The first property that failed, or null. */
  public Violation violation() {
    return violation;
  }

  /**
   * The run as text, see {@link RunText}; equal runs give equal texts. To be asked for when all
   * processes have come to their ends and {@link #violation} is null; the final check may be what
   * sets it.
   */
  public String finish() {
    if (memory.ranOutOfMemory()) {
      return RunText.OUT_OF_MEMORY;
    }
    StringBuilder text = new StringBuilder();
    RunText.field(text, RunText.FINAL, RunText.row(memory.reader().atoms().atoms()));
    List<LogicalValue> results = new ArrayList<>();
    List<LogicalValue> registers = new ArrayList<>();
    for (int process = 0; process < scope.processes(); process++) {
      results.add(memory.reader().read(memory.register(process, Operation.RESULT)));
      for (int index = 0; index < scope.registers(); index++) {
        registers.add(memory.reader().read(memory.register(process, index)));
      }
    }
    RunText.field(text, RunText.RESULTS, RunText.row(results));
    RunText.field(text, RunText.REGISTERS, RunText.row(registers));
    memory.history().print(text);
    boolean holds = false;
    try {
      GuestLoops.begin("the final check");
      holds = scenario.check(arena, scope.processes(), scope.operations());
      memory.checked(holds);
    } catch (Violation found) {
      violation = found;
    }
    RunText.field(text, RunText.CHECK, Boolean.toString(holds));
    return memory.ranOutOfMemory() ? RunText.OUT_OF_MEMORY : text.toString();
  }
}
