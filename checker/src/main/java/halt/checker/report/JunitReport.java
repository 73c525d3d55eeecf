package halt.checker.report;

import halt.checker.conformance.MachineRun;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.Fact;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceText;
import halt.checker.verdict.Verdict;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What does a continuous-integration server see? One test case for each exploration, each hunt for
 * a seeded bug and each boot (a suite for each target), and one for each two engines that
 * contradict each other. JUnit knows passed, failed and skipped only, so each case also carries the
 * exact verdict as a property; only FAIL, DISAGREE and a bug not caught are failures; what was not
 * judged, or is out of an engine's reach, is skipped.
 */
final class JunitReport {
  private JunitReport() {}

  /** One test case; at most one of failure and skipped is there. */
  private record Case(
      String name,
      Duration time,
      String verdict,
      Optional<String> failure,
      Optional<String> skipped,
      String output) {}

  static String render(RunReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      attribute(xml, "name", "halt " + report.run());
      attribute(xml, "time", seconds(report.duration()));
      suite(
          xml,
          report,
          "disagreements",
          report.disagreements().stream().map(JunitReport::disagreement).toList());
      suite(xml, report, "explorations", report.checks().stream().map(JunitReport::check).toList());
      suite(xml, report, "seeded-bugs", report.bugs().stream().map(JunitReport::bug).toList());
      for (EngineUse target : EngineTable.boots(report).engines()) {
        suite(xml, report, "boots-" + target.name(), boots(report, target));
      }
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("writing to memory does not fail", impossible);
    }
    return text.toString();
  }

  private static Case check(ScenarioCheck check) {
    Exploration exploration = check.exploration();
    List<String> output = new ArrayList<>(exploration.caveats());
    output.add(check.title());
    output.add(exploration.scope().describe());
    check.properties().forEach((property, verdict) -> output.add(property.id() + ": " + verdict));
    output.add(counts(exploration));
    output.addAll(exploration.notes());
    exploration.notCovered().forEach(sentence -> output.add("Not covered: " + sentence));
    return judged(
        exploration.scenario() + ", " + circumstances(exploration),
        exploration.time(),
        exploration.verdict(),
        exploration.reason()
            + exploration.failure().map(trace -> "\n\n" + traceText(trace)).orElse(""),
        output);
  }

  /** What tells apart the cases of one scenario: scope, engine, memory model. */
  private static String circumstances(Exploration exploration) {
    return Words.scope(exploration.scope())
        + " ("
        + exploration.engine()
        + ", "
        + exploration.model().id()
        + ")";
  }

  private static Case disagreement(Disagreement disagreement) {
    Exploration first = disagreement.first();
    Exploration second = disagreement.second();
    List<String> output = new ArrayList<>();
    for (Exploration side : List.of(first, second)) {
      output.add(side.engine() + ": " + side.verdict() + ", " + side.reason());
      output.add(counts(side));
      side.outcomes().forEach(outcome -> output.add("outcome: " + outcome));
      side.failure().ifPresent(trace -> output.add(traceText(trace)));
    }
    return judged(
        first.scenario() + ", " + circumstances(first) + " against " + second.engine(),
        Duration.ZERO,
        Verdict.DISAGREE,
        disagreement.what(),
        output);
  }

  private static Case bug(SeededBugResult bug) {
    List<String> output = new ArrayList<>();
    output.add(bug.breaks());
    output.add("expected: " + bug.expected().id());
    bug.found().ifPresent(found -> output.add("found: " + found));
    output.add(counts(bug.exploration()));
    output.addAll(bug.exploration().notes());
    bug.trace().ifPresent(trace -> output.add(traceText(trace)));
    String outcome = Words.hunt(bug.hunt());
    Optional<String> failure = Optional.empty();
    Optional<String> skipped = Optional.empty();
    switch (bug.hunt()) {
      case CAUGHT -> {}
      case CAUGHT_OTHERWISE, MISSED ->
          failure =
              Optional.of(
                  "the seeded bug was "
                      + outcome
                      + "; expected "
                      + bug.expected().id()
                      + " to fail");
      case CONTRADICTED -> failure = Optional.of(bug.exploration().reason());
      case OUT_OF_REACH -> skipped = bug.outOfReach();
      case UNDECIDED -> skipped = Optional.of(bug.exploration().reason());
    }
    return new Case(
        bug.name()
            + " in "
            + bug.exploration().scenario()
            + ", "
            + circumstances(bug.exploration()),
        bug.exploration().time(),
        outcome,
        failure,
        skipped,
        String.join("\n", output));
  }

  /** What ran on one target, or why nothing did. */
  private static List<Case> boots(RunReport report, EngineUse target) {
    List<Case> cases = new ArrayList<>();
    if (!target.used()) {
      cases.add(
          judged(
              "every scenario on " + target.name(),
              Duration.ZERO,
              Verdict.UNSUPPORTED,
              target.about(),
              new ArrayList<>()));
    }
    report.boots().stream()
        .filter(boot -> boot.run().architecture().equals(target.name()))
        .map(JunitReport::boot)
        .forEach(cases::add);
    return cases;
  }

  private static Case boot(BootResult boot) {
    MachineRun run = boot.run();
    List<String> output = new ArrayList<>();
    output.add(boot.title());
    output.add(ReportText.workload(run.workload()));
    output.add(run.judged() + " operations judged: linearizability " + run.linearizability());
    output.add(run.collections() + " collections");
    run.seen().forEach((outcome, count) -> output.add("seen " + count + " times: " + outcome));
    boot.notAllowed().forEach(outcome -> output.add("not allowed by the model: " + outcome));
    boot.neverSeen().forEach(outcome -> output.add("allowed, never seen: " + outcome));
    output.addAll(run.messages());
    return judged(
        run.workload().scenario() + " on " + run.architecture(),
        run.time(),
        run.verdict(),
        run.reason() + run.explanation().map(text -> "\n\n" + text).orElse(""),
        output);
  }

  private static Case judged(
      String name, Duration time, Verdict verdict, String reason, List<String> output) {
    Optional<String> failure = Optional.empty();
    Optional<String> skipped = Optional.empty();
    switch (verdict) {
      case PASS, PASS_BOUNDED, SAMPLED -> output.add(0, reason);
      case FAIL, DISAGREE -> failure = Optional.of(reason);
      case INCONCLUSIVE, UNSUPPORTED -> skipped = Optional.of(reason);
    }
    return new Case(name, time, verdict.name(), failure, skipped, String.join("\n", output));
  }

  private static String counts(Exploration exploration) {
    return exploration.states()
        + " states, "
        + exploration.transitions()
        + " transitions, depth "
        + exploration.depth()
        + ", "
        + exploration.runs()
        + " runs";
  }

  private static String traceText(Trace trace) {
    return String.join("\n", TraceText.lines(trace));
  }

  private static void suite(XMLStreamWriter xml, RunReport report, String name, List<Case> cases)
      throws XMLStreamException {
    if (cases.isEmpty()) {
      return;
    }
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", name);
    attribute(xml, "timestamp", report.started().toString());
    attribute(xml, "tests", Integer.toString(cases.size()));
    attribute(
        xml, "failures", Long.toString(cases.stream().filter(c -> c.failure.isPresent()).count()));
    attribute(
        xml, "skipped", Long.toString(cases.stream().filter(c -> c.skipped.isPresent()).count()));
    attribute(xml, "errors", "0");
    attribute(
        xml, "time", seconds(cases.stream().map(Case::time).reduce(Duration.ZERO, Duration::plus)));
    properties(xml, report);
    for (Case testCase : cases) {
      testCase(xml, name, testCase);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  /** What holds for the whole run; JUnit has a place for it in each suite only. */
  private static void properties(XMLStreamWriter xml, RunReport report) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("properties");
    property(xml, "run", report.run());
    property(xml, "command", report.command());
    property(xml, "exit", Integer.toString(report.exit().code()));
    property(xml, "headline", report.headline());
    for (Fact fact : report.environment()) {
      property(xml, fact.name(), fact.value());
    }
    for (EngineUse engine : report.engines()) {
      property(
          xml, "engine " + engine.name(), engine.used() ? engine.about() : Words.absent(engine));
    }
    if (report.translation().isPresent()) {
      property(xml, "translation", ReportText.translation(report.translation().get()));
    }
    for (String sentence : report.allNotCovered()) {
      property(xml, "not covered", sentence);
    }
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void testCase(XMLStreamWriter xml, String suite, Case testCase)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "halt." + suite);
    attribute(xml, "name", testCase.name);
    attribute(xml, "time", seconds(testCase.time));
    xml.writeStartElement("properties");
    property(xml, "verdict", testCase.verdict);
    xml.writeEndElement();
    if (testCase.failure.isPresent()) {
      xml.writeStartElement("failure");
      attribute(xml, "message", testCase.failure.get().lines().findFirst().orElse(""));
      attribute(xml, "type", testCase.verdict);
      xml.writeCharacters(Words.visible(testCase.failure.get()));
      xml.writeEndElement();
    }
    if (testCase.skipped.isPresent()) {
      xml.writeEmptyElement("skipped");
      attribute(xml, "message", testCase.verdict + ": " + testCase.skipped.get());
    }
    xml.writeStartElement("system-out");
    xml.writeCharacters(Words.visible(testCase.output));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, Words.visible(value));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }
}
