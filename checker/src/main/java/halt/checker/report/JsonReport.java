package halt.checker.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.Fact;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.TargetUse;
import halt.checker.report.RunReport.Translation;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceFile;
import halt.checker.trace.TraceLines;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/**
 * What does {@code report.json} hold? Every fact of the report under the names of
 * docs/report.schema.json. Written field by field, so that a change of a Java name does not change
 * the format unseen.
 */
final class JsonReport {
  /** The format's number; it changes when a field changes its meaning or goes. */
  static final int FORMAT = 2;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private JsonReport() {}

  static String render(RunReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("run", report.run());
    root.put("started", report.started().toString());
    root.put("seconds", seconds(report.duration()));
    root.put("command", report.command());
    root.put("exit", report.exit().code());
    root.put("headline", report.headline());
    strings(root.putArray("problems"), report.problems());
    ObjectNode environment = root.putObject("environment");
    for (Fact fact : report.environment()) {
      environment.put(fact.name(), fact.value());
    }
    ArrayNode engines = root.putArray("engines");
    EngineTable.engines(report).forEach(use -> engine(engines.addObject(), report, use));
    ArrayNode checks = root.putArray("checks");
    report.checks().forEach(check -> check(checks.addObject(), check));
    ArrayNode disagreements = root.putArray("disagreements");
    report.disagreements().forEach(each -> disagreement(disagreements.addObject(), each));
    ArrayNode bugs = root.putArray("seededBugs");
    report.bugs().forEach(bug -> bug(bugs.addObject(), bug));
    ArrayNode targets = root.putArray("targets");
    for (TargetUse use : report.targets()) {
      targets.addObject().put("name", use.name()).put("used", use.used()).put("about", use.about());
    }
    ArrayNode boots = root.putArray("boots");
    report.boots().forEach(boot -> boot(boots.addObject(), boot));
    report.translation().ifPresent(emitted -> translation(root.putObject("translation"), emitted));
    strings(root.putArray("notCovered"), report.allNotCovered());
    try {
      // A trace lies in the object of the whole, in an array, and in what it is the trace of.
      return JSON.writer(new TraceLines(3)).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of strings and numbers is always JSON", impossible);
    }
  }

  private static void engine(ObjectNode node, RunReport report, EngineUse engine) {
    node.put("name", engine.name());
    node.put("used", engine.used());
    node.put("about", engine.about());
    strings(node.putArray("notCovered"), report.notCoveredBy(engine.name()));
  }

  private static void disagreement(ObjectNode node, Disagreement disagreement) {
    node.put("what", disagreement.what());
    exploration(node.putObject("first"), disagreement.first());
    exploration(node.putObject("second"), disagreement.second());
  }

  private static void check(ObjectNode node, ScenarioCheck check) {
    node.put("title", check.title());
    exploration(node, check.exploration());
    ObjectNode properties = node.putObject("properties");
    check
        .properties()
        .forEach((property, verdict) -> properties.put(property.id(), verdict.name()));
  }

  private static void bug(ObjectNode node, SeededBugResult bug) {
    node.put("name", bug.name());
    node.put("breaks", bug.breaks());
    node.put("expected", bug.expected().id());
    bug.found().ifPresent(found -> node.put("found", found));
    node.put("hunt", bug.hunt().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    strings(node.putArray("accepted"), bug.accepted().stream().sorted().map(Property::id).toList());
    bug.outOfReach().ifPresent(reason -> node.put("outOfReach", reason));
    bug.traceFile().ifPresent(file -> node.put("traceFile", file));
    exploration(node, bug.exploration());
  }

  private static void exploration(ObjectNode node, Exploration exploration) {
    node.put("scenario", exploration.scenario());
    node.put("engine", exploration.engine());
    node.put("model", exploration.model().id());
    scope(node.putObject("scope"), exploration.scope());
    node.put("verdict", exploration.verdict().name());
    node.put("reason", exploration.reason());
    strings(node.putArray("caveats"), exploration.caveats());
    node.put("states", exploration.states());
    node.put("transitions", exploration.transitions());
    node.put("depth", exploration.depth());
    node.put("runs", exploration.runs());
    node.put("seconds", seconds(exploration.time()));
    strings(
        node.putArray("checked"),
        exploration.properties().stream().sorted().map(Property::id).toList());
    strings(node.putArray("outcomes"), exploration.outcomes());
    strings(node.putArray("notCovered"), exploration.notCovered());
    strings(node.putArray("notes"), exploration.notes());
    exploration.failure().ifPresent(failure -> node.set("trace", trace(failure)));
  }

  private static void scope(ObjectNode node, Scope scope) {
    node.put("processes", scope.processes());
    node.put("operations", scope.operations());
    node.put("collections", scope.collections());
    node.put("allocationFailures", scope.allocationFailures());
  }

  /** The very form of a trace file, so that it can be cut out and run again. */
  private static JsonNode trace(Trace trace) {
    try {
      return JSON.readTree(TraceFile.print(trace));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a printed trace is JSON", impossible);
    }
  }

  private static void boot(ObjectNode node, BootResult boot) {
    MachineRun run = boot.run();
    Workload workload = run.workload();
    node.put("architecture", run.architecture());
    node.put("scenario", workload.scenario());
    node.put("title", boot.title());
    node.put("cpus", workload.cpus());
    node.put("operations", workload.operations());
    node.put("rounds", workload.rounds());
    workload.spaceWords().ifPresent(words -> node.put("spaceWords", words));
    node.put("seed", workload.seed());
    node.put("pace", workload.pace().toString());
    node.put("limitSeconds", seconds(workload.limit()));
    node.put("judgedRounds", run.rounds());
    node.put("judged", run.judged());
    node.put("collections", run.collections());
    node.put("linearizability", run.linearizability().name());
    run.explanation().ifPresent(explanation -> node.put("explanation", explanation));
    ObjectNode seen = node.putObject("seen");
    run.seen().forEach(seen::put);
    boot.allowed()
        .ifPresent(
            allowed -> {
              strings(node.putArray("allowed"), allowed);
              strings(node.putArray("notAllowed"), boot.notAllowed());
              strings(node.putArray("neverSeen"), boot.neverSeen());
            });
    strings(node.putArray("messages"), run.messages());
    node.put("seconds", seconds(run.time()));
    node.put("verdict", run.verdict().name());
    node.put("reason", run.reason());
  }

  private static void translation(ObjectNode node, Translation emitted) {
    node.put("javaFiles", emitted.javaFiles());
    node.put("javaLines", emitted.javaLines());
    node.put("cFiles", emitted.cFiles());
    node.put("cLines", emitted.cLines());
    node.put("compiler", emitted.compiler());
    node.put("seconds", seconds(emitted.compileTime()));
  }

  private static void strings(ArrayNode node, Collection<String> texts) {
    texts.forEach(node::add);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
