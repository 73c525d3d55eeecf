package halt.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.Mine;
import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Limits;
import halt.checker.replay.Replay;
import halt.checker.state.StateEngine;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Is whatever somebody does to a trace file either refused in one line, or replayed? Every member
 * of the golden traces is replaced by values that nobody meant.
 */
class HostileTracesTest {
  private static final List<SeededProgram> BUGS = SeededProgram.all(Programs.ALL);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> HOSTILE =
      List.of(
          "-1",
          "0",
          "1",
          "16",
          "255",
          "256",
          "1000000000",
          "2147483647",
          "99999999999999999999",
          "1.5",
          "1e400",
          "true",
          "null",
          "\"\"",
          "\"2\"",
          "\"\\u001b[2J\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "NaN");

  @TempDir private Path folder;

  @Test
  void everyMemberWithEveryHostileValueIsRefusedOrReplayed() throws Exception {
    List<String> failures = new ArrayList<>();
    int refused = 0;
    int replayed = 0;
    Random random = new Random(1);
    for (String golden : List.of("lost-update")) {
      String text = Files.readString(Programs.HOME.resolve("traces").resolve(golden + ".json"));
      List<String> pointers = new ArrayList<>();
      pointers("", JSON.readTree(text), pointers);
      for (String pointer : pointers) {
        for (String value : HOSTILE) {
          // Steps are many and alike.
          if (pointer.startsWith("/steps/") && random.nextInt(200) != 0) {
            continue;
          }
          String mutated = replaced(text, pointer, value);
          String problem = problem(mutated);
          refused += problem == null ? 0 : 1;
          replayed += problem == null ? 1 : 0;
          if (problem != null && !problem.startsWith("refused: ")) {
            failures.add(golden + pointer + " = " + value + ": " + problem);
          }
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(refused).isGreaterThan(100);
    assertThat(replayed).isGreaterThan(5);
  }

  /** Both would take all memory, or end as a fault of ours. */
  @Test
  void aFileThatIsTooLongOrCannotBeReadToItsEndIsRefused() throws Exception {
    Path large = folder.resolve("large.json");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    assertThatThrownBy(() -> TraceFile.read(large))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("MiB; a trace is shorter");
    assertThatThrownBy(() -> TraceFile.read(Path.of("/proc/self/mem")))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("/proc/self/mem cannot be read to its end: ");
  }

  @Test
  void aByteOrderMarkIsSkippedAndATwiceNamedMemberRefused() throws Exception {
    String text = Files.readString(Programs.HOME.resolve("traces/lost-update.json"));
    Path marked = Files.writeString(folder.resolve("marked.json"), "\uFEFF" + text);
    assertThat(TraceFile.print(TraceFile.read(marked))).isEqualTo(text);
    Path twice =
        Files.writeString(folder.resolve("twice.json"), text.replaceFirst("\\{", "{\"format\":1,"));
    assertThatThrownBy(() -> TraceFile.read(twice)).hasMessageContaining("'format'");
  }

  @Test
  void whatNoMachineHoldsIsSaid() {
    ScenarioDescription counter = Programs.scenario("counter");
    assertThat(Replay.obstacle(Programs.ALL, counter, new Scope(15, 1, 0, 0))).isEmpty();
    assertThat(Replay.obstacle(Programs.ALL, counter, new Scope(16, 1, 0, 0)))
        .contains("the scope has 16 processes; expected at most 15");
    Scope scope = new Scope(2, 1, 0, 0);
    assertThat(Replay.obstacle(Programs.ALL, counter.withSpaceWords(1 << 22), scope))
        .hasValueSatisfying(said -> assertThat(said).endsWith(" words; expected at most 8388608"));
    ScenarioDescription tiny = Programs.scenario("swap-allocating").withSpaceWords(1);
    assertThat(Replay.obstacle(Programs.ALL, tiny, scope))
        .contains(
            "the set-up of swap-allocating runs out of memory with 1 words in each semispace; 24"
                + " words should do (spaceWords = 24)");
  }

  /** Such a trace has one step at most, by nobody. */
  @Test
  void whatFailsInTheSetUpIsNoObstacle() {
    IrProgram program = Programs.with("state/lifted/EndlessSetUp.java");
    assertThat(
            Replay.obstacle(
                program, Programs.scenario(program, "endless-set-up"), new Scope(1, 1, 0, 0)))
        .isEmpty();
  }

  /** Both have ended before they begin; the final check, which fails, is not come to. */
  @Test
  void whoHasEndedOrIsNotThereTakesNoStep() {
    Case asked = new Mine("", "", "return false;").in(folder);
    ScenarioModel model = new ScenarioModel(asked.program(), asked.scenario(), asked.scope());
    try (Engine engine = new StateEngine(Programs.SOURCES)) {
      Trace found = engine.explore(asked, Limits.NONE).failure().orElseThrow();
      assertThat(Replay.run(model, found, Programs.SOURCES)).contains(found);
      for (int process : new int[] {0, 2}) {
        Trace.Step step = new Trace.Step(process, List.of(), List.of());
        Trace longer = found.with(List.of(step));
        assertThat(Replay.run(model, longer, Programs.SOURCES)).isEmpty();
      }
    }
  }

  /** So that its replay wants no option. */
  @Test
  void aTraceKeepsTheSizeOfSemispacesThatWasAskedFor() {
    SeededProgram bug = BUGS.stream().filter(b -> b.name().equals("lost-update")).findFirst().get();
    Case asked = Case.of(bug);
    try (Engine engine = new StateEngine(Programs.SOURCES)) {
      Trace own = engine.explore(asked, Limits.NONE).failure().orElseThrow();
      assertThat(own.spaceWords()).isEmpty();
      assertThat(TraceFile.print(own)).doesNotContain("\n  \"spaceWords\"");

      int words = asked.scenario().spaceWords() + 10;
      Trace other =
          engine.explore(asked.withSpaceWords(words), Limits.NONE).failure().orElseThrow();
      assertThat(other.spaceWords()).contains(words);
      assertThat(TraceFile.print(other)).contains("\n  \"spaceWords\" : " + words);
      assertThat(other.sized(asked.scenario()).spaceWords()).isEqualTo(words);
    }
  }

  /** Null if it is replayed; otherwise what stands in the way, where "refused: " is in order. */
  private String problem(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("trace.json"), text);
    try {
      Trace trace = TraceFile.read(file);
      IrProgram program = Programs.ALL;
      if (trace.bug().isPresent()) {
        Optional<SeededProgram> bug =
            BUGS.stream().filter(each -> each.name().equals(trace.bug().get())).findFirst();
        if (bug.isEmpty()) {
          return "refused: no such bug";
        }
        program = bug.get().program();
      }
      Optional<ScenarioDescription> scenario =
          ScenarioDescription.all(program).stream()
              .filter(each -> each.name().equals(trace.scenario()))
              .findFirst();
      if (scenario.isEmpty()) {
        return "refused: no such scenario";
      }
      ScenarioDescription sized = trace.sized(scenario.get());
      Optional<String> obstacle = Replay.obstacle(program, sized, trace.scope());
      if (obstacle.isPresent()) {
        return "refused: " + obstacle.get();
      }
      Replay.run(new ScenarioModel(program, sized, trace.scope()), trace, Programs.SOURCES);
      return null;
    } catch (TraceFormatException refused) {
      String message = refused.getMessage();
      boolean plain =
          message.lines().count() == 1
              && message.length() < 800
              && message.chars().noneMatch(Character::isISOControl)
              && !message.matches(".*(Feature|fasterxml|Source:|halt\\.checker|`).*");
      return (plain ? "refused: " : "in bad words: ") + message;
    } catch (OutOfSpaceException noRoom) {
      return "refused: " + noRoom.getMessage();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError ours) {
      return ours + " at " + List.of(ours.getStackTrace()).subList(0, 3);
    }
  }

  private static void pointers(String here, JsonNode node, List<String> found) {
    if (!here.isEmpty()) {
      found.add(here);
    }
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(n -> pointers(here + "/" + n, node.get(n), found));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers(here + "/" + i, node.get(i), found);
    }
  }

  /** The text with another value at a place; a value may be something that is no JSON. */
  private static String replaced(String text, String pointer, String value) throws IOException {
    JsonNode root = JSON.readTree(text);
    int last = pointer.lastIndexOf('/');
    ContainerNode<?> holder = (ContainerNode<?>) root.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    String mark = "hostile-mark";
    if (holder instanceof ObjectNode object) {
      object.put(name, mark);
    } else {
      ((ArrayNode) holder).set(Integer.parseInt(name), mark);
    }
    return JSON.writeValueAsString(root).replace('"' + mark + '"', value);
  }
}
