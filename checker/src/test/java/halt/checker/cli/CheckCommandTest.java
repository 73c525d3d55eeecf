package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.Programs;
import halt.checker.trace.OldTraces;
import halt.checker.trace.TraceFile;
import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does {@code haltkit check} say what the engine found, and {@code replay} the same again? */
class CheckCommandTest {
  /** A scenario of a user: deref and reset, which is no increment. */
  private static final String MINE =
      """
      package mine;

      import halt.core.atom.Atom;
      import halt.core.process.Operation;
      import halt.core.process.Registers;
      import halt.core.process.Safepoint;
      import halt.core.value.Word;
      import halt.core.host.Arena;
      import halt.core.role.Offset;
      import halt.core.role.Value;
      import halt.scenario.Scenario;

      @Scenario(name = "mine", title = "Reads, adds, writes.", registers = 3, atoms = 1,
          spaceWords = 4, bufferWords = 4)
      final class Mine {
        private Mine() {}

        public static void setup(Arena arena, int processes, int operations) {
          @Offset long cell = Atom.create(arena, Word.fixnum(0));
          @Value long atom = Word.atom(Atom.cell(cell));
          for (int process = 0; process < processes; process++) {
            Registers.set(arena, process, 1, atom);
          }
        }

        public static void process(Arena arena, int process, int operations) {
          Safepoint.enter(arena, process);
          for (int index = 0; index < operations; index++) {
            Operation.deref(arena, process, 1);
            long old = Word.integer(Registers.get(arena, process, 0));
            Registers.set(arena, process, 2, Word.fixnum(old + 1));
            Operation.reset(arena, process, 1, 2);
          }
          Safepoint.leave(arena, process);
        }

        public static boolean check(Arena arena, int processes, int operations) {
          return Atom.deref(arena, Atom.at(arena, 0)) == Word.fixnum((long) processes * operations);
        }
      }
      """;

  @TempDir private Path directory;
  private CommandLineRun line;

  @BeforeEach
  void start() {
    line = new CommandLineRun(directory);
  }

  @Test
  void aScenarioThatPasses() {
    assertThat(line.run("check", "counter", "-p", "2", "-o", "1", "-c", "0"))
        .isEqualTo(ExitCode.PASSED);
    assertThat(line.out()).startsWith("PASS").contains("counter", "76 states", "128-bit");
  }

  /** x86_64 allows both to read 0, and here that fails; the search under sc does not see it. */
  @Test
  void aPassOfWeakAccessesSaysThatOnlyScWasExplored() throws IOException {
    Files.writeString(
        directory.resolve("Mine.java"),
        MINE.replaceFirst(
                "(?s) {6}Operation.deref.*?Operation.reset.*?\n",
                """
                      @Offset long own = Heap.behind(arena) + process;
                      @Offset long other = Heap.behind(arena) + 1 - process;
                      arena.setRelease(own, 1);
                      long found = arena.getAcquire(other);
                      Registers.set(arena, process, 0, Word.fixnum(found));
                """)
            .replace("import halt.core.process.Operation;", "import halt.core.collect.Heap;")
            .replace("bufferWords = 4)", "bufferWords = 4, words = 2)")
            .replaceFirst("return Atom.deref.*;", "return true;"));
    assertThat(line.run("check", "Mine.java", "-o", "1"))
        .as(line.out() + line.err())
        .isEqualTo(ExitCode.PASSED);
    assertThat(line.out())
        .startsWith("PASS          mine ")
        .contains("model sc)")
        .containsPattern(
            "only sc was explored; machines \\(x86_64, too\\) .* weaker than volatile:"
                + " Mine.java:\\d+ setRelease, Mine.java:\\d+ getAcquire, and 2 accesses of the"
                + " core")
        .contains("not judged: linearizable, specification-state (its processes announce no");
  }

