package halt.checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Does a report with several engines say who said what, and where they contradict each other? */
class SeveralEnginesTest {
  private static final List<EngineUse> ENGINES =
      List.of(
          new EngineUse("state", true, ""),
          new EngineUse(Samples.LINCHECK, true, "3.7"),
          new EngineUse("jpf", false, "JPF_HOME is not set"));

  private static final List<String> OUTCOMES = List.of("4 | 3,4", "4 | 4,3");

  private static RunReport report(
      List<ScenarioCheck> checks, List<Disagreement> disagreements, List<SeededBugResult> bugs) {
    RunReport empty = Samples.empty();
    return new RunReport(
        empty.run(),
        empty.started(),
        empty.duration(),
        empty.command(),
        empty.exit(),
        empty.environment(),
        ENGINES,
        checks,
        disagreements,
        bugs,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static ScenarioCheck byState(String scenario, Verdict verdict, String reason) {
    return ScenarioCheck.of(
        "title", Samples.exploration(scenario, verdict, reason, Optional.empty()));
  }

  private static ScenarioCheck byLincheck(
      String scenario, Scope scope, Verdict verdict, List<String> outcomes) {
    return ScenarioCheck.of(
        "title",
        Samples.byLincheck(scenario, scope, verdict, "what lincheck says", outcomes, List.of()));
  }

  private static SeededBugResult hunt(Exploration exploration, Optional<String> outOfReach) {
    return new SeededBugResult(
        "lost-update",
        "breaks swap",
        Property.LINEARIZABLE,
        EnumSet.of(Property.LINEARIZABLE),
        exploration,
        outOfReach,
        Optional.empty());
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  /** The cells of each line of a matrix on the page, the head first, blanks made one. */
  private static List<List<String>> matrix(RunReport report, int which) throws Exception {
    NodeList tables = parse(HtmlReport.render(report)).getElementsByTagName("table");
    List<Element> matrices =
        elements(tables).stream()
            .filter(table -> table.getAttribute("class").equals("matrix"))
            .toList();
    List<List<String>> lines = new ArrayList<>();
    for (Element line : elements(matrices.get(which).getElementsByTagName("tr"))) {
      lines.add(
          elements(line.getElementsByTagName("*")).stream()
              .filter(cell -> cell.getTagName().equals("th") || cell.getTagName().equals("td"))
              .map(cell -> cell.getTextContent().strip().replaceAll("\\s+", " "))
              .toList());
    }
    return lines;
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  @Test
  void whatAVerdictDoesNotSayIsSaidWhereverItStands() throws Exception {
    String caveat = "only sc was explored; Mine.java:7 setRelease <";
    Exploration passed =
        Samples.but(
            Samples.exploration("counter", Verdict.PASS, "all of it", Optional.empty()), caveat);
    RunReport report =
        report(
            List.of(
                byState("reset-deref", Verdict.PASS, "all of it"),
                ScenarioCheck.of("title", passed)),
            List.of(),
            List.of());
    assertThat(ReportText.summary(report))
        .contains("; memory model sc\n", "passed under sc", caveat + ": 1 of 2 explorations\n");
    assertThat(matrix(report, 0).get(2).get(1)).startsWith("✓ PASS 1 ");
    Document page = parse(HtmlReport.render(report));
    assertThat(
            elements(page.getElementsByTagName("li")).stream()
                .filter(each -> each.getAttribute("id").equals("caveat-1"))
                .map(Element::getTextContent))
        .containsExactly(caveat);
    assertThat(
            elements(page.getElementsByTagName("p")).stream()
                .map(each -> each.getTextContent().strip()))
        .contains("But " + caveat);
    Element testCase =
        elements(parse(JunitReport.render(report)).getElementsByTagName("testcase")).get(1);
    assertThat(testCase.getElementsByTagName("system-out").item(0).getTextContent())
        .startsWith("all of it\n" + caveat + "\n");
  }

  @Test
  void aCaseIsALineAndAnEngineAColumn() throws Exception {
    RunReport report =
        report(
            List.of(
                byState("counter", Verdict.PASS, "all of it"),
                byState("reset-deref", Verdict.PASS, "all of it"),
                byLincheck("counter", Samples.SCOPE, Verdict.PASS, OUTCOMES),
                byLincheck("counter", Samples.SMALLER, Verdict.PASS_BOUNDED, OUTCOMES)),
            List.of(),
            List.of());
    assertThat(matrix(report, 0))
        .containsExactly(
            List.of("Scenario and scope", "state", "lincheck 3.7", "jpf", "Outcomes"),
            List.of(
                "counter 2 × 2, 1 collection, 1 refusal, sc",
                "✓ PASS 2.35 s · 1,234,567 states",
                "✓ PASS 845 ms · 1,526 runs",
                "did not take part: JPF_HOME is not set",
                "2 the same by 2 engines"),
            List.of(
                "reset-deref 2 × 2, 1 collection, 1 refusal, sc",
                "✓ PASS 2.35 s · 1,234,567 states",
                "·not asked",
                "2 all that state found"),
            List.of(
                "counter 3 × 1, sc",
                "·not asked",
                "≤ PASS_BOUNDED 845 ms · 1,526 runs what lincheck says",
                "2 perhaps not all"));
    assertThat(report.headline())
        .isEqualTo(
            "2 of 2 explorations by state passed under sc, 1 of 2 by lincheck (1 bounded);"
                + " engines agree on the one case that two or more exhausted;"
                + " not taking part: jpf.");
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void anEngineAloneIsNotNamedInTheHeadline() {
    assertThat(
            report(List.of(byState("counter", Verdict.PASS, "all")), List.of(), List.of())
                .headline())
        .isEqualTo("1 of 1 exploration passed under sc; not taking part: jpf.");
  }

  @Test
  void aContradictionComesFirst() throws Exception {
    RunReport full = Samples.full();
    assertThat(full.headline())
        .isEqualTo(
            "1 disagreement between engines; 2 of 6 explorations by state passed under sc (1 bounded,"
                + " 1 failed, 1 sampled, 1 inconclusive), 2 of 3 by lincheck (1 inconclusive);"
                + " engines agree on 1 of 2 cases that two or more exhausted; 1 of 3 seeded bugs"
                + " caught by state, 0 of 2 by lincheck (1 out of reach); 3 of 4 boots without"
                + " failure; not booted: riscv64; not taking part: jpf.");
    assertThat(full.problems().get(0))
        .isEqualTo(
            "Disagreement on swap-during-collection (2 × 2, 1 collection, 1 refusal):"
                + " only state sees 1 of 2 outcomes (4 | 4,3); only lincheck sees 0 of 1 outcomes");
    assertThat(ReportText.summary(full))
        .startsWith("DISAGREE swap-during-collection (2 × 2, 1 collection, 1 refusal): only state");
    String page = HtmlReport.render(full);
    assertThat(page.indexOf("id=\"disagreements\""))
        .isPositive()
        .isLessThan(page.indexOf("class=\"problems\""))
        .isLessThan(page.indexOf("class=\"matrix\""));
    assertThat(matrix(full, 0).get(6)).endsWith("≠ DISAGREE see above");
    JsonNode said =
        new ObjectMapper().readTree(JsonReport.render(full)).get("disagreements").get(0);
    assertThat(said.get("first").get("engine").asText()).isEqualTo("state");
    assertThat(said.get("second").get("outcomes").size()).isEqualTo(1);
  }

  @Test
  void agreementIsNotClaimedWhereOutcomesDiffer() throws Exception {
    // Whoever made the report forgot to look for disagreements.
    RunReport report =
        report(
            List.of(
                byState("counter", Verdict.PASS, "all of it"),
                byLincheck("counter", Samples.SCOPE, Verdict.PASS, List.of("4 | 3,4"))),
            List.of(),
            List.of());
    assertThat(report.headline())
        .contains("engines agree on 0 of 1 case that two or more exhausted");
    assertThat(matrix(report, 0).get(1)).endsWith("≠ DISAGREE see above");
  }

  @Test
  void nothingIsSaidOfAgreementWhereOnlyOneExhaustedTheCase() {
    assertThat(
            report(
                    List.of(
                        byState("counter", Verdict.PASS, "all of it"),
                        byLincheck("counter", Samples.SCOPE, Verdict.PASS_BOUNDED, OUTCOMES),
                        byLincheck("counter", Samples.SMALLER, Verdict.PASS, OUTCOMES)),
                    List.of(),
                    List.of())
                .headline())
        .doesNotContain("agree");
  }

  @Test
  void aDeadChildIsAProblemAndItsLastWordsAreKept() throws Exception {
    RunReport full = Samples.full();
    assertThat(full.problems())
        .contains(
            "Exploration by lincheck of counter (3 × 1): INCONCLUSIVE,"
                + " the child process died (exit 137)");
    assertThat(HtmlReport.render(full)).contains("java.lang.OutOfMemoryError: Java heap space");
    assertThat(JsonReport.render(full)).contains("java.lang.OutOfMemoryError: Java heap space");
    assertThat(JunitReport.render(full)).contains("java.lang.OutOfMemoryError: Java heap space");
  }

  @Test
  void oneCauseOfManyInconclusiveCasesIsOneProblem() {
    List<ScenarioCheck> checks = new ArrayList<>();
    for (String scenario : List.of("a", "b", "c", "d", "e")) {
      checks.add(byLincheck(scenario, Samples.SMALLER, Verdict.INCONCLUSIVE, List.of()));
    }
    RunReport report = report(checks, List.of(), List.of());
    assertThat(report.problems())
        .containsExactly(
            "Exploration by lincheck of a (3 × 1); b (3 × 1); c (3 × 1); and 2 more: INCONCLUSIVE,"
                + " what lincheck says");
    assertThat(ReportText.summary(report))
        .containsOnlyOnce("    lincheck: what lincheck says (4 more cases)");
  }

  @Test
  void aCaseThatAnEngineCannotTakeIsAProblemOnlyIfNobodyJudgedIt() {
    ScenarioCheck refused = byLincheck("counter", Samples.SCOPE, Verdict.UNSUPPORTED, List.of());
    RunReport judged =
        report(
            List.of(byState("counter", Verdict.PASS, "all of it"), refused), List.of(), List.of());
    assertThat(judged.problems()).isEmpty();
    assertThat(judged.headline()).startsWith("1 of 1 exploration by state passed under sc; not");
    RunReport unjudged = report(List.of(refused), List.of(), List.of());
    assertThat(unjudged.problems()).hasSize(1);
    assertThat(unjudged.headline())
        .isEqualTo("0 of 1 exploration passed under sc (1 unsupported); not taking part: jpf.");
  }

  @Test
  void whatIsOutOfReachOfOneEngineIsAProblemOnlyIfItIsOfAll() throws Exception {
    Exploration passed = Samples.exploration("counter", Verdict.PASS, "why", Optional.empty());
    Exploration caught =
        Samples.exploration(
            "counter",
            Verdict.FAIL,
            "why",
            Optional.of(Samples.trace("lost-update", Property.LINEARIZABLE)));
    Exploration blind =
        Samples.byLincheck(
            "counter", Samples.SCOPE, Verdict.PASS, "all", List.of(), List.of("a note"));
    Optional<String> reason = Optional.of("it looks at the end only");
    RunReport some =
        report(List.of(), List.of(), List.of(hunt(caught, Optional.empty()), hunt(blind, reason)));
    assertThat(some.problems()).isEmpty();
    assertThat(some.headline())
        .isEqualTo(
            "1 of 1 seeded bug caught by state, 1 not to be caught by lincheck;"
                + " not taking part: jpf.");
    assertThat(matrix(some, 0).get(1))
        .containsExactly(
            "lost-update counter, 2 × 2, 1 collection, 1 refusal",
            "✓ caught linearizable · 2.35 s",
            "– out of reach 1",
            "did not take part: JPF_HOME is not set");
    assertThat(ReportText.summary(some))
        .contains("out of reach of lincheck: it looks at the end only (lost-update)")
        .containsOnlyOnce("jpf did not take part: JPF_HOME is not set");
    NodeList skipped = parse(JunitReport.render(some)).getElementsByTagName("skipped");
    assertThat(((Element) skipped.item(0)).getAttribute("message"))
        .isEqualTo("out of reach: it looks at the end only");
    RunReport all = report(List.of(), List.of(), List.of(hunt(passed, reason)));
    assertThat(all.problems())
        .containsExactly(
            "Seeded bug lost-update: out of reach of state (it looks at the end only).");
  }

  @Test
  void anEngineThatRefusesABugsCaseSaysWhyItIsOutOfReach() {
    Exploration refused =
        Samples.byLincheck(
            "counter", Samples.SCOPE, Verdict.UNSUPPORTED, "too many", List.of(), List.of());
    SeededBugResult bug = hunt(refused, Optional.empty());
    assertThat(bug.hunt()).isEqualTo(SeededBugResult.Hunt.OUT_OF_REACH);
    assertThat(bug.outOfReach()).contains("too many");
  }

  @Test
  void aFailureThatTheStateEngineDoesNotSeeIsNotCalledUndecided() throws Exception {
    Exploration contradicted =
        Samples.byLincheck(
            "counter", Samples.SCOPE, Verdict.DISAGREE, "only one fails", List.of(), List.of());
    RunReport report =
        report(List.of(), List.of(), List.of(hunt(contradicted, Optional.of("out of reach"))));
    assertThat(matrix(report, 0).get(1))
        .contains("≠ contradicted 845 ms only one fails")
        .doesNotContain("undecided");
    assertThat(report.problems())
        .containsExactly("Seeded bug lost-update: contradicted by lincheck (only one fails).");
    NodeList failures = parse(JunitReport.render(report)).getElementsByTagName("failure");
    assertThat(((Element) failures.item(0)).getAttribute("message")).isEqualTo("only one fails");
  }

  @Test
  void everyJunitCaseHasANameOfItsOwn() throws Exception {
    List<Element> cases =
        elements(parse(JunitReport.render(Samples.full())).getElementsByTagName("testcase"));
    assertThat(cases)
        .extracting(each -> each.getAttribute("classname") + " " + each.getAttribute("name"))
        .doesNotHaveDuplicates()
        .contains(
            "halt.explorations counter, 2 × 2, 1 collection, 1 refusal (state, sc)",
            "halt.explorations counter, 2 × 2, 1 collection, 1 refusal (lincheck, sc)",
            "halt.explorations counter, 3 × 1 (lincheck, sc)",
            "halt.disagreements swap-during-collection, 2 × 2, 1 collection, 1 refusal (state, sc)"
                + " against lincheck");
  }

  @Test
  void theJsonSaysWhoTookPartAndWhatWasLookedAt() throws Exception {
    JsonNode json = new ObjectMapper().readTree(JsonReport.render(Samples.full()));
    assertThat(json.get("engines").findValuesAsText("name"))
        .containsExactly("state", "lincheck", "jpf");
    assertThat(json.get("engines").get(2).get("used").asBoolean()).isFalse();
    assertThat(json.get("engines").get(1).get("notCovered").get(0).asText())
        .isEqualTo("Lincheck looks at the end of a run only.");
    JsonNode lincheck = json.get("checks").get(4);
    assertThat(lincheck.get("runs").asLong()).isEqualTo(1526);
    assertThat(lincheck.get("notes").get(0).asText()).isEqualTo("invocations: 1526");
    assertThat(lincheck.get("checked").toString()).isEqualTo("[\"linearizable\",\"assertions\"]");
    assertThat(json.get("seededBugs").findValuesAsText("outOfReach"))
        .containsExactly("the heap's shape is looked at by the state engine only");
  }

  @Test
  void anEngineThatTheReportForgotHasAColumnNevertheless() throws Exception {
    Exploration other = Samples.exploration("counter", Verdict.PASS, "why", Optional.empty());
    RunReport empty = Samples.empty();
    RunReport report =
        new RunReport(
            empty.run(),
            empty.started(),
            empty.duration(),
            empty.command(),
            empty.exit(),
            List.of(),
            List.of(),
            List.of(ScenarioCheck.of("title", other)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());
    assertThat(matrix(report, 0).get(0)).containsExactly("Scenario and scope", "state", "Outcomes");
  }

  @Test
  void figuresInATerminalAreShort() {
    assertThat(List.of(45L, 2_400L, 9_949L, 9_950L, 95_000L, 249_000L))
        .extracting(millis -> MatrixText.shortly(Duration.ofMillis(millis)))
        .containsExactly("45ms", "2.4s", "9.9s", "10s", "95s", "4m09s");
    assertThat(List.of(9_999L, 10_000L, 64_100L, 999_499L, 999_500L, 1_527_652L, 2_000_000_000L))
        .extracting(MatrixText::shortly)
        .containsExactly("9,999", "10.0k", "64.1k", "999k", "1.00M", "1.53M", "2.00G");
  }

  @Test
  void threeEnginesFitIntoATerminal() {
    List<ScenarioCheck> checks = new ArrayList<>();
    for (String engine : List.of("state", "lincheck", "jpf")) {
      Exploration all =
          Samples.exploration("swap-during-collection", Verdict.PASS, "all", Optional.empty());
      checks.add(
          ScenarioCheck.of(
              "title",
              new Exploration(
                  all.scenario(),
                  engine,
                  all.model(),
                  all.scope(),
                  engine.equals("state") ? Verdict.PASS : Verdict.INCONCLUSIVE,
                  "reason",
                  all.states(),
                  all.transitions(),
                  all.depth(),
                  all.runs(),
                  Duration.ofMinutes(9),
                  all.outcomes(),
                  Optional.empty(),
                  all.properties(),
                  List.of(),
                  List.of())));
    }
    assertThat(ReportText.summary(report(checks, List.of(), List.of())).lines())
        .filteredOn(
            line -> line.startsWith("swap-during-collection") || line.startsWith("scenario"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(115));
  }
}
