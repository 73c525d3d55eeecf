package halt.checker.steer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.state.RandomTraces;
import halt.checker.steer.SteeredRun.Parted;
import halt.checker.steer.SteeredRun.SameViolation;
import halt.checker.trace.Deed;
import halt.checker.trace.OldTraces;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceFile;
import halt.core.value.Word;
import halt.kernel.boot.Target;
import halt.kernel.gdb.GdbException;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.AccessMode;
import halt.model.machine.Choice;
import halt.model.machine.OutOfSpaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Does a booted machine that is led along a trace show what the trace shows, and is it seen where
 * it does not? One trace for each property, {@code -Dhalt.steer.all=true} takes all of {@code
 * traces/}; and one run of each scenario, {@code -Dhalt.steer.seed=N} takes another.
 */
class SteeringTest {
  @TempDir private Path folder;

  private static final String ONE_TARGET = "arm64";

  /** A bug for each property, and one of page tables. */
  private static final Set<String> USUAL =
      Set.of(
          "lost-update",
          "bump-without-cas",
          "atoms-not-scanned",
          "copied-twice",
          "word-leaked",
          "retry-with-old-value",
          "failure-writes-back",
          "field-off-by-one",
          "byte-offset",
          "gives-up-at-once",
          // Of what is new in it (three processes, page tables) one more.
          "no-shootdown");

