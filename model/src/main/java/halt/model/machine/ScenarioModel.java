package halt.model.machine;

import halt.core.collect.Heap;
import halt.model.arena.ArenaMap;
import halt.model.code.Assembler;
import halt.model.code.Assembler.Granularity;
import halt.model.code.Code;
import halt.model.collector.CollectorModel;
import halt.model.collector.Collectors;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import java.util.Optional;

/**
 * What is there to explore? One scenario's code for one scope: the set-up, the body of each process
 * made for its process, and the final check.
 */
public final class ScenarioModel {
  private static final MethodName LAY_OUT = new MethodName(Heap.class.getName(), "initialise");

  public final ScenarioDescription description;
  public final Scope scope;

  /** Words of each semispace, if they are not the scenario's own. */
  public final Optional<Integer> spaceWords;

  public final CollectorModel collector;
  public final ArenaMap map;
  public final Code layOut;
  public final Code setup;
  public final Code[] processes;
  public final Code check;

  /**
   * The code of a scenario.
   *
   * @param program holds the core and the scenario
   */
  public ScenarioModel(IrProgram program, ScenarioDescription description, Scope scope) {
    this(program, description, scope, Granularity.ORDERED_ACCESSES);
  }

  /** As above, with processes that stop before other accesses. */
  public ScenarioModel(
      IrProgram program, ScenarioDescription description, Scope scope, Granularity granularity) {
    this.description = description;
    this.scope = scope;
    this.spaceWords =
        ScenarioDescription.all(program).stream()
            .filter(own -> own.type().equals(description.type()))
            .filter(own -> own.spaceWords() != description.spaceWords())
            .findFirst()
            .map(own -> description.spaceWords());
    this.collector = Collectors.of(program);
    this.map =
        new ArenaMap(
            collector,
            scope.processes(),
            description.registers(),
            description.atoms(),
            description.spaceWords(),
            description.ownWords(scope.processes()));
    this.layOut =
        Assembler.assemble(
            program,
            LAY_OUT,
            scope.processes(),
            description.registers(),
            description.atoms(),
            description.spaceWords(),
            description.bufferWords());
    this.setup =
        Assembler.assemble(program, description.setup(), scope.processes(), scope.operations());
    this.processes = new Code[scope.processes()];
    for (int process = 0; process < processes.length; process++) {
      processes[process] =
          Assembler.assemble(
              program, description.process(), granularity, process, scope.operations());
    }
    this.check =
        Assembler.assemble(program, description.check(), scope.processes(), scope.operations());
  }

  /** Whether atoms change by operations, so that the specification says what they hold. */
  public boolean hasOperations() {
    return description.hasOperations();
  }

  /** An arena's words, laid out but for the scenario's own set-up. */
  public long[] initialWords() {
    long[] words = new long[map.size];
    if (AloneHost.layingOut(this, words).run() == 0) {
      throw new IllegalStateException("an arena of " + map.size + " words is too small");
    }
    return words;
  }
}
