package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.replay.TraceRecorder;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.model.description.Scope;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Does a trace stay one that can be kept, whatever a step does? */
class TraceRecorderTest {
  private final SimulatedMachine machine =
      new SimulatedMachine(
          new ScenarioModel(Programs.ALL, Programs.scenario("counter"), new Scope(2, 1, 0, 0)));
  private final TraceRecorder recorder = new TraceRecorder(machine, new SourceLines(Programs.HOME));

  private void store(int times) {
    for (int i = 0; i < times; i++) {
      recorder.plainStore(0, 0, 0, i, i + 1);
    }
  }

  @Test
  void whatAStepDoesIsAllThere() {
    store(2000);
    assertThat(recorder.take()).hasSize(2000).extracting(Trace.Action::kind).containsOnly("store");
    assertThat(recorder.take()).isEmpty();
  }

  @Test
  void ofVeryMuchBeginningAndEndAreThereAndTheGapIsNamed() {
    store(4567);
    List<Trace.Action> actions = recorder.take();
    assertThat(actions).hasSize(2001);
    assertThat(actions.get(1000).kind()).isEqualTo("omitted");
    assertThat(actions.get(1000).text()).contains(" 2567 more actions");
    assertThat(actions.get(999).text()).contains("1000");
    assertThat(actions.get(1001).text()).contains("3567");

    store(1);
    assertThat(recorder.take()).as("the next step").hasSize(1);
  }
}
