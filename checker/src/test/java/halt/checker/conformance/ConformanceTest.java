package halt.checker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.conformance.ConformResult.Cell;
import halt.checker.conformance.ConformResult.Row;
import halt.checker.conformance.Workload.Pace;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.report.ConformText;
import halt.checker.state.StateEngine;
import halt.checker.trace.SourceLines;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Does a machine that does what it may not fail, and one that does not, not? */
class ConformanceTest {
  private static final Path BUILDS = Path.of("target", "conform-test");

  /** Nobody watches; it has had enough after so many boots. */
  private record Patience(int[] boots) implements Conformance.Listener {
    @Override
    public ProgressListener explores(String what) {
      return Limits.NONE.progress();
    }

    @Override
    public void begins(String what, int done, int all) {}

    @Override
    public void ended(MachineRun run) {
      boots[0]--;
    }

    @Override
    public boolean interrupted() {
      return boots[0] <= 0;
    }

    @Override
    public <T> T interruptible(Conformance.Wait<T> call) throws IOException, InterruptedException {
      return call.get();
    }
  }

  static List<String> targets() throws IOException {
    return Target.names(Programs.HOME);
  }

  private static void assumeTools(List<String> architectures) {
    for (String architecture : architectures) {
      Target.Read read = (Target.Read) Target.read(Programs.HOME, architecture);
      List<Tool> missing = Toolchain.missingFor(read.target());
      assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
    }
  }

  private static ConformResult run(
      IrProgram program, String scenario, List<String> targets, int rounds, Pace pace, int boots)
      throws IOException {
    return run(program, scenario, targets, 2, rounds, pace, boots);
  }

  private static ConformResult run(
      IrProgram program,
      String scenario,
      List<String> targets,
      int processes,
      int rounds,
      Pace pace,
      int boots)
      throws IOException {
    assumeTools(targets);
    ScenarioDescription description =
        ScenarioDescription.all(program).stream()
            .filter(each -> each.name().equals(scenario))
            .findFirst()
            .orElseThrow();
    ConformRequest request =
        new ConformRequest(
            Programs.HOME,
            BUILDS,
            program,
            targets,
            List.of(description),
            List.of(processes),
            List.of(1, 2, 3),
            rounds,
            EnumSet.of(pace),
            Duration.ofMinutes(1));
    return new Conformance(
            request,
            new StateEngine(new SourceLines(Programs.HOME)),
            new Patience(new int[] {boots}))
        .run();
  }

  private static IrProgram core() {
    return Programs.ALL.without("halt.seeded");
  }

  @Test
  @Tag("boot")
  void everyTargetShowsWhatTheModelAllows() throws IOException {
    ConformResult result =
        run(core(), "counter", targets(), 20, Pace.DETERMINISTIC, Integer.MAX_VALUE);

    assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
    Row row = result.rows().get(0);
    for (String target : targets()) {
      Cell cell = row.cell(target, Pace.DETERMINISTIC);
      assertThat(cell.rounds()).isEqualTo(60);
      assertThat(cell.seen().keySet()).containsExactly("2 | 1,2", "2 | 2,1");
      assertThat(cell.covered()).isEqualTo(2);
    }
    assertThat(ConformText.summary(result)).contains("2 of 2", "6 of 6 boots", "none failed");
    assertThat(ConformText.histograms(result)).contains("2 | 1,2", "allowed");
  }

