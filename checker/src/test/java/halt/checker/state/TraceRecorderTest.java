package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.replay.TraceRecorder;
import halt.checker.trace.Deed;
import halt.checker.trace.Sentences;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.model.description.Scope;
import halt.model.ir.AccessMode;
import halt.model.ir.ArenaOperation;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Does a trace stay one that can be kept, whatever a step does? */
class TraceRecorderTest {
  private final SimulatedMachine machine =
      new SimulatedMachine(
          new ScenarioModel(Programs.ALL, Programs.scenario("counter"), new Scope(2, 1, 0, 0)));
  private final TraceRecorder recorder = new TraceRecorder(machine, new SourceLines(Programs.HOME));

  private void store(int times) {
    for (int i = 0; i < times; i++) {
      recorder.store(0, 0, ArenaOperation.SET_PLAIN, 0, i, i + 1);
    }
  }

  private static Deed stored(long number) {
    return new Deed.Store(0, AccessMode.PLAIN, Optional.of(number), Optional.of(number + 1));
  }

  @Test
  void whatAStepDoesIsAllThere() {
    store(2000);
    assertThat(recorder.take()).hasSize(2000).allMatch(each -> each.did().kind().equals("store"));
    assertThat(recorder.take()).isEmpty();
  }

  @Test
  void ofVeryMuchBeginningAndEndAreThereAndTheGapIsNamed() {
    store(4567);
    List<Trace.Action> actions = recorder.take();
    assertThat(actions).hasSize(2001);
    assertThat(actions.get(999).did()).isEqualTo(stored(999));
    assertThat(actions.get(1000).did()).isEqualTo(new Deed.Omitted(2567));
    assertThat(actions.get(1001).did()).isEqualTo(stored(3567));
    assertThat(new Sentences(machine.map).of(0, actions.get(1000).did()))
        .contains(" 2567 more actions");

    store(1);
    assertThat(recorder.take()).as("the next step").hasSize(1);
  }
}
