package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import halt.checker.Mine;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.replay.Replay;
import halt.checker.trace.Sentences;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceFile;
import halt.checker.trace.TraceText;
import halt.checker.verdict.Verdict;
import halt.model.machine.ScenarioModel;
import halt.model.property.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Does whatever a scenario of the user's own does wrong, be it before a process's first visible
 * access, in the set-up or in the final check, end in a failure that names the line, with a trace
 * that replays?
 */
class OwnScenariosTest {
  /** A scenario that fails. */
  record Failing(Mine mine, Property property, int process, int line, String message) {}

  @TempDir private Path folder;

  static Stream<Failing> failing() {
    String own = "Heap.behind(arena)";
    String outside = "own word 100 of 8 (word 133, outside the arena of 41 words)";
    String loop = "long i = 0; while (i >= 0) { if (i > 3) { i++; } i = i & 7; }";
    return Stream.of(
        // Before the first visible access, and behind one.
        process(
            "arena.setPlain(" + own + ", 1);",
            Property.OWNERSHIP,
            "process 0 writes own word 0 plainly, but others may read that word plainly"),
        process(
            "arena.setVolatile(" + own + ", 1); arena.setPlain(" + own + ", 1);",
            Property.OWNERSHIP,
            "process 0 writes own word 0 plainly, but that word is shared"),
        process(
            "if (arena.getPlain(" + own + " + 100) == 0) {}",
            Property.IN_ARENA,
            "process 0 accesses " + outside),
        process(
            "arena.setRelease(" + own + " - 300, 1);",
            Property.IN_ARENA,
            "process 0 accesses word -267 (outside the arena of 41 words)"),
        process(
            "arena.getAndAdd(Layout.heap(arena) + Semispaces.SPACE, 1);",
            Property.OWNERSHIP,
            "process 0 accesses SPACE with ordering, but others access that word plainly"),
        // The others' set-up and check.
        new Failing(
            new Mine("arena.setPlain(" + own + " + 100, 1);", "", "return true;"),
            Property.IN_ARENA,
            Trace.SET_UP,
            Mine.SETUP,
            "the set-up accesses " + outside),
        new Failing(
            new Mine("", "", "return arena.getPlain(" + own + " + 100) == 0;"),
            Property.IN_ARENA,
            Trace.FINAL_CHECK,
            Mine.CHECK,
            "the final check accesses " + outside),
        new Failing(
            new Mine("arena.setPlain(Layout.ATOMS, 1);", "", "return true;"),
            Property.OWNERSHIP,
            Trace.SET_UP,
            Mine.SETUP,
            "the set-up writes ATOMS, but sizes never change"),
        // What does not end.
        process(loop, Property.COMPLETES, "process 0 does not end"),
        process(
            "arena.setVolatile(" + own + ", 1); for (;;) {}",
            Property.COMPLETES,
            "process 0 does not end"),
        new Failing(
            new Mine(loop, "", "return true;"),
            Property.COMPLETES,
            Trace.SET_UP,
            Mine.SETUP,
            "the set-up does not end"),
        new Failing(
            new Mine("", "", loop + " return true;"),
            Property.COMPLETES,
            Trace.FINAL_CHECK,
            Mine.CHECK,
            "the final check does not end"),
        // What is announced to the platform and makes no history.
        process(
            invoke(99),
            Property.LINEARIZABLE,
            "process 0 begins operation 99, and no operation has that number"),
        process(
            invoke(2) + invoke(2),
            Property.LINEARIZABLE,
            "process 0 begins an operation before the one that it is in has ended"));
  }

  private static Failing process(String body, Property property, String message) {
    return new Failing(Mine.process(body), property, 0, Mine.PROCESS, message);
  }

  private static String invoke(int operation) {
    return "Platform.invoke(arena, process, " + operation + ", Word.NIL, Word.NIL, Word.NIL); ";
  }

  private Exploration explore(Case asked) {
    return new StateEngine(new SourceLines(folder)).explore(asked, Limits.NONE);
  }

  @ParameterizedTest
  @MethodSource("failing")
  void failsWithATraceThatNamesTheLine(Failing failing) throws IOException {
    Case asked = failing.mine().in(folder);
    Exploration found = explore(asked);
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    String place = "(Mine.java:" + failing.line() + ")";
    assertThat(found.reason()).startsWith(failing.message()).endsWith(place);
    Trace trace = found.failure().orElseThrow();
    assertThat(trace.property()).isEqualTo(failing.property().id());
    Trace.Step step = trace.steps().get(trace.steps().size() - 1);
    assertThat(step.process()).isEqualTo(failing.process());
    Trace.Action last = step.actions().get(step.actions().size() - 1);
    assertThat(last.place().line()).isEqualTo(failing.line());
    assertThat(last.source()).isNotEmpty();
    assertThat(TraceText.lines(trace)).anyMatch(line -> line.contains("Mine.java:"));
    replays(asked, trace);
  }

  private void replays(Case asked, Trace trace) throws IOException {
    Path file = Files.writeString(folder.resolve("trace.json"), TraceFile.print(trace));
    Trace read;
    try {
      read = TraceFile.read(file);
    } catch (halt.checker.trace.TraceFormatException refused) {
      throw new AssertionError(refused);
    }
    ScenarioModel model = new ScenarioModel(asked.program(), asked.scenario(), asked.scope());
    assertThat(Replay.run(model, read, new SourceLines(folder))).contains(trace);
  }