  static Stream<Arguments> traces() throws IOException {
    boolean all = Boolean.getBoolean("halt.steer.all");
    List<String> targets = Target.names(Programs.HOME);
    return SeededProgram.all(Programs.ALL).stream()
        .map(SeededProgram::name)
        .filter(name -> all || USUAL.contains(name))
        .flatMap(name -> targets.stream().map(target -> Arguments.of(name, target)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("traces")
  void showsTheSeededViolation(String bug, String target) throws Exception {
    Trace trace = trace(bug);
    SteeredRun run = run(image(Optional.of(bug), target), trace);
    assertThat(run.ending()).isInstanceOf(SameViolation.class);
    SameViolation same = (SameViolation) run.ending();
    assertThat(same.property()).isEqualTo(trace.property());
    assertThat(same.message()).isEqualTo(trace.message());
    assertThat(run.steps().stream().map(SteeredStep::step)).isEqualTo(withoutCallers(trace));
    assertThat(run.accesses()).isGreaterThan(trace.steps().size());
    assertThat(same.itself()).isNotEmpty();
  }

  @Test
  void usualTracesAreOfEveryProperty() throws Exception {
    Set<String> properties = new TreeSet<>();
    for (SeededProgram bug : SeededProgram.all(Programs.ALL)) {
      if (USUAL.contains(bug.name())) {
        properties.add(bug.caught().id());
      }
    }
    Set<String> all = new TreeSet<>();
    SeededProgram.all(Programs.ALL).forEach(bug -> all.add(bug.caught().id()));
    assertThat(properties).isEqualTo(all);
  }

  @Test
  void theMachineSaysItselfThatAnUpdateIsLost() throws Exception {
    SteeredRun run = run(image(Optional.of("lost-update"), ONE_TARGET), trace("lost-update"));
    assertThat(((SameViolation) run.ending()).itself())
        .containsExactly(
            "it prints: not ok 1 counter # round 1: check failed",
            "the history that it prints is not linearizable");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theRightCorePartsWhereTheBugBegins(String target) throws Exception {
    SteeredRun run = run(image(Optional.empty(), target), trace("lost-update"));
    assertThat(run.ending()).isInstanceOf(Parted.class);
    Parted parted = (Parted) run.ending();
    assertThat(parted.step()).isEqualTo(6);
    assertThat(parted.difference())
        .contains("\"atom 0 is 0\" (load", "LostUpdate.java:21", "\"atom 0: 0 → 1\" (update")
        .contains("Atom.java:52");
    assertThat(parted.modelAgrees()).isTrue();
    assertThat(run.steps()).hasSize(6);
  }

  static List<String> targets() throws IOException {
    return Target.names(Programs.HOME);
  }

  /** The trace is the machine's, but the model of another core does something else. */
  @Test
  void machineAndModelPartWhereTheirArenasDo() throws Exception {
    SteeredImage broken = image(Optional.of("lost-update"), ONE_TARGET);
    SteeredImage right = image(Optional.empty(), ONE_TARGET);
    SteeredImage mixed =
        new SteeredImage(broken.target(), right.program(), broken.file(), broken.map());
    Trace trace = withSites(trace("lost-update"));
    Parted parted = (Parted) run(mixed, trace).ending();
    assertThat(parted.step()).isEqualTo(6);
    assertThat(parted.difference())
        .isEqualTo(
            "register 0 of process 0: nil (0x0) on the machine, but in the model it is 1 (0x9)");
    assertThat(parted.modelAgrees()).isFalse();
  }

  /** As the right program names lines that it does not have. */
  private static Trace withSites(Trace trace) {
    List<Trace.Step> steps = new ArrayList<>();
    for (Trace.Step step : trace.steps()) {
      steps.add(
          new Trace.Step(
              step.process(),
              step.choices(),
              step.actions().stream()
                  .map(
                      action ->
                          action.place().file().contains("seeded")
                              ? action(action, "?.?", action.place().line(), action.did())
                              : action)
                  .toList()));
    }
    return trace.with(steps);
  }

  /** On a machine that does what the model does, every run of the model can be taken. */
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("scenarios")
  void anyRunOfTheModelCanBeTaken(String scenario, String target) throws Exception {
    SteeredImage image = image(Optional.empty(), target);
    boolean collects = scenario.contains("collection");
    Scope scope = new Scope(3, collects ? 1 : 2, collects ? 1 : 0, 1);
    Trace trace =
        RandomTraces.of(
            image.program(),
            Programs.scenario(scenario),
            scope,
            Programs.SOURCES,
            Long.getLong("halt.steer.seed", 7),
            150);
    assertThat(trace.steps().stream().map(Trace.Step::process).distinct()).hasSize(3);
    SteeredRun run = run(image, trace);
    assertThat(run.ending()).isEqualTo(new SteeredRun.Holds(trace.property()));
    assertThat(run.steps().stream().map(SteeredStep::step)).isEqualTo(withoutCallers(trace));
  }

  private static List<Trace.Step> withoutCallers(Trace trace) {
    return trace.steps().stream()
        .map(
            step ->
                new Trace.Step(
                    step.process(),
                    step.choices(),
                    step.actions().stream().map(Trace.Action::withoutCallers).toList()))
        .toList();
  }

  static Stream<Arguments> scenarios() throws IOException {
    List<String> targets = Target.names(Programs.HOME);
    return ScenarioDescription.withoutLitmusTests(Programs.ALL).stream()
        .flatMap(scenario -> targets.stream().map(target -> Arguments.of(scenario.name(), target)));
  }

  @Test
  void aTamperedValueIsReportedAtItsStep() throws Exception {
    Trace trace = trace("lost-update");
    Trace.Action read = trace.steps().get(11).actions().get(0);
    Trace.Action tampered =
        action(
            read,
            read.place().method(),
            read.place().line(),
            new Deed.Load(
                ((Deed.Load) read.did()).place(),
                AccessMode.VOLATILE,
                Optional.of(Word.fixnum(7)),
                Optional.of(Word.fixnum(7))));
    Parted parted =
        (Parted)
            run(image(Optional.of("lost-update"), ONE_TARGET), with(trace, 11, tampered)).ending();
    assertThat(parted.step()).isEqualTo(12);
    assertThat(parted.difference()).contains("\"atom 0 is 7\"", "\"atom 0 is 0\"");
    assertThat(parted.modelAgrees()).isTrue();
  }

  /** Of it the machine's steps are compared in words. */
  @Test
  void aTraceOfAnOlderFormatLeadsTheMachineToo() throws Exception {
    String old = OldTraces.text(trace("lost-update"));
    Trace same = TraceFile.read(Files.writeString(folder.resolve("old.json"), old));
    SteeredImage image = image(Optional.of("lost-update"), ONE_TARGET);
    assertThat(run(image, same).ending()).isInstanceOf(SteeredRun.SameViolation.class);
    Trace tampered =
        TraceFile.read(
            Files.writeString(
                folder.resolve("tampered.json"), old.replace("atom 0: 0 → 1", "atom 0: 0 → 2")));
    Parted parted = (Parted) run(image, tampered).ending();
    assertThat(parted.difference()).contains("\"atom 0: 0 → 2\"", "\"atom 0: 0 → 1\"");
  }

  @Test
  void aTamperedLineIsReportedAtItsStep() throws Exception {
    Trace trace = trace("lost-update");
    Trace.Action read = trace.steps().get(2).actions().get(0);
    Trace.Action tampered =
        action(read, read.place().method(), read.place().line() + 1, read.did());
    Parted parted =
        (Parted)
            run(image(Optional.of("lost-update"), ONE_TARGET), with(trace, 2, tampered)).ending();
    assertThat(parted.step()).isEqualTo(3);
    assertThat(parted.difference())
        .contains(
            "Safepoint.java:" + tampered.place().line(), "Safepoint.java:" + read.place().line());
  }

  @Test
  void aStepOfAProcessThatHasEndedIsReported() throws Exception {
    Trace trace = trace("retry-with-old-value");
    List<Trace.Step> steps = new ArrayList<>(trace.steps());
    steps.add(new Trace.Step(0, List.of(), steps.get(0).actions()));
    Parted parted =
        (Parted)
            run(image(Optional.of("retry-with-old-value"), ONE_TARGET), trace.with(steps)).ending();
    assertThat(parted.step()).isEqualTo(steps.size());
    assertThat(parted.difference()).contains("process 0 has ended");
  }

  @Test
  void aTraceThatStopsTooEarlyShowsNoViolation() throws Exception {
    Trace trace = trace("lost-update");
    SteeredRun run =
        run(
            image(Optional.of("lost-update"), ONE_TARGET),
            trace.with(trace.steps().subList(0, 10)));
    assertThat(run.ending()).isEqualTo(new SteeredRun.Holds("linearizable"));
  }

  @Test
  void aChoiceThatTheTraceDoesNotHaveIsReported() throws Exception {
    Trace trace = trace("retry-inside-swap");
    assertThat(trace.steps().stream().anyMatch(step -> step.choices().contains(Choice.of(true))))
        .isTrue();
    List<Trace.Step> never = new ArrayList<>();
    for (Trace.Step step : trace.steps()) {
      never.add(
          new Trace.Step(
              step.process(),
              step.choices().stream().map(choice -> Choice.of(false)).toList(),
              step.actions()));
    }
    SteeredRun run = run(image(Optional.of("retry-inside-swap"), ONE_TARGET), trace.with(never));
    assertThat(run.ending()).isInstanceOf(Parted.class);
    assertThat(((Parted) run.ending()).difference()).contains("\"the system refuses the memory\"");
  }

  @Test
  void aMachineThatRunsOutOfMemoryAsTheModelDoesHasTooSmallAnArena() throws Exception {
    SteeredImage image = image(Optional.empty(), ONE_TARGET);
    ScenarioDescription scenario = Programs.scenario("swap-during-collection");
    Trace trace =
        RandomTraces.untilMemoryRunsOut(
            image.program(), scenario, new Scope(1, 1, 0, 3), Programs.SOURCES);
    assertThatThrownBy(() -> run(image, trace))
        .isInstanceOf(OutOfSpaceException.class)
        .hasMessage("an operation ran out of memory");
  }

  @Test
  void anEmulatorThatIsKilledIsOneClearErrorAndLeavesNothing() throws Exception {
    Trace trace = trace("lost-update");
    SteeredImage image = image(Optional.of("lost-update"), ONE_TARGET);
    long pid;
    try (Steering steering =
        Steering.start(image, Programs.scenario(trace.scenario()), trace, Programs.SOURCES)) {
      pid = steering.pid();
      ProcessHandle emulator = ProcessHandle.of(pid).orElseThrow();
      assertThatThrownBy(
              () ->
                  steering.run(
                      trace,
                      step -> {
                        if (step.number() == 3) {
                          emulator.destroyForcibly();
                          emulator.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                        }
                      }))
          .isInstanceOf(GdbException.class)
          .hasMessage(
              "the emulator has closed the debugger's connection (it exited with 137), after 3"
                  + " steps");
    }
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aTraceOfAWeakerMemoryOrOfTooManyProcessesIsNotForThisMachine() throws Exception {
    Trace trace = trace("lost-update");
    Target target =
        Target.read(Programs.HOME, ONE_TARGET) instanceof Target.Read read
            ? read.target()
            : fail("no such target");
    assertThat(Steering.obstacle(trace, target)).isEmpty();
    assertThat(Steering.obstacle(with(trace, "tso", 2), target).orElseThrow())
        .contains("memory model tso");
    assertThat(Steering.obstacle(with(trace, "sc", target.mostCpus() + 1), target).orElseThrow())
        .contains("each on a CPU of its own", "at most " + target.mostCpus() + " CPUs");
  }

  private static Trace with(Trace trace, String model, int processes) {
    return new Trace(
        trace.format(),
        trace.scenario(),
        trace.bug(),
        model,
        new Scope(processes, 1, 0, 0),
        trace.spaceWords(),
        trace.arena(),
        trace.property(),
        trace.message(),
        trace.shortest(),
        trace.steps());
  }

  // What every test needs.

  private static Trace trace(String bug) throws Exception {
    return TraceFile.read(Programs.HOME.resolve("traces").resolve(bug + ".json"));
  }

  private static Trace with(Trace trace, int step, Trace.Action first) {
    List<Trace.Step> steps = new ArrayList<>(trace.steps());
    List<Trace.Action> actions = new ArrayList<>(steps.get(step).actions());
    actions.set(0, first);
    steps.set(step, new Trace.Step(steps.get(step).process(), List.of(), actions));
    return trace.with(steps);
  }

  private static Trace.Action action(Trace.Action like, String method, int line, Deed did) {
    Trace.Frame place = new Trace.Frame(method, like.place().file(), line);
    return new Trace.Action(did, like.source(), List.of(place));
  }

  private static SteeredImage image(Optional<String> bug, String target) throws Exception {
    Optional<SeededProgram> seeded =
        bug.map(
            name ->
                SeededProgram.all(Programs.ALL).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow());
    SteeredImage.Preparation preparation =
        SteeredImage.prepare(Programs.ALL, seeded, Programs.HOME, target);
    assumeTrue(
        !(preparation instanceof SteeredImage.NotInstalled), () -> "not installed: " + preparation);
    return preparation instanceof SteeredImage.Ready ready
        ? ready.image()
        : fail(preparation.toString());
  }

  private static SteeredRun run(SteeredImage image, Trace trace) throws Exception {
    List<SteeredStep> shown = new ArrayList<>();
    Consumer<SteeredStep> show = shown::add;
    try (Steering steering =
        Steering.start(
            image, trace.sized(Programs.scenario(trace.scenario())), trace, Programs.SOURCES)) {
      SteeredRun run = steering.run(trace, show);
      assertThat(shown).isEqualTo(run.steps());
      return run;
    }
  }
}
