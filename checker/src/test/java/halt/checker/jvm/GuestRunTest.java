package halt.checker.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.jvm.RunJudge.Judgement;
import halt.checker.state.StateEngine;
import halt.checker.trace.Schedule;
import halt.checker.trace.Trace;
import halt.core.host.Arena;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Is a run of the bytecode a run of the lifted program? Random schedules go both ways: what the
 * bytecode ends with, the state engine ends with, and all that it can end with is seen.
 */
class GuestRunTest {
  private static final int RUNS = 400;

  @TempDir private Path folder;

  /** One run of the bytecode. */
  private record Run(String text, String failed, Schedule schedule) {}

  @SuppressWarnings("unchecked")
  private List<Run> runs(Case asked, int count) throws Exception {
    JvmProgram program = JvmProgram.write(asked, folder);
    String[] parameters = JvmProgram.parameters(asked).arguments().toArray(new String[0]);
    Set<Run> runs = new HashSet<>();
    try (GuestLoader loader = new GuestLoader(program)) {
      for (long seed = 0; seed < count; seed++) {
        var once = (BiFunction<String[], Long, String[]>) loader.make(RandomSchedule.class);
        String[] result = once.apply(parameters, seed);
        runs.add(new Run(result[0], result[1], Schedule.parse(result[2])));
      }
    }
    return List.copyOf(runs);
  }

  @ParameterizedTest
  @CsvSource({
    "counter,                2, 2, 0, 0",
    "counter,                3, 1, 1, 0",
    "compare-and-set,        2, 2, 1, 0",
    "reset-deref,            2, 2, 1, 1",
    "swap-allocating,        2, 1, 1, 1",
    "swap-during-collection, 2, 1, 1, 0",
  })
  void theBytecodeEndsWithWhatTheLiftedProgramEndsWith(
      String scenario, int processes, int operations, int collections, int failures)
      throws Exception {
    Scope scope = new Scope(processes, operations, collections, failures);
    Case asked = Case.of(Programs.ALL, Programs.scenario(scenario), scope);
    Exploration explored = new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE);
    RunJudge judge = new RunJudge(asked.scenario().atoms(), true);
    Set<String> outcomes = new TreeSet<>();
    for (Run run : runs(asked, RUNS)) {
      assertThat(run.failed()).as(run.schedule()::toString).isEmpty();
      Judgement judgement = judge.judge(run.text());
      assertThat(judgement).isInstanceOf(Judgement.Good.class);
      outcomes.add(((Judgement.Good) judgement).outcome());
      // The state engine can take the very same steps, and finds nothing wrong in them either.
      assertThat(Counterexample.trace(asked, run.schedule(), Programs.SOURCES)).isEmpty();
    }
    assertThat(outcomes).isEqualTo(explored.outcomes());
  }

  @ParameterizedTest
  @CsvSource({
    "lost-update",
    "field-off-by-one",
    "byte-offset",
    "publish-before-initialise",
    "resume-unordered"
  })
  void aSeededBugIsWovenIn(String name) throws Exception {
    SeededProgram bug =
        SeededProgram.all(Programs.ALL).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    Case asked = Case.of(bug);
    RunJudge judge = new RunJudge(asked.scenario().atoms(), true);
    List<Run> failing =
        runs(asked, RUNS).stream()
            .filter(
                run -> !run.failed().isEmpty() || judge.judge(run.text()) instanceof Judgement.Bad)
            .toList();
    assertThat(failing).isNotEmpty();
    for (Run run : failing) {
      Optional<Trace> trace = Counterexample.trace(asked, run.schedule(), Programs.SOURCES);
      assertThat(trace).as(run::toString).isPresent();
    }
  }

  @Test
  void theGuestsArenaHasEveryMethodOfTheOriginal() throws Exception {
    Class<?> guest = Class.forName("halt.checker.jvm.guest.GuestArena");
    assertThat(methods(guest)).isEqualTo(methods(Arena.class));
  }

  private static Set<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
        .map(Method::toString)
        .map(text -> text.replace("final ", "").replace(type.getName() + ".", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aRunThatIsNotLinearizableIsBad() {
    RunJudge judge = new RunJudge(1, true);
    String good =
        "final=2;results=1|2;registers=1|2;initial=0;"
            + "op=0 0,0 swap|@0|1|1|1;op=1 1,0 swap|@0|1|1|2;check=true;";
    assertThat(judge.judge(good)).isEqualTo(new Judgement.Good("2 | 1,2"));
    assertThat(judge.judge(good.replace("1,0 swap", "0,0 swap")))
        .isEqualTo(new Judgement.Good("2 | 1,2"));
    // Process 1's operation was over before process 0's began, and yet saw its effect.
    String reversed = good.replace("op=0 0,0", "op=0 0,1").replace("op=1 1,0", "op=1 0,0");
    assertThat(judge.judge(reversed))
        .isInstanceOfSatisfying(
            Judgement.Bad.class,
            bad -> assertThat(bad.property()).isEqualTo(Property.LINEARIZABLE));
    assertThat(judge.judge(good.replace("final=2", "final=3")))
        .isInstanceOfSatisfying(
            Judgement.Bad.class,
            bad -> assertThat(bad.property()).isEqualTo(Property.LINEARIZABLE));
    assertThat(judge.judge(good.replace("check=true", "check=false")))
        .isInstanceOfSatisfying(
            Judgement.Bad.class, bad -> assertThat(bad.property()).isEqualTo(Property.ASSERTIONS));
    assertThat(judge.judge(good.replace("registers=1|2", "registers=1|?cycle:8")))
        .isInstanceOfSatisfying(
            Judgement.Bad.class,
            bad -> assertThat(bad.property()).isEqualTo(Property.REACHABLE_INTACT));
    assertThat(judge.judge("out-of-memory;")).isEqualTo(new Judgement.OutOfMemory());
    assertThat(judge.judge("Exception in thread main")).isInstanceOf(Judgement.Unjudged.class);
    assertThat(judge.judge("")).isInstanceOf(Judgement.Unjudged.class);
  }

  @Test
  void aScheduleReadsWhatItPrints() {
    Schedule schedule = new Schedule();
    schedule.step(0);
    schedule.choice(0, true);
    schedule.choice(0, false);
    assertThat(schedule).as("in the middle of a step").hasToString("0 0:10");
    schedule.step(1);
    assertThat(schedule).as("process 0 has not gone on yet").hasToString("0 1");
    schedule.step(0);
    assertThat(schedule).hasToString("0 1 0:10");
    assertThat(Schedule.parse("0 1 0:10")).hasToString("0 1 0:10");
    assertThat(Schedule.parse("").steps()).isEmpty();
  }
}