  /** The one that cannot be judged ended the command, and the others were not run. */
  @Test
  void anArenaThatIsTooSmallEndsItsOwnScenarioOnly() throws IOException {
    assertThat(
            line.run(
                "check", "swap-allocating", "counter", "-o", "1", "-c", "0", "--space-words", "4"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err())
        .contains("too small for scenario swap-allocating", "an operation ran out of memory")
        .contains("words should do (--space-words ");
    assertThat(line.out()).startsWith("PASS          counter ");

    Files.writeString(directory.resolve("Mine.java"), MINE);
    assertThat(line.run("check", "swap-allocating", "Mine.java", "--space-words", "4", "--json"))
        .as("a failure decides before everything else")
        .isEqualTo(ExitCode.FAILED);
    JsonNode results = new ObjectMapper().readTree(line.out()).get("results");
    assertThat(results.findValuesAsText("verdict")).containsExactly("UNSUPPORTED", "FAIL");
    assertThat(results.get(0).get("reason").asText()).contains("too small");
  }

  @Test
  void aNameThatIsNearlyAScenario() {
    assertThat(line.run("check", "conter")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("did you mean counter?");
  }

  @Test
  void aSeededBugFailsAndItsTraceReplays() throws Exception {
    assertThat(line.run("check", "--bug", "lost-update", "--trace", "found.json"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).contains("FAIL linearizable", "atom 0: 1 → 1");
    assertThat(directory.resolve("found.json"))
        .hasSameTextualContentAs(halt.checker.Programs.HOME.resolve("traces/lost-update.json"));

    assertThat(line.run("replay", "found.json")).isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).contains("FAIL linearizable", "atom 0: 1 → 1");

    // What an older HALT had written of it says the same.
    String old = OldTraces.text(TraceFile.read(directory.resolve("found.json")));
    Files.writeString(directory.resolve("old.json"), old);
    String again = line.out();
    assertThat(line.run("replay", "old.json")).isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).isEqualTo(again).doesNotContain("have changed");
    Files.writeString(directory.resolve("old.json"), old.replace("atom 0 is 0", "atom 0 is 7"));
    assertThat(line.run("replay", "old.json")).isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).startsWith(again).contains("the sources have changed");

    assertThat(line.run("replay", "--json", "found.json")).isEqualTo(ExitCode.FAILED);
    JsonNode json = new ObjectMapper().readTree(line.out());
    assertThat(json.get("same").asBoolean()).isTrue();
  }

  @Test
  void aTraceOfTheRightCoreNoLongerFails() throws IOException {
    line.run("check", "--bug", "lost-update", "--trace", "found.json");
    String trace = Files.readString(directory.resolve("found.json"));
    Files.writeString(
        directory.resolve("mended.json"),
        trace.replace("\"bug\" : \"lost-update\"", "\"bug\" : null"));

    assertThat(line.run("replay", "mended.json")).isEqualTo(ExitCode.PASSED);
    assertThat(line.out()).contains("do not lead to a failure");
  }