  static List<Mine> announcedWrongly() {
    String step = "arena.setVolatile(Heap.behind(arena), 1); ";
    String respond = "Platform.respond(arena, process, Word.NIL); ";
    return List.of(
        Mine.process(respond),
        Mine.process(step + respond),
        Mine.process(step + invoke(6)),
        Mine.process(invoke(6)));
  }

  @ParameterizedTest
  @MethodSource("announcedWrongly")
  void whatIsBegunIsEndedOnce(Mine mine) throws IOException {
    Case asked = mine.in(folder);
    Exploration found = explore(asked);
    assertThat(found.failure().orElseThrow().property()).isEqualTo(Property.LINEARIZABLE.id());
    replays(asked, found.failure().get());
  }

  static List<Mine> passing() {
    String first = "if (process == 0) { arena.setVolatile(Heap.behind(arena), 1); }";
    return List.of(
        Mine.process(""),
        Mine.process(first),
        Mine.process("int x = process; x += operations;"),
        Mine.process("if (arena.getPlain(Heap.behind(arena)) == 0) {}"),
        new Mine(
            "arena.setPlain(Heap.behind(arena), 1);",
            "",
            "return arena.getPlain(Heap.behind(arena)) == 1;"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void processesNeedNotDoAnything(Mine mine) {
    Exploration found = explore(mine.in(folder));
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
    assertThat(found.outcomes()).hasSize(1);
  }

  @org.junit.jupiter.api.Test
  void theFinalCheckIsMadeEvenIfNobodyDoesAnything() throws IOException {
    Case asked = new Mine("", "", "return false;").in(folder);
    Exploration found = explore(asked);
    assertThat(found.failure().orElseThrow().property()).isEqualTo(Property.ASSERTIONS.id());
    replays(asked, found.failure().get());
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(
            "arena.getAndAdd(Layout.heap(arena) + Semispaces.SPACE, 1);",
            "update",
            true,
            "updates SPACE"),
        arguments(
            "arena.setRelease(Layout.heap(arena) + Semispaces.SPACE, 1);",
            "store",
            true,
            "writes SPACE"),
        arguments(
            "if (arena.getAcquire(Layout.heap(arena) + Semispaces.SPACE) == 0) {}",
            "load",
            true,
            "reads SPACE"),
        arguments(
            "arena.setPlain(Layout.heap(arena) + Semispaces.SPACE, 1);",
            "store",
            false,
            "writes SPACE"),
        arguments(
            "if (arena.getPlain(Layout.heap(arena) + Semispaces.NEXT) == 0) {}",
            "load",
            false,
            "reads NEXT"),
        arguments(invoke(99), "invoke", false, "begins operation 99"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void theTraceEndsWithWhatWasRefused(String body, String kind, boolean visible, String text) {
    Trace trace = explore(Mine.process(body).in(folder)).failure().orElseThrow();
    Trace.Step step = trace.steps().get(trace.steps().size() - 1);
    Trace.Action last = step.actions().get(step.actions().size() - 1);
    assertThat(last.did().kind()).isEqualTo(kind);
    assertThat(last.did().visible()).isEqualTo(visible);
    assertThat(Sentences.of(trace).of(step.process(), last.did())).isEqualTo(text);
  }

  /** A collection ends with that word, but only if one has begun. */
  @org.junit.jupiter.api.Test
  void whoOnlySaysThatTheWorldGoesOnHasNotCollected() {
    Exploration found =
        explore(Mine.process("arena.setVolatile(Layout.PHASE, Safepoint.MUTATING);").in(folder));
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
    assertThat(found.properties()).doesNotContain(Property.RECLAIMED, Property.ISOMORPHIC);
  }

  @org.junit.jupiter.api.Test
  void theArenasSizeIsItsWords() {
    Exploration found =
        explore(
            Mine.process("if (arena.size() != 41) { arena.setPlain(Layout.ATOMS, 1); }")
                .in(folder));
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
  }

  /** The run that counts how much is needed breaks something else, and goes no further. */
  @org.junit.jupiter.api.Test
  void aSetUpWithoutRoomIsSaidToBeThatWhateverComesAfterIt() {
    String allocates = "Operation.tuple(arena, 0, 1, 1); Registers.move(arena, 0, 1, 0); ";
    Case asked =
        new Mine(allocates + allocates, "", "return arena.getPlain(Heap.behind(arena) + 100) == 0;")
            .in(folder);
    assertThatThrownBy(() -> explore(asked))
        .isInstanceOf(ArenaTooSmallException.class)
        .hasMessageContaining("the set-up ran out of memory with semispaces of 4 words");
  }

  /** A process that starts late reads what another one has written by then. */
  @org.junit.jupiter.api.Test
  void plainReadsBeforeTheFirstVisibleAccessRaceToo() throws IOException {
    Case asked =
        Mine.process(
                "if (process == 1) { arena.setVolatile(Heap.behind(arena), 1); }"
                    + " else if (arena.getPlain(Heap.behind(arena)) == 0) {}")
            .in(folder);
    Exploration found = explore(asked);
    assertThat(found.failure().orElseThrow().property()).isEqualTo(Property.OWNERSHIP.id());
    assertThat(found.reason()).contains("process 0 reads own word 0 plainly");
    replays(asked, found.failure().get());
  }
}
