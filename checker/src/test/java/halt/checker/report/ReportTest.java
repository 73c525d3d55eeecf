package halt.checker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult.Hunt;
import halt.checker.trace.Sentences;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.property.Property;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
  private static final String HOSTILE =
      "</td><script>alert(\"1\")</script><!-- & ]]> ' {{run}} {{{style}}} \u0000\u001b[31m\u202e\ud800";

  @TempDir private Path folder;

  static List<RunReport> reports() throws Exception {
    return List.of(Samples.full(), Samples.empty(), hostile());
  }

  /** The full sample, with every text of it replaced by one that tries to break out. */
  private static RunReport hostile() throws Exception {
    RunReport full = Samples.full();
    RunReport hostile =
        (RunReport) withTexts(full, text -> text.equals(full.run()) ? text : text + HOSTILE);
    return hostile;
  }

  @ParameterizedTest
  @MethodSource("reports")
  void thePageShowsEveryFact(RunReport report) throws Exception {
    Set<String> shown = texts(parse(HtmlReport.render(report)));
    String all = String.join("\n", shown);
    for (String fact : facts(report)) {
      assertThat(all.contains(Words.visible(fact).strip())).as(fact).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void theJsonHoldsEveryFact(RunReport report) throws Exception {
    JsonNode root = new ObjectMapper().readTree(JsonReport.render(report));
    Set<String> held = new HashSet<>();
    collect(root, held);
    assertThat(held).containsAll(rawFacts(report));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void theJsonFollowsItsSchema(RunReport report) throws Exception {
    Path file = Path.of(System.getProperty("halt.home"), "docs", "report.schema.json");
    // It refers to the schema of traces beside it.
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(file.toUri().toString()));
    assertThat(schema.validate(new ObjectMapper().readTree(JsonReport.render(report)))).isEmpty();
  }

  @Test
  void theJunitFileHasACaseForEverythingAndTheVerdictsAsTheyAre() throws Exception {
    RunReport report = Samples.full();
    Document xml = parse(JunitReport.render(report));
    NodeList cases = xml.getElementsByTagName("testcase");
    assertThat(cases.getLength())
        .isEqualTo(
            report.disagreements().size()
                + report.checks().size()
                + report.bugs().size()
                + report.boots().size()
                + 1); // of the target that was not booted
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(6);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(6);
    String all = String.join("\n", texts(xml));
    assertThat(all)
        .contains("PASS_BOUNDED", "SAMPLED", "INCONCLUSIVE", "caught, by another property")
        .contains("linearizable: FAIL", "assertions: UNSUPPORTED")
        .contains("atom 0: 1 → 1", "Atom.java:55", "seed 77")
        .contains("not allowed by the model: 3 | 1,2,3,3", "allowed, never seen: 4 | 3,4,1,2")
        .contains(report.command(), "7.2.19", "2,711 lines of C")
        .contains(
            "Weak memory: the search interleaves",
            "sparc64: this run boots x86_64 and arm64 only.");
    NodeList suites = xml.getElementsByTagName("testsuite");
    int failures = 0;
    for (int i = 0; i < suites.getLength(); i++) {
      failures += Integer.parseInt(((Element) suites.item(i)).getAttribute("failures"));
    }
    assertThat(failures).isEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void theJunitFileIsWellFormed(RunReport report) throws Exception {
    parse(JunitReport.render(report));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void thePageFetchesNothingAndRunsNothing(RunReport report) throws Exception {
    Document page = parse(HtmlReport.render(report));
    for (String element : List.of("script", "link", "img", "iframe", "object", "embed", "base")) {
      assertThat(page.getElementsByTagName(element).getLength()).as(element).isZero();
    }
    assertThat(page.getElementsByTagName("style").item(0).getTextContent())
        .doesNotContain("url(", "@import", "http");
    Set<String> ids = new HashSet<>();
    forEachElement(
        page,
        element -> {
          NamedNodeMap attributes = element.getAttributes();
          for (int i = 0; i < attributes.getLength(); i++) {
            assertThat(attributes.item(i).getNodeName())
                .doesNotStartWith("on")
                .isNotIn("src", "srcset", "action", "background");
          }
          if (element.hasAttribute("id")) {
            assertThat(ids.add(element.getAttribute("id"))).isTrue();
          }
        });
    NodeList links = page.getElementsByTagName("a");
    for (int i = 0; i < links.getLength(); i++) {
      String target = ((Element) links.item(i)).getAttribute("href");
      if (target.startsWith("#")) {
        assertThat(ids).contains(target.substring(1));
      } else {
        assertThat(target).isIn(ReportWriter.JSON, ReportWriter.JUNIT);
      }
    }
  }

  @Test
  void theFailingLineIsTheLastOneThatOthersCanSee() throws Exception {
    Document page = parse(HtmlReport.render(Samples.full()));
    List<String> pointedAt = new ArrayList<>();
    forEachElement(
        page,
        element -> {
          if (element.getAttribute("class").endsWith(" here")) {
            pointedAt.add(element.getTextContent());
          }
        });
    assertThat(pointedAt).hasSize(3).allSatisfy(text -> assertThat(text).contains("atom 0: 1 → 1"));
  }

  @Test
  void theTerminalSaysTheSame() {
    RunReport report = Samples.full();
    assertThat(ReportText.summary(report))
        .contains("    state: No failure up to depth 400, where the search was cut.")
        .contains("boot             CPUs  rounds  x86_64   judged  outcomes     time  arm64")
        .contains("counter             4     500  SAMPLED   2,000  3 of 5      913ms  SAMPLED")
        .contains("3 of 5 + 1")
        .contains("riscv64 was not booted: not installed: qemu-system-misc")
        .contains("    x86_64: not allowed by the model: 3 | 1,2,3,3")
        .contains("then only 4 is allowed")
        .contains("  sparc64: this run boots x86_64 and arm64 only.")
        .contains(report.headline().replace("; ", ";\n"))
        .contains(
            "Seeded bug flip-without-waiting: missed by state"
                + " (nothing failed; expected ownership).");
    assertThat(ReportText.summary(Samples.empty())).isEqualTo("Nothing was checked.\n");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() throws Exception {
    assertThat(ReportText.summary(hostile())).doesNotContain("\u001b", "\u0000", "\u202e");
  }

  @Test
  void whatFailedIsNotCalledAnythingElse() {
    var trace = Optional.of(Samples.trace("none", Property.LINEARIZABLE));
    ScenarioCheck failed =
        ScenarioCheck.of("title", Samples.exploration("counter", Verdict.FAIL, "why", trace));
    assertThat(failed.properties())
        .containsEntry(Property.LINEARIZABLE, Verdict.FAIL)
        .containsEntry(Property.IN_ARENA, Verdict.INCONCLUSIVE);
    assertThat(Samples.full().bugs().stream().map(RunReport.SeededBugResult::hunt))
        .containsExactly(
            Hunt.CAUGHT,
            Hunt.CAUGHT_OTHERWISE,
            Hunt.MISSED,
            Hunt.MISSED,
            Hunt.OUT_OF_REACH,
            Hunt.UNDECIDED);
    assertThat(Samples.full().boots().get(2).notAllowed()).containsExactly("3 | 1,2,3,3");
    assertThat(Samples.full().boots().get(0).neverSeen())
        .containsExactly("4 | 1,2,4,3", "4 | 3,4,1,2");
  }

  @Test
  void durationsAreReadable() {
    assertThat(
            Stream.of(0, 999, 1000, 9_994, 9_995, 99_949, 99_950, 3_725_000)
                .map(Duration::ofMillis)
                .map(Words::duration))
        .containsExactly(
            "0 ms", "999 ms", "1.00 s", "9.99 s", "10.0 s", "99.9 s", "1 min 40 s", "62 min 5 s");
  }

  @Test
  void writesAllThreeFilesAndLeavesNothingElse() throws Exception {
    RunReport report = Samples.full();
    Path reports = folder.resolve("reports");
    Path written = ReportWriter.write(report, reports);
    assertThat(written).isEqualTo(reports.resolve(report.run()));
    Files.writeString(written.resolve("stale"), "from the run before");
    ReportWriter.write(report, reports);
    assertThat(names(reports)).containsExactly(report.run());
    assertThat(names(written)).containsExactly("index.html", "junit.xml", "report.json");
    assertThat(Files.getPosixFilePermissions(written))
        .isEqualTo(Files.getPosixFilePermissions(reports));
    assertThat(Files.readString(written.resolve("index.html")))
        .isEqualTo(HtmlReport.render(report));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "../x", ".hidden", "a b"})
  void aRunNamesAFolderAndNothingElse(String run) {
    RunReport full = Samples.full();
    assertThatThrownBy(
            () ->
                new RunReport(
                    run,
                    full.started(),
                    full.duration(),
                    full.command(),
                    full.exit(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> names(Path path) throws Exception {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Every fact as the page prints it: texts, numbers with commas, verdicts, durations. */
  private static Set<String> facts(Object value) throws Exception {
    Set<String> facts = new LinkedHashSet<>();
    walk(value, facts, true);
    return facts;
  }

  /** Every fact as JSON holds it. */
  private static Set<String> rawFacts(Object value) throws Exception {
    Set<String> facts = new LinkedHashSet<>();
    walk(value, facts, false);
    return facts;
  }

  private static void walk(Object value, Set<String> facts, boolean printed) throws Exception {
    if (value instanceof String text) {
      facts.add(text);
    } else if (printed && value instanceof Trace trace) {
      inWords(trace, facts);
    } else if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      facts.add(printed ? Words.number(number) : Long.toString(number));
    } else if (value instanceof Duration duration) {
      facts.add(printed ? Words.duration(duration) : Double.toString(duration.toMillis() / 1000.0));
    } else if (value instanceof Verdict verdict) {
      facts.add(verdict.name());
    } else if (value instanceof Property property) {
      facts.add(property.id());
    } else if (value instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        walk(optional.get(), facts, printed);
      }
    } else if (value instanceof OptionalLong number) {
      if (number.isPresent()) {
        walk(number.getAsLong(), facts, printed);
      }
    } else if (value instanceof Collection<?> elements) {
      for (Object element : elements) {
        walk(element, facts, printed);
      }
    } else if (value instanceof Map<?, ?> map) {
      walk(map.keySet(), facts, printed);
      walk(map.values(), facts, printed);
    } else if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        walk(component.getAccessor().invoke(record), facts, printed);
      }
    }
  }

  /** Of a trace the page has sentences, and not the data that they are made of. */
  private static void inWords(Trace trace, Set<String> facts) throws Exception {
    walk(List.of(trace.scenario(), trace.bug(), trace.model(), trace.scope()), facts, true);
    walk(List.of(trace.property(), trace.message()), facts, true);
    for (Trace.Step step : trace.steps()) {
      for (Trace.Action action : step.actions()) {
        facts.add(Sentences.of(trace).of(step.process(), action.did()));
        walk(List.of(action.did().kind(), action.source(), action.place()), facts, true);
      }
    }
  }

  /** The same value with every text changed. */
  private static Object withTexts(Object value, UnaryOperator<String> change) throws Exception {
    if (value instanceof Trace.Arena) {
      return value; // of a collector that there is
    }
    if (value instanceof String text) {
      return change.apply(text);
    }
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() ? optional : Optional.of(withTexts(optional.get(), change));
    }
    if (value instanceof SortedSet<?> set) {
      SortedSet<String> changed = new TreeSet<>();
      for (Object element : set) {
        changed.add(change.apply((String) element));
      }
      return changed;
    }
    if (value instanceof SortedMap<?, ?> map) {
      SortedMap<String, Long> changed = new TreeMap<>();
      map.forEach((key, count) -> changed.put(change.apply((String) key), (Long) count));
      return changed;
    }
    if (value instanceof List<?> elements) {
      List<Object> changed = new ArrayList<>();
      for (Object element : elements) {
        changed.add(withTexts(element, change));
      }
      return changed;
    }
    if (value instanceof Record record) {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = withTexts(components[i].getAccessor().invoke(record), change);
      }
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    }
    return value;
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(xml)));
  }

  /** Every text and every attribute's value. */
  private static Set<String> texts(Document document) {
    Set<String> texts = new LinkedHashSet<>();
    forEachElement(
        document,
        element -> {
          texts.add(element.getTextContent().strip());
          NamedNodeMap attributes = element.getAttributes();
          for (int i = 0; i < attributes.getLength(); i++) {
            texts.add(attributes.item(i).getNodeValue());
          }
        });
    return texts;
  }

  private static void forEachElement(
      Document document, java.util.function.Consumer<Element> consumer) {
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Node node = all.item(i);
      consumer.accept((Element) node);
    }
  }

  private static void collect(JsonNode node, Set<String> held) {
    if (node.isValueNode()) {
      held.add(node.asText());
    }
    node.fieldNames().forEachRemaining(held::add);
    node.forEach(child -> collect(child, held));
  }
}