  /** Such as a checkout that may only be read, or a full disk: no property has failed. */
  @Test
  void whereNothingCanBeBuiltNothingIsDone(@TempDir Path folder) throws IOException {
    assumeTools(targets());
    Path builds = Files.writeString(folder.resolve("file"), "");
    ConformRequest request =
        new ConformRequest(
            Programs.HOME,
            builds,
            core(),
            targets(),
            ScenarioDescription.withoutLitmusTests(core()),
            List.of(2),
            List.of(1),
            1,
            EnumSet.of(Pace.DETERMINISTIC),
            Duration.ofMinutes(1));
    StateEngine engine = new StateEngine(new SourceLines(Programs.HOME));
    ConformResult result = new Conformance(request, engine, new Patience(new int[] {1})).run();

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.rows()).isEmpty();
    assertThat(ConformText.summary(result)).contains("was not booted: no image: ", "" + builds);
  }

  /** The machine recorded them, and that alone was called a failure. */
  @Test
  @Tag("boot")
  void operationsThroughAHelperAreJudgedLikeDirectOnes() throws IOException {
    IrProgram program =
        Programs.with("state/lifted/Helper.java", "state/lifted/ThroughAHelper.java")
            .without("halt.seeded");
    String target = targets().get(0);
    ConformResult result =
        run(program, "through-a-helper", List.of(target), 20, Pace.DETERMINISTIC, 1);
    MachineRun machine = result.runs().get(0);
    assertThat(machine.verdict()).as(machine.reason()).isEqualTo(Verdict.SAMPLED);
    assertThat(machine.judged()).isEqualTo(40);
    assertThat(machine.reason()).contains("every history is linearizable");
  }

  /** One without a history was missed, and called a failure. */
  @ParameterizedTest
  @EnumSource(Pace.class)
  @Tag("boot")
  void aProcessWithoutAnOperationIsNoFailure(Pace pace) throws IOException {
    IrProgram program = Programs.with("state/lifted/OneWorks.java").without("halt.seeded");
    ConformResult result =
        run(program, "one-works", List.of(targets().get(0)), 3, 20, pace, Integer.MAX_VALUE);
    assertThat(result.exit()).as(ConformText.summary(result)).isEqualTo(ExitCode.PASSED);
    assertThat(result.runs())
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.judged()).isEqualTo(20))
        .allSatisfy(run -> assertThat(run.seen().keySet()).containsExactly("1 | 1,nil,nil"));
  }

  @Test
  @Tag("boot")
  void aScenarioWhoseArenaIsTooSmallIsNotBootedAndTheOthersAre() throws IOException {
    IrProgram program = Programs.with("state/lifted/CheckAllocates.java").without("halt.seeded");
    String target = targets().get(0);
    assumeTools(List.of(target));
    ConformRequest request =
        new ConformRequest(
            Programs.HOME,
            BUILDS,
            program,
            List.of(target),
            List.of(
                Programs.scenario(program, "check-allocates"),
                Programs.scenario(program, "counter")),
            List.of(2),
            List.of(1),
            5,
            EnumSet.of(Pace.DETERMINISTIC),
            Duration.ofMinutes(1));
    StateEngine engine = new StateEngine(new SourceLines(Programs.HOME));
    ConformResult result = new Conformance(request, engine, new Patience(new int[] {9})).run();

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.runs())
        .extracting(run -> run.workload().scenario())
        .containsExactly("counter");
    assertThat(result.runs().get(0).verdict()).isEqualTo(Verdict.SAMPLED);
    assertThat(ConformText.summary(result))
        .contains(
            "not booted: the arena is too small for scenario check-allocates with 2 processes")
        .contains(
            "the final check ran out of memory with semispaces of 2 words; 7 words should do");
  }

  /** What the machine itself says of it, where nobody asked the model before. */
  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void aFinalCheckThatFindsNoMemoryIsBadInputOnTheMachineToo(String target) throws Exception {
    IrProgram program = Programs.with("state/lifted/CheckAllocates.java").without("halt.seeded");
    MachineRun small = boot(program, "check-allocates", target, 2, 1);
    assertThat(small.reason()).contains("the final check ran out of memory", "7 words should do");
    assertThat(small.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(small.rounds()).as("of which the history was judged").isEqualTo(1);
    assertThat(boot(program, "check-allocates", target, 7, 1).exit()).isEqualTo(ExitCode.PASSED);
  }

  /** There would have been enough memory, had it been collected. */
  @Test
  @Tag("boot")
  void anOperationThatGivesUpAlthoughThereIsMemoryFailsOnTheMachineToo() throws Exception {
    IrProgram broken = seeded("gives-up-at-once");
    MachineRun run = boot(broken, "swap-allocating", targets().get(0), 30, 20);
    assertThat(run.exit()).as(run.reason()).isEqualTo(ExitCode.FAILED);
    assertThat(run.explanation().orElseThrow()).contains("!out-of-memory");
  }

  private static MachineRun boot(
      IrProgram program, String scenario, String target, int spaceWords, int operations)
      throws InterruptedException {
    assumeTools(List.of(target));
    BootedMachine.Preparation ready =
        BootedMachine.prepare(program, Programs.HOME, target, BUILDS, EnumSet.of(Flavour.JUDGED));
    ScenarioDescription description = Programs.scenario(program, scenario);
    Workload workload =
        new Workload(
            scenario,
            2,
            2,
            operations,
            5,
            OptionalLong.of(spaceWords),
            1,
            Workload.Slices.USUAL,
            Flavour.JUDGED,
            true,
            Workload.USUAL_LIMIT);
    return ((BootedMachine.Preparation.Ready) ready)
        .machine()
        .run(workload, Allowed.unknown(description), new ArenaRoom(program, description));
  }

  private static IrProgram seeded(String bug) {
    return SeededProgram.all(Programs.ALL).stream()
        .filter(each -> each.name().equals(bug))
        .findFirst()
        .orElseThrow()
        .program()
        .without("halt.seeded");
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void aLostUpdateFailsWithTheCommandThatShowsItAgain(String target) throws IOException {
    IrProgram broken = seeded("lost-update");
    ConformResult result = run(broken, "counter", List.of(target), 100, Pace.DETERMINISTIC, 99);

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(result.runs()).extracting(MachineRun::verdict).contains(Verdict.FAIL);
    assertThat(ConformText.summary(result))
        .contains("FAIL", "is not linearizable", "reproduce with: haltkit boot --arch " + target)
        .contains("--deterministic --seed ");
  }

  @Test
  @Tag("boot")
  void processesThatShareACpuAreInterruptedAndShowWhatTheModelAllows() throws IOException {
    ConformResult result = run(core(), "counter", targets(), 4, 20, Pace.PREEMPTED, 99);

    assertThat(result.exit()).as(ConformText.summary(result)).isEqualTo(ExitCode.PASSED);
    assertThat(result.runs())
        .hasSize(4 * targets().size())
        .allSatisfy(
            run -> {
              assertThat(run.workload().processes()).isEqualTo(4);
              assertThat(run.workload().cpus()).isEqualTo(2);
              assertThat(run.rounds()).isEqualTo(20);
              assertThat(run.preemptions()).isPositive();
              assertThat(run.restarts()).isPositive();
            });
    assertThat(result.runs()).extracting(run -> run.workload().deterministic()).contains(true);
    MachineRun last = result.runs().get(result.runs().size() - 1);
    assertThat(last.workload().command(last.architecture()))
        .contains("--deterministic --seed 3 --cpus 2 --processes 4 ")
        .endsWith(" --slice-us 50 --abort-every 2");
    assertThat(ConformText.summary(result)).contains("preempted: ", "operations begun anew");
  }

  @Test
  void anInterruptedComparisonIsUndecided() throws IOException {
    ConformResult result = run(core(), "counter", targets(), 5, Pace.DETERMINISTIC, 0);
    assertThat(result.exit()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(result.interrupted()).isTrue();
  }

  /**
   * Whether a store buffer is seen at all is the host's to decide: where all its CPUs are busy, two
   * of ours seldom run at the same time.
   */
  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void whatIsWeakerThanDeclaredFails(String target) throws IOException {
    IrProgram program =
        Programs.with("conformance/misdeclared/StrictStoreBuffering.java").without("halt.seeded");
    for (int attempt = 0; attempt < 10; attempt++) {
      ConformResult result = run(program, "strict-sb", List.of(target), 400, Pace.FREE, 99);
      MachineRun run = result.runs().get(0);
      if (run.seen().containsKey("x=1 y=1 0:a=0 1:a=0")) {
        assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(run.reason())
            .contains("the model does not allow the outcome x=1 y=1 0:a=0 1:a=0 of round ");
        assertThat(ConformText.histograms(result)).contains("FORBIDDEN");
        return;
      }
      assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
    }
    assumeTrue(false, "the host let no two CPUs meet: nothing weak was seen");
  }

  @Test
  void aKnownDefectIsCountedOnThatEmulatorOnly() {
    String old = "QEMU emulator version 7.2.19 (Debian)";
    assertThat(EmulatorDefects.of("arm64", old, "litmus-sb-volatile"))
        .containsExactly("x=1 y=1 0:a=0 1:a=0");
    assertThat(EmulatorDefects.of("arm64:exclusives", old, "litmus-r-volatile")).hasSize(1);
    assertThat(EmulatorDefects.of("arm64", "QEMU emulator version 9.1.0", "litmus-sb-volatile"))
        .isEmpty();
    assertThat(EmulatorDefects.of("x86_64", old, "litmus-sb-volatile")).isEmpty();
    assertThat(EmulatorDefects.of("arm64", old, "litmus-sb-fence")).isEmpty();
    // Each is an outcome that the shape can have, and no other mode of it declares another one.
    Stream.of("sb", "r", "rwc")
        .forEach(
            shape ->
                assertThat(EmulatorDefects.of("arm64", old, "litmus-" + shape + "-volatile"))
                    .isEqualTo(
                        Programs.scenario("litmus-" + shape + "-release-acquire")
                            .litmus()
                            .orElseThrow()
                            .beyondInterleavings()));
  }
}
