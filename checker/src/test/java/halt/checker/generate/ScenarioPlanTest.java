package halt.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.Programs;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.value.Word;
import halt.model.description.Scope;
import halt.model.spec.SwapFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a plan printed as the scenario that it describes? */
class ScenarioPlanTest {
  private static final Operand ATOM = new Operand.AtomAt(0);
  private static final Operand PAIR = new Operand.AtomAt(1);
  private static final Operand ONE = new Operand.Number(1);

  /** Every operation, every kind of operand, every kind of initial value. */
  private static final ScenarioPlan ALL =
      ScenarioPlan.of(
          "all-there-is",
          List.of(
              new Initial.Number(1),
              new Initial.Pair(5, -2),
              new Initial.SameAs(1),
              new Initial.AtomAt(0)),
          List.of(
              List.of(
                  Step.deref(new Operand.AtomAt(3)),
                  Step.compareAndSet(new Operand.ResultOf(0), ONE, new Operand.Number(-17)),
                  Step.swap(new Operand.ResultOf(0), SwapFunction.ADD, new Operand.ResultOf(0)),
                  Step.reset(ATOM, Operand.NIL)),
              List.of(
                  Step.swap(PAIR, SwapFunction.TALLY, new Operand.Number(Word.MAX_FIXNUM)),
                  Step.tuple(new Operand.ResultOf(0), PAIR),
                  Step.create(new Operand.ResultOf(0)),
                  Step.collect()),
              List.of()),
          6);

  private static final Path GOLDEN =
      Programs.HOME.resolve("checker/src/test/resources/halt/checker/generate/AllThereIs.java");

  @TempDir private Path folder;

  @Test
  void printsAsAPersonWouldWriteIt() throws IOException {
    if (Boolean.getBoolean("halt.golden.refresh")) {
      Files.writeString(GOLDEN, ALL.javaSource());
    }
    assertThat(ALL.javaSource()).isEqualTo(Files.readString(GOLDEN));
    assertThat(ALL.fileName()).isEqualTo("AllThereIs.java");
  }

  @Test
  void everyOperationAndOperandPasses() throws IOException {
    Exploration exploration = explore(ALL, ALL.scope(0, 0));
    assertThat(exploration.verdict()).as(exploration.reason()).isEqualTo(Verdict.PASS);
  }

  @Test
  void processesBeyondThePlanAndOtherNumbersOfOperationsChangeNothing() throws IOException {
    ScenarioPlan plan = sums("sums");
    Exploration own = explore(plan, plan.scope(0, 0));
    Exploration more = explore(plan, new Scope(2, 7, 0, 0));
    assertThat(more.states()).isEqualTo(own.states());
    assertThat(own.outcomes())
        .containsExactly("8,[2 1] | 6,[2 1]", "8,[2 1] | 8,[1 1]", "8,[2 1] | 8,[2 1]");
    assertThat(explore(plan, new Scope(1, 1, 0, 0)).verdict()).isEqualTo(Verdict.PASS);
    Exploration idle = explore(plan, new Scope(3, 1, 0, 0));
    assertThat(idle.verdict()).isEqualTo(Verdict.PASS);
    assertThat(idle.outcomes()).allMatch(outcome -> outcome.endsWith(",nil"));
  }

  private static ScenarioPlan sums(String name) {
    return ScenarioPlan.of(
        name,
        List.of(new Initial.Number(4), new Initial.Pair(0, 0)),
        List.of(
            List.of(
                Step.swap(PAIR, SwapFunction.TALLY, ONE),
                Step.swap(ATOM, SwapFunction.ADD, new Operand.Number(2))),
            List.of(
                Step.swap(ATOM, SwapFunction.ADD, new Operand.Number(2)),
                Step.swap(PAIR, SwapFunction.TALLY, ONE))),
        4);
  }

  private static Exploration explore(ScenarioPlan plan, Scope scope) throws IOException {
    try (PlanFiles files = PlanFiles.of(plan)) {
      return new StateEngine(Programs.SOURCES).explore(files.asked(plan, scope), Limits.NONE);
    }
  }

  @Test
  void refusesWhatIsNotThere() {
    List<Initial> one = List.of(new Initial.Number(0));
    assertRefused("No Name", one, List.of(), "is no name");
    assertRefused("none", one, null, "without processes");
    assertRefused("same", List.of(new Initial.SameAs(0)), List.of(), "atom 0 names one");
    assertRefused("atom", one, List.of(Step.deref(PAIR)), "atom 1 is not known to step 1");
    assertRefused(
        "later", one, List.of(Step.deref(new Operand.ResultOf(0))), "result 1 is not known");
    assertThatThrownBy(() -> new ScenarioPlan("few", one, 0, List.of(List.of()), 3, 3))
        .hasMessageContaining("no room");
    assertThatThrownBy(() -> new ScenarioPlan("buffer", one, 1, List.of(List.of()), 3, 0))
        .hasMessageContaining("buffers of 0 words");
    assertThatThrownBy(() -> new Operand.Number(Long.MAX_VALUE)).hasMessageContaining("61 bits");
  }

  private static void assertRefused(
      String name, List<Initial> atoms, List<Step> steps, String message) {
    List<List<Step>> processes = steps == null ? List.of() : List.of(steps);
    assertThatThrownBy(() -> ScenarioPlan.of(name, atoms, processes, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  /** The final check can fail: of a run in which nobody did anything, it says that it is wrong. */
  @Test
  void theSumsThatItClaimsAreChecked() throws Exception {
    assertThat(checkAfterSetup(sums("sums-claimed"))).isFalse();
    assertThat(checkAfterSetup(ALL)).isTrue();
  }

  private boolean checkAfterSetup(ScenarioPlan plan) throws Exception {
    Class<?> type = PlanFiles.compile(folder, plan);
    int processes = plan.processes().size();
    int registers = 16;
    Arena arena = new Arena(Heap.words(processes, registers, plan.cells(), plan.spaceWords()));
    assertThat(
            Heap.initialise(
                arena, processes, registers, plan.cells(), plan.spaceWords(), plan.bufferWords()))
        .isTrue();
    type.getMethod("setup", Arena.class, int.class, int.class).invoke(null, arena, processes, 1);
    return (boolean)
        type.getMethod("check", Arena.class, int.class, int.class)
            .invoke(null, arena, processes, 1);
  }
}
