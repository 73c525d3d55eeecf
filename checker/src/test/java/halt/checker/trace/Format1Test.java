package halt.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.Mine;
import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Limits;
import halt.checker.replay.Replay;
import halt.checker.state.StateEngine;
import halt.model.machine.ScenarioModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Is a trace of the days when traces were sentences still read, replayed and compared? */
class Format1Test {
  private static final Path COPIES =
      Path.of("src", "test", "resources", "halt", "checker", "trace", "format1");

  @TempDir private Path folder;

  static List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(COPIES)) {
      return files.sorted().toList();
    }
  }

  /** The core has moved on since, so that is all that can be asked of them. */
  @ParameterizedTest
  @MethodSource("copies")
  void whatAnOldFileHoldsIsAllRead(Path file) throws Exception {
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(OldTraces.text(TraceFile.read(file))))
        .isEqualTo(((ObjectNode) json.readTree(file.toFile())).putNull("spaceWords"));
  }

  static List<SeededProgram> bugs() {
    return SeededProgram.all(Programs.ALL);
  }

  /** What the file says in words is what the data says. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void theDecisionsOfAnOldFileAreTakenAgain(SeededProgram bug) throws Exception {
    Trace run = TraceFile.read(Programs.HOME.resolve("traces/" + bug.name() + ".json"));
    Trace old = read(OldTraces.text(run));
    ScenarioModel model =
        new ScenarioModel(bug.program(), Programs.scenario(old.scenario()), old.scope());
    assertThat(Replay.run(model, old, Programs.SOURCES)).contains(run);
    assertThat(old.tells(run)).isTrue();
  }

  private static String golden(String bug) throws Exception {
    return OldTraces.text(TraceFile.read(Programs.HOME.resolve("traces/" + bug + ".json")));
  }

  private Trace read(String text) throws Exception {
    return TraceFile.read(Files.writeString(folder.resolve("old.json"), text));
  }

  @ParameterizedTest
  @CsvSource({
    "lost-update, atom 0: 0 → 1, atom 0: 0 → 2",
    "lost-update, '\"visible\":true', '\"visible\":false'",
    "retry-inside-swap, the system refuses the memory, the system requests a collection",
    "bump-without-cas, begins swap @0 2 0, begins swap @0 2 7",
    "never-announced, plainly, with care",
    "byte-offset, '\"line\":44', '\"line\":45'"
  })
  void theWordsOfAnOldFileAreCompared(String bug, String words, String others) throws Exception {
    String text = golden(bug);
    Trace run = TraceFile.read(Programs.HOME.resolve("traces/" + bug + ".json"));
    assertThat(text).contains(words);
    assertThat(read(text.replace(words, others)).tells(run)).isFalse();
  }

  /** They had one number. */
  @ParameterizedTest
  @CsvSource({"true, ''", "false, return arena.getPlain(Heap.behind(arena) + 100) == 0;"})
  void setUpAndFinalCheckAreComparedToo(boolean setUp, String check) throws Exception {
    Mine mine =
        setUp
            ? new Mine("arena.setPlain(Heap.behind(arena) + 100, 1);", "", "return true;")
            : new Mine("", "", check);
    Trace run =
        new StateEngine(new SourceLines(folder))
            .explore(mine.in(folder), Limits.NONE)
            .failure()
            .orElseThrow();
    assertThat(run.steps().get(0).process()).isEqualTo(setUp ? -1 : -2);
    assertThat(OldTraces.text(run))
        .contains("\"process\":-1", (setUp ? "the set-up" : "the final check") + " accesses");
    assertThat(read(OldTraces.text(run)).tells(run)).isTrue();
  }

  @Test
  void anOldFileThatIsNoneIsRefused() throws Exception {
    String text = golden("retry-inside-swap");
    assertThatThrownBy(() -> read(text.replace("\"choices\":[1", "\"choices\":[2")))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("the choices [2")
        .hasMessageContaining("expected 0 or 1 each");
    assertThatThrownBy(() -> read(text.replaceFirst("\"format\":1", "\"format\":3")))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageEndingWith("old.json: format is 3; expected 2, or the older 1");
    assertThatThrownBy(() -> read(text.replaceFirst("\"format\":1", "\"format\":2")))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("the member steps.[0].actions.[0].did is missing")
        .hasMessageContaining("format 2");
    Trace old = read(text);
    assertThatThrownBy(() -> TraceFile.print(old)).isInstanceOf(IllegalArgumentException.class);
  }
}
