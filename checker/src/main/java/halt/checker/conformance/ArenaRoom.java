package halt.checker.conformance;

import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.machine.SpaceNeeded;
import java.util.Optional;

/**
 * Where memory ran out on a machine, was the arena too small? That is asked of the model, in which
 * the processes of a round run one after the other.
 *
 * @param program what is booted
 */
public record ArenaRoom(IrProgram program, ScenarioDescription scenario) {
  /** That it was, and how many words should do; empty if there was enough memory. */
  Optional<String> tooSmall(Workload workload, Who who) {
    ScenarioDescription sized =
        workload.spaceWords().isPresent()
            ? scenario.withSpaceWords((int) workload.spaceWords().getAsLong())
            : scenario;
    Scope scope = new Scope(workload.processes(), workload.operations(), 0, 0);
    return SpaceNeeded.blameOnMachine(program, sized, scope, who);
  }
}
