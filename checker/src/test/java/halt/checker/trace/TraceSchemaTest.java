package halt.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import halt.checker.Mine;
import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Limits;
import halt.checker.state.RandomTraces;
import halt.checker.state.StateEngine;
import halt.model.description.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is every trace what {@code docs/trace.schema.json} says, and is nothing else read as one? */
class TraceSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(Programs.HOME.resolve("docs/trace.schema.json")));
  }

  private static List<String> golden() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Programs.HOME.resolve("traces"))) {
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  /** Runs of a kind that no golden trace is of. */
  private List<String> fresh() {
    List<Trace> traces = new ArrayList<>();
    for (String scenario : List.of("counter", "swap-during-collection")) {
      traces.add(
          RandomTraces.of(
              Programs.ALL,
              Programs.scenario(scenario),
              new Scope(2, 1, 1, 1),
              Programs.SOURCES,
              3,
              100));
    }
    for (Mine mine :
        List.of(
            new Mine("arena.setPlain(Heap.behind(arena) + 100, 1);", "", "return true;"),
            new Mine("", "", "return arena.getPlain(Heap.behind(arena) + 100) == 0;"),
            Mine.process("arena.fullFence(); arena.getAndAdd(Heap.behind(arena), -1); for (;;) {}"),
            Mine.process("for (int i = 0; i >= 0; i = 0) { arena.setPlain(Layout.ATOMS, 1); }"))) {
      Case asked = mine.in(folder);
      traces.add(
          new StateEngine(new SourceLines(folder))
              .explore(asked, Limits.NONE)
              .failure()
              .orElseThrow());
    }
    Trace.Step first = traces.get(0).steps().get(0);
    Trace.Action omitted =
        new Trace.Action(new Deed.Omitted(1L << 40), "", first.actions().get(0).stack());
    traces.add(traces.get(0).with(List.of(new Trace.Step(0, first.choices(), List.of(omitted)))));
    return traces.stream().map(TraceFile::print).toList();
  }

  @Test
  void everyTraceFollowsTheSchemaAndIsReadAgainAsItIs() throws Exception {
    List<String> texts = new ArrayList<>(golden());
    texts.addAll(fresh());
    Set<String> kinds = new TreeSet<>();
    for (String text : texts) {
      assertThat(schema().validate(JSON.readTree(text))).as(text).isEmpty();
      Trace read = TraceFile.read(Files.writeString(folder.resolve("trace.json"), text));
      assertThat(TraceFile.print(read)).isEqualTo(text);
      read.steps().forEach(s -> s.actions().forEach(each -> kinds.add(each.did().kind())));
    }
    // "told" is of format 1 alone.
    assertThat(kinds)
        .containsExactly(
            "choice", "end", "fence", "invoke", "load", "loop", "omitted", "respond", "store",
            "tell", "update");
  }

  /** Each member of a trace is left out, and one is put in. */
  @Test
  void schemaAndReaderRefuseTheSame() throws Exception {
    JsonSchema schema = schema();
    int refused = 0;
    for (String text : golden().subList(0, 3)) {
      JsonNode root = JSON.readTree(text);
      List<ObjectNode> objects = new ArrayList<>();
      collect(root, objects);
      for (ObjectNode object : objects.subList(0, Math.min(40, objects.size()))) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
          JsonNode member = object.remove(name);
          refused += agree(schema, root) ? 1 : 0;
          object.set(name, member);
        }
        object.put("unheard-of", 1);
        assertThat(agree(schema, root)).isTrue();
        object.remove("unheard-of");
      }
      assertThat(schema.validate(root)).isEmpty();
    }
    assertThat(refused).isGreaterThan(200);
  }

  private boolean agree(JsonSchema schema, JsonNode root) throws IOException {
    String text = JSON.writeValueAsString(root);
    boolean bySchema = !schema.validate(root).isEmpty();
    boolean byReader;
    try {
      TraceFile.read(Files.writeString(folder.resolve("mutant.json"), text));
      byReader = false;
    } catch (TraceFormatException refusal) {
      assertThat(refusal).hasMessageContaining("mutant.json").hasMessageContaining("expected");
      byReader = true;
    }
    assertThat(byReader).as(text).isEqualTo(bySchema);
    return byReader;
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(each -> collect(each, objects));
  }
}
