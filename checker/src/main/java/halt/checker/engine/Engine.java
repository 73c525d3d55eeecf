package halt.checker.engine;

import halt.checker.verdict.Scope;
import halt.model.ir.IrProgram;
import halt.model.scenario.ScenarioDescription;
import java.util.Optional;

/**
 * Who can judge a scenario? Engines are peers: each takes the same case, and where two can look at
 * it, both do, and a disagreement is a failure of ours.
 */
public interface Engine {
  /** The engine's name on the command line and in reports. */
  String name();

  /**
   * Judges one scenario in one scope.
   *
   * @param program the core and the scenario
   * @param bug the seeded bug that the program has, for its trace
   * @throws ArenaTooSmallException if an operation runs out of memory, so that the scope as stated
   *     cannot be judged
   */
  Exploration explore(
      IrProgram program,
      ScenarioDescription scenario,
      Optional<String> bug,
      Scope scope,
      Limits limits);
}