  @Test
  void aMalformedTraceIsNamedWithItsLine() throws IOException {
    Files.writeString(directory.resolve("bad.json"), "{\n  \"format\" : 1,\n  \"steps\" : [}\n");
    assertThat(line.run("replay", "bad.json")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("bad.json:3:", "expected");

    Files.writeString(directory.resolve("bad.json"), "{}");
    assertThat(line.run("replay", "bad.json")).isEqualTo(ExitCode.BAD_INPUT);

    Files.writeString(
        directory.resolve("bad.json"),
        Files.readString(halt.checker.Programs.HOME.resolve("traces/lost-update.json"))
            .replaceFirst("\"format\"", "\"other\""));
    assertThat(line.run("replay", "bad.json")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("the member format is missing");

    Files.write(directory.resolve("bad.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(line.run("replay", "bad.json")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("not UTF-8 text");

    assertThat(line.run("replay", "none.json")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("none.json");
  }

  @Test
  void forMachinesItIsOneJsonObject() throws IOException {
    assertThat(line.run("check", "--json", "counter", "-p", "2", "-o", "1", "-c", "0"))
        .isEqualTo(ExitCode.PASSED);
    JsonNode result = new ObjectMapper().readTree(line.out()).get("results").get(0);
    assertThat(result.get("verdict").asText()).isEqualTo("PASS");
    assertThat(result.get("states").asLong()).isEqualTo(76);
  }

  @Test
  void anInterruptedSearchIsUndecided() {
    line.interrupt();
    assertThat(line.run("check", "swap-allocating")).isEqualTo(ExitCode.UNDECIDED);
    assertThat(line.out()).startsWith("INCONCLUSIVE").contains("interrupted");
  }

  @Test
  void anArenaThatIsTooSmallSaysHowMuchIsNeeded() {
    assertThat(line.run("check", "swap-allocating", "--space-words", "9"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("too small", "words should do");
  }

  @Test
  void whatIsKnownIsToldBeforeALaterScenarioIsRefused() {
    assertThat(line.run("check", "counter", "swap-allocating", "--space-words", "9"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.out()).startsWith("PASS").contains("counter");
    assertThat(line.err()).contains("too small");
  }

  @Test
  void aScenarioOfTheUsersOwnIsExploredAndReplayed() throws IOException {
    Files.writeString(directory.resolve("Mine.java"), MINE);
    assertThat(line.run("check", "Mine.java", "-o", "1", "--trace", "mine.json"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).contains("FAIL assertions", "haltkit replay --source Mine.java ");

    assertThat(line.run("replay", "mine.json")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("'mine'", "--source FILE.java");
    assertThat(line.run("replay", "--source", "Mine.java", "mine.json")).isEqualTo(ExitCode.FAILED);
  }

  /**
   * A file that is not needed may have gone, or not be lifted any more, when a trace is replayed.
   */
  @Test
  void theReplayNamesTheFilesThatItNeeds() throws IOException {
    Files.writeString(directory.resolve("Mine.java"), MINE);
    String other = MINE.replace("\"mine\"", "\"other\"").replace("class Mine", "class Other");
    other = other.replace("private Mine()", "public static final int WANTED = 7; private Other()");
    Files.writeString(directory.resolve("Other.java"), other);
    assertThat(line.run("check", "Mine.java", "Other.java", "-o", "1", "--trace", "mine.json"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).contains("haltkit replay --source Mine.java " + directory);
    assertThat(line.run("replay", "--source", "Mine.java", "mine.json")).isEqualTo(ExitCode.FAILED);

    // A constant leaves no call behind.
    Files.writeString(
        directory.resolve("Mine.java"),
        MINE.replace("== Word.fixnum(", "== Word.fixnum(Other.WANTED + "));
    assertThat(line.run("check", "Mine.java", "Other.java", "-o", "1", "--trace", "mine.json"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).contains("haltkit replay --source Mine.java --source Other.java ");
  }

  @Test
  void brokenRestrictedJavaIsRefusedWithEveryBreach() throws IOException {
    Files.writeString(
        directory.resolve("Mine.java"),
        MINE.replace("long old =", "long[] box = new long[1];\n      long old =")
            .replace("int index = 0", "double index = 0"));
    assertThat(line.run("check", "Mine.java")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("Mine.java:28", "Mine.java:30", "fix:");
  }

  @Test
  void aNameThatAScenarioHasIsRefused() throws IOException {
    Files.writeString(
        directory.resolve("Mine.java"), MINE.replace("name = \"mine\"", "name = \"counter\""));
    assertThat(line.run("check", "Mine.java")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("halt.scenario.Counter", "mine.Mine");
  }

  @Test
  void aTraceOfAnImpossibleScopeIsRefused() throws IOException {
    String trace = Files.readString(halt.checker.Programs.HOME.resolve("traces/lost-update.json"));
    for (String processes : new String[] {"0", "2000000000"}) {
      Files.writeString(
          directory.resolve("bad.json"),
          trace.replaceFirst("\"processes\" : 2", "\"processes\" : " + processes));
      assertThat(line.run("replay", "bad.json")).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(line.err()).contains("bad.json: scope.processes is " + processes);
    }
  }

  @Test
  void aFileThatIsNotThere() {
    assertThat(line.run("check", "Absent.java")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("Absent.java");
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(directory.resolve("Folder.java"));
    for (String[] command :
        new String[][] {
          {"check", "Folder.java"},
          {"replay", "Folder.java"},
          {"linearize", "Folder.java"},
          {"check", "counter", "--trace", "Folder.java"}
        }) {
      assertThat(line.run(command)).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(line.err()).contains("Folder.java is a folder");
      assertThat(line.out()).isEmpty();
    }
  }

  @Test
  void whereATraceCannotBeKeptNothingIsSearched() throws IOException {
    Files.writeString(directory.resolve("file"), "");
    assertThat(line.run("check", "--bug", "lost-update", "--trace", "file/found.json"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("there is no folder " + directory.resolve("file"));
    assertThat(line.run("check", "--bug", "lost-update", "--trace", "no/such/found.json"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("there is no folder " + directory.resolve("no/such"));
    assertThat(line.run("check", "--bug", "lost-update", "--trace", "/dev/null"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("/dev/null is no file and is not replaced");
    assertThat(line.out()).isEmpty();
    assertThat(directory.resolve("no")).doesNotExist();
  }

  @Test
  void aTraceIsWrittenWholeAndForEverybody() throws IOException {
    line.run("check", "--bug", "lost-update", "--trace", "found.json");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("found.json"));
    }
    Path plain = Files.writeString(directory.resolve("plain"), "");
    assertThat(Files.getPosixFilePermissions(directory.resolve("found.json")))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  /** As somebody else may put one where many may write. */
  @Test
  void aTraceIsNotWrittenThroughALink() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "not ours");
    Files.createSymbolicLink(directory.resolve("found.json"), victim);
    assertThat(line.run("check", "--bug", "lost-update", "--trace", "found.json"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(victim).hasContent("not ours");
    assertThat(line.run("replay", "found.json")).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../x", "..", ".hidden", "a/b", "a\u0000b", "ü", ""})
  void aNameBecomesAFileInItsFolderAndNoOther(String name) {
    String file = CheckResults.fileName(name);
    assertThat(file).matches("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    assertThat(CheckResults.fileName("lost-update")).isEqualTo("lost-update");
    String two = CheckResults.fileName("x".repeat(300) + "y");
    assertThat(two).hasSizeLessThan(200).isNotEqualTo(CheckResults.fileName("x".repeat(301)));
  }

  @Test
  void aSeededBugsScopeIsItsOwn() {
    assertThat(line.run("check", "--bug", "lost-update", "-p", "3")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("leave out --processes");
  }

  @Test
  void aScopeThatNoMachineHoldsIsRefused() {
    assertThat(line.run("check", "counter", "-p", "2000000")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.run("check", "counter", "--space-words", "2000000000"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("--space-words", "from 1 to 1048576");
  }

  @Test
  void theListNamesScenariosAndBugs() {
    assertThat(line.run("check", "--list")).isEqualTo(ExitCode.PASSED);
    assertThat(line.out()).contains("swap-during-collection", "flip-without-waiting");
  }

  @Test
  void theListWithoutACompilerIsThatOfTheSources() throws Exception {
    Listing compiled = Listing.compiled();
    assertThat(compiled).isEqualTo(Listing.of(Catalogue.lift(Programs.HOME, List.of())));
    assertThat(compiled.scenarios()).hasSizeGreaterThan(20);
    assertThat(compiled.bugs()).hasSizeGreaterThan(20);
  }

  @Test
  void theListNamesTheScenariosOfFilesThatFollow() throws Exception {
    Files.writeString(directory.resolve("Mine.java"), MINE);
    assertThat(line.run("check", "--list", "Mine.java")).isEqualTo(ExitCode.PASSED);
    assertThat(line.out()).contains("  mine  ", "swap-during-collection", "flip-without-waiting");
  }
}
