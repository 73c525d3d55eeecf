package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.OwnScenario;
import halt.checker.trace.Trace;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.core.atom.Atom;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import halt.model.property.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does a search say that could not look at everything? */
class LimitsTest {
  private static final Scope SCOPE = new Scope(2, 2, 1, 1);

  private static Exploration explore(ScenarioDescription scenario, Limits limits) {
    return new StateEngine(Programs.SOURCES)
        .explore(Case.of(Programs.ALL, scenario, SCOPE), limits);
  }

  @Test
  void aSearchOutOfTimeIsInconclusive() {
    Limits none = new Limits(Optional.of(Duration.ZERO), () -> false, Limits.NONE.progress());
    Exploration exploration = explore(Programs.scenario("swap-allocating"), none);
    assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(exploration.reason()).contains("time limit");
  }

  @Test
  void anInterruptedSearchIsInconclusiveAndSaysWhatItSaw() {
    int[] asked = {0};
    Limits soon = new Limits(Optional.empty(), () -> ++asked[0] > 1, Limits.NONE.progress());
    Exploration exploration = explore(Programs.scenario("swap-allocating"), soon);
    assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(exploration.reason()).contains("interrupted");
    assertThat(exploration.states()).isPositive();
  }

  /** In a JVM of its own, since the memory that is used up is that of all. */
  @Test
  void aSearchOutOfMemoryIsInconclusive() throws Exception {
    Process search =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-Dhalt.home=" + Programs.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                "halt.checker.cli.Main",
                "check",
                "swap-allocating",
                "--processes=4")
            .redirectErrorStream(true)
            .start();
    String said = new String(search.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(search.waitFor()).as(said).isEqualTo(ExitCode.UNDECIDED.code());
    assertThat(said).contains("INCONCLUSIVE", "the memory was used up");
  }

  @Test
  void anArenaTooSmallForTheSetUpIsRefused() {
    ScenarioDescription tiny = Programs.scenario("swap-allocating").withSpaceWords(1);
    assertThatThrownBy(() -> explore(tiny, Limits.NONE)).isInstanceOf(ArenaTooSmallException.class);
  }

  @Test
  void anArenaThatIsTooSmallIsRefusedAndTheSizeNamedIsEnough() {
    ScenarioDescription small = Programs.scenario("swap-allocating").withSpaceWords(9);
    assertThatThrownBy(() -> explore(small, Limits.NONE))
        .isInstanceOf(ArenaTooSmallException.class)
        .satisfies(
            e -> {
              Matcher needed = Pattern.compile("(\\d+) words should do").matcher(e.getMessage());
              assertThat(needed.find()).isTrue();
              ScenarioDescription enough = small.withSpaceWords(Integer.parseInt(needed.group(1)));
              assertThat(explore(enough, Limits.NONE).verdict()).isEqualTo(Verdict.PASS);
            });
  }

  /** Allocations that might have been refused, and were not, are not to blame. */
  @ParameterizedTest
  @CsvSource({
    "2, the final check ran out of memory with semispaces of 9 words; 15 words should do",
    "4, the set-up ran out of memory with semispaces of 9 words; 21 words should do"
  })
  void whoRanOutOfMemoryIsNamed(int operations, String said) {
    IrProgram program = Programs.with("state/lifted/AllocatesAlone.java");
    Case asked =
        Case.of(
            program, Programs.scenario(program, "allocates-alone"), new Scope(1, operations, 0, 3));
    StateEngine engine = new StateEngine(Programs.SOURCES);
    assertThatThrownBy(() -> engine.explore(asked, Limits.NONE))
        .isInstanceOf(ArenaTooSmallException.class)
        .hasMessageContaining(said);
    assertThat(engine.explore(asked.in(new Scope(1, 1, 0, 0)), Limits.NONE).verdict())
        .isEqualTo(Verdict.PASS);
  }

