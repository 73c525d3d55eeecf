package halt.checker.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.jvm.FinishedRun;
import halt.checker.lincheck.Interleavings.End;
import halt.checker.lincheck.border.Gate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("lincheck")
class InterleavingsTest {
  /**
   * The orders of n steps each: 2n! / n!² of two processes, 3n! / n!³ of three. Runs are more,
   * since Lincheck also tries where it has to switch not to have chosen to.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 1,  2,   6",
    "2, 2,  6,  14",
    "2, 3, 20,  42",
    "2, 4, 70, 142",
    "3, 1,  6,  17",
    "3, 2, 90, 215",
  })
  void everyOrderOfTheStepsIsRun(int processes, int steps, int orders, int runs) {
    TwoSteps program = new TwoSteps();
    program.processes = processes;
    program.steps = steps;
    assertThat(program.explore()).isEqualTo(new End.Exhausted());
    assertThat(program.orders).hasSize(orders);
    assertThat(program.runs).isEqualTo(runs);
  }

  /** Process 1 sleeps until process 0 has taken its second step, if it comes there first. */
  private static final class Waiting extends TwoSteps {
    private boolean open;
    private boolean asleep;
    private boolean opens = true;

    @Override
    public void begin() {
      super.begin();
      open = false;
      asleep = false;
    }

    @Override
    public void process(int process, Gate gate) {
      order.append(process);
      if (process == 0) {
        gate.here();
        order.append('!');
        open = opens;
        if (asleep && opens) {
          gate.wake(1);
        }
        gate.here();
        order.append(process);
      } else {
        gate.here();
        if (!open) {
          order.append('z');
          asleep = true;
          gate.sleep(1);
        }
        order.append(process);
      }
    }
  }

  @Test
  void whoSleepsIsWokenInEveryOrder() {
    Waiting program = new Waiting();
    assertThat(program.explore()).isEqualTo(new End.Exhausted());
    // With and without a sleep, and awake before and after the other's last step.
    assertThat(program.orders)
        .containsExactlyInAnyOrder(
            "0!011", "0!101", "0!110", "01!01", "01!10", "01z!01", "01z!10", "10!01", "10!10",
            "10z!01", "10z!10", "1z0!01", "1z0!10");
  }

  @Test
  void whoIsNeverWokenIsNoEnd() {
    Waiting program = new Waiting();
    program.opens = false;
    assertThat(program.explore())
        .isInstanceOfSatisfying(
            End.Problem.class, problem -> assertThat(problem.what()).contains("Deadlock"));
  }

  @Test
  void lincheckJudgesHistoriesAsItsSpecificationSays() throws Exception {
    new TwoSteps().explore(); // the verifier needs Lincheck to have started
    Interleavings interleavings = new Interleavings();
    String good =
        "final=2;results=1|2;registers=1|2;initial=0;"
            + "op=0 0,0 swap|@0|1|1|1;op=1 1,0 swap|@0|1|1|2;check=true;";
    assertThat(isLinearizable(interleavings, good)).isTrue();
    assertThat(isLinearizable(interleavings, good.replace("1,0 swap", "0,0 swap"))).isTrue();
    String reversed = good.replace("op=0 0,0", "op=0 0,1").replace("op=1 1,0", "op=1 0,0");
    assertThat(isLinearizable(interleavings, reversed)).isFalse();
    assertThat(isLinearizable(interleavings, good.replace("final=2", "final=3"))).isFalse();
    // Two results are allowed: of compare-and-set on equal pairs, and of collect.
    for (String answer : new String[] {"true", "false"}) {
      String last = answer.equals("true") ? "5" : "[1 1]";
      String either =
          "final="
              + last
              + ";results="
              + answer
              + ";registers="
              + answer
              + ";initial=[1 1];"
              + "op=0 0 compare-and-set|@0|[1 1]|5|"
              + answer
              + ";check=true;";
      assertThat(isLinearizable(interleavings, either)).as(either).isTrue();
      assertThat(isLinearizable(interleavings, either.replace("final=" + last, "final=7")))
          .isFalse();
    }
  }

  private static boolean isLinearizable(Interleavings interleavings, String text)
      throws FinishedRun.FormatException {
    FinishedRun run = FinishedRun.parse(text);
    return interleavings.isLinearizable(run, run.results().size(), 1);
  }
}
