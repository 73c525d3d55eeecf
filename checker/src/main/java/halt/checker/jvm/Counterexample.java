package halt.checker.jvm;

import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.MemoryShortage;
import halt.checker.replay.Replay;
import halt.checker.trace.Schedule;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import java.util.Optional;

/**
 * What does a run that failed on the JVM look like in HALT's own form? The state engine takes the
 * same steps on the lifted program. That gives source lines and values, a file for {@code haltkit
 * replay}, and a check of the lifter: where the state engine finds nothing wrong, bytecode and
 * lifted program part.
 */
public final class Counterexample {
  private Counterexample() {}

  /**
   * The trace of a failing schedule.
   *
   * @return empty if the state engine cannot take these steps, or finds nothing wrong in them: the
   *     engines disagree
   */
  public static Optional<Trace> trace(Case asked, Schedule schedule, SourceLines sources) {
    ScenarioModel model = new ScenarioModel(asked.program(), asked.scenario(), asked.scope());
    try {
      return Replay.follow(model, asked.bugName(), schedule, sources);
    } catch (OutOfSpaceException other) {
      // That is not the failure that was seen.
      return Optional.empty();
    }
  }

  /**
   * What a run comes to in which memory ran out.
   *
   * @param trace of the failure that it is where there was enough
   * @param reason why the case cannot be judged otherwise; empty if the state engine, in the same
   *     steps, does not run out of memory
   */
  public record Shortage(Optional<Trace> trace, Optional<String> reason) {}

  /**
   * Whether there was enough memory in a run that ran out of it.
   *
   * @throws ArenaTooSmallException if there was not
   */
  public static Shortage shortage(Case asked, Schedule schedule, SourceLines sources) {
    ScenarioModel model = new ScenarioModel(asked.program(), asked.scenario(), asked.scope());
    try {
      return new Shortage(
          Replay.follow(model, asked.bugName(), schedule, sources), Optional.empty());
    } catch (OutOfSpaceException shortage) {
      return new Shortage(Optional.empty(), Optional.of(MemoryShortage.blame(asked, shortage)));
    }
  }

  /**
   * What is to be said where a run was given up at {@link halt.checker.jvm.guest.GuestLoops}' limit
   * and the state engine does not find that it goes on for ever.
   *
   * @param seen the property and what is wrong, as the run says it
   */
  public static String unconfirmed(String seen) {
    return seen + "; the state engine does not find that it goes on for ever";
  }
}