  /** Outside of an operation nobody collects and tries again, and nobody answers. */
  @ParameterizedTest
  @CsvSource({"2, 7", "6, 0", "7, 0"})
  void aFinalCheckThatFindsNoMemoryDoesNotFail(int words, int needed) {
    IrProgram program = Programs.with("state/lifted/CheckAllocates.java");
    Case asked =
        Case.of(program, Programs.scenario(program, "check-allocates"), new Scope(2, 1, 1, 1))
            .withSpaceWords(words);
    StateEngine engine = new StateEngine(Programs.SOURCES);
    if (needed == 0) {
      assertThat(engine.explore(asked, Limits.NONE).verdict()).isEqualTo(Verdict.PASS);
    } else {
      assertThatThrownBy(() -> engine.explore(asked, Limits.NONE))
          .isInstanceOf(ArenaTooSmallException.class)
          .hasMessageContaining("the final check ran out of memory with semispaces of 2 words")
          .hasMessageEndingWith("; 7 words should do (--space-words 7)");
    }
  }

  /** It was refused nothing, or knew what to do without: then it has spoken. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "return Tuple.pair(arena, 0, Word.NIL, Word.NIL) == Word.NEEDS_COLLECTION;",
        "Tuple.pair(arena, 0, Word.NIL, Word.NIL); return false;",
      })
  void aFinalCheckThatFindsMemoryFails(String check, @TempDir Path folder) throws IOException {
    Case asked = OwnScenario.of(folder, new Scope(2, 1, 0, 0), "", "", check);
    StateEngine engine = new StateEngine(Programs.SOURCES);
    Exploration exploration = engine.explore(asked, Limits.NONE);
    assertThat(exploration.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(exploration.reason()).isEqualTo("the scenario's final check does not hold");
  }

  @Test
  void aFinalCheckThatKnowsWhatToDoWithoutMemoryIsBelieved(@TempDir Path folder)
      throws IOException {
    String check = "return Tuple.pair(arena, 0, Word.NIL, Word.NIL) == Word.NEEDS_COLLECTION;";
    Case asked = OwnScenario.of(folder, new Scope(2, 1, 0, 0), "", "", check);
    StateEngine engine = new StateEngine(Programs.SOURCES);
    assertThat(engine.explore(asked.withSpaceWords(2), Limits.NONE).verdict())
        .isEqualTo(Verdict.PASS);
  }

  /** A pair that was refused, in an object of one field, for which there was room. */
  @Test
  void whatASetUpLeavesInAnObjectIsSeen(@TempDir Path folder) throws IOException {
    String setUp =
        """
        Tuple.pair(arena, 0, Word.NIL, Word.NIL);
        @Value long refused = Tuple.pair(arena, 0, Word.NIL, Word.NIL);
        @Offset long start = Collector.allocate(arena, 0, Header.WORDS + 1);
        arena.setPlain(start, Header.of(Header.KIND_TUPLE, 1));
        arena.setPlain(start + Header.WORDS, refused);
        Registers.set(arena, 0, 0, Word.object(Heap.object(start)));
        """;
    Case asked =
        OwnScenario.of(folder, new Scope(2, 1, 0, 0), setUp, "", "return true;").withSpaceWords(6);
    StateEngine engine = new StateEngine(Programs.SOURCES);
    assertThatThrownBy(() -> engine.explore(asked, Limits.NONE))
        .isInstanceOf(ArenaTooSmallException.class)
        .hasMessageContaining("the set-up ran out of memory with semispaces of 6 words");
  }

  /** The space is used up by pairs that nobody keeps; more of it would be used up, too. */
  @Test
  void aSwapOfPairsThatNeverSucceedsIsAFailure() {
    IrProgram lifted = Programs.with("state/lifted/NeverExchanged.java");
    IrProgram program =
        lifted.replacing(
            new MethodName(Atom.class.getName(), "compareAndSet"),
            lifted.method("halt.checker.state.lifted.NeverExchanged", "compareAndSet"));
    Exploration exploration = explore("swap-allocating", program, new Scope(2, 1, 0, 0));
    assertThat(exploration.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(exploration.failure().orElseThrow().property())
        .isEqualTo(Property.MEMORY_SUFFICES.id());
    assertThat(exploration.reason()).contains("gives up for want of memory, although");
  }

  @Test
  void inASpaceThatIsTooSmallForThemItIsSaidThatTheyTakeAnySpace() {
    IrProgram lifted = Programs.with("state/lifted/NeverExchanged.java");
    IrProgram program =
        lifted.replacing(
            new MethodName(Atom.class.getName(), "compareAndSet"),
            lifted.method("halt.checker.state.lifted.NeverExchanged", "compareAndSet"));
    assertThatThrownBy(() -> explore(program, 17, new Scope(2, 1, 0, 0)))
        .isInstanceOf(ArenaTooSmallException.class)
        .hasMessageContaining("with 1048576 words it is used up, too");
  }

  /** 3 words are reachable, 2 × 6 are the buffers', and 3 a new pair's. */
  @Test
  void whoGivesUpFailsFromTheSizeOnThatSuffices() {
    IrProgram program =
        SeededProgram.all(Programs.ALL).stream()
            .filter(bug -> bug.name().equals("gives-up-at-once"))
            .findFirst()
            .orElseThrow()
            .program();
    Scope scope = new Scope(2, 1, 0, 1);
    assertThatThrownBy(() -> explore(program, 17, scope))
        .isInstanceOf(ArenaTooSmallException.class);
    assertThat(explore(program, 18, scope).failure().orElseThrow().property())
        .isEqualTo(Property.MEMORY_SUFFICES.id());
  }

  /** One was refused memory twice, and then found the other's garbage: it does nothing wrong. */
  @Test
  void whoWasRefusedMemoryTwiceMayGiveUpInASmallArena() {
    assertThatThrownBy(() -> explore(Programs.ALL, 24, new Scope(2, 2, 0, 2)))
        .isInstanceOf(ArenaTooSmallException.class);
  }

  private static Exploration explore(IrProgram program, int spaceWords, Scope scope) {
    ScenarioDescription small = Programs.scenario("swap-allocating").withSpaceWords(spaceWords);
    return new StateEngine(Programs.SOURCES).explore(Case.of(program, small, scope), Limits.NONE);
  }

  @Test
  void moreProcessesThanFitAreRefused() {
    Case large = Case.of(Programs.ALL, Programs.scenario("counter"), new Scope(16, 1, 0, 0));
    StateEngine engine = new StateEngine(Programs.SOURCES);
    assertThat(engine.refusal(large)).contains("takes at most 15 processes");
    assertThat(engine.refusal(large.in(new Scope(15, 1, 0, 0)))).isEmpty();
  }

  @Test
  void aSetUpThatDoesNotEndIsAFailure() {
    IrProgram program = Programs.with("state/lifted/EndlessSetUp.java");
    Case asked =
        Case.of(program, Programs.scenario(program, "endless-set-up"), new Scope(1, 1, 0, 0));
    Exploration exploration = new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE);
    assertThat(exploration.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(exploration.reason()).contains("the set-up does not end", "EndlessSetUp.java:19");
    Trace trace = exploration.failure().orElseThrow();
    assertThat(trace.property()).isEqualTo(Property.COMPLETES.id());
    assertThat(trace.steps()).extracting(Trace.Step::process).containsExactly(Trace.SET_UP);
  }

  /** The arena is large enough: what runs out is the operation's patience. */
  @Test
  void moreRefusalsThanAnOperationBearsAreUnsupported() {
    Exploration exploration = explore("swap-allocating", Programs.ALL, new Scope(2, 1, 0, 3));
    assertThat(exploration.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(exploration.reason()).contains("more than 2 allocations are refused");
  }

  @Test
  void aFinalCheckThatLeavesTheArenaIsAFailure() {
    IrProgram lifted = Programs.with("state/lifted/AtomOutside.java");
    IrProgram program =
        lifted.replacing(
            new MethodName(Atom.class.getName(), "at"),
            lifted.method("halt.checker.state.lifted.AtomOutside", "at"));
    Exploration exploration = explore("counter", program, new Scope(1, 1, 0, 0));
    assertThat(exploration.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(exploration.failure().orElseThrow().property()).isEqualTo(Property.IN_ARENA.id());
  }

  private static Exploration explore(String scenario, IrProgram program, Scope scope) {
    return new StateEngine(Programs.SOURCES)
        .explore(Case.of(program, Programs.scenario(scenario), scope), Limits.NONE);
  }
}
