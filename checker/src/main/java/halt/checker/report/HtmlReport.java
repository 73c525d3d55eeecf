package halt.checker.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import halt.checker.conformance.MachineRun;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.Fact;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.SeededBugResult.Hunt;
import halt.checker.report.RunReport.Translation;
import halt.checker.trace.Trace;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Property;
import halt.checker.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * What does the page for people show, and in which order? The records here are what the template
 * {@code report.mustache} names; the template holds the words of the page, this class the choices.
 * The page is one file: no script, no picture, nothing fetched. It is well-formed XML too, so a
 * test can hold it to that.
 */
final class HtmlReport {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** So many actions in a row that no other process can see are shown without being asked for. */
  private static final int SHOWN_PRIVATE_ACTIONS = 4;

  private static final Template TEMPLATE =
      Mustache.compiler()
          .strictSections(true)
          .emptyStringIsFalse(true)
          .withEscaper(text -> escape(Words.visible(text)))
          .withLoader(name -> new StringReader(resource(name + ".mustache")))
          .compile(resource("report.mustache"));

  private HtmlReport() {}

  static String render(RunReport report) {
    return TEMPLATE.execute(page(report));
  }

  // What the template sees. Everything is text, a truth or a list by the time it gets there.

  private record Page(
      String style,
      String run,
      String moment,
      String isoMoment,
      String duration,
      String command,
      Chip exit,
      int exitCode,
      String headline,
      boolean hasProblems,
      List<String> problems,
      List<Fact> environment,
      boolean hasChecks,
      List<PropertyHead> properties,
      int checkColumns,
      List<CheckRow> checks,
      boolean hasBugs,
      List<BugRow> bugs,
      boolean hasBoots,
      List<BootRow> boots,
      List<TranslationView> translation,
      boolean hasNotCovered,
      List<String> notCovered,
      List<VerdictLegend> verdicts,
      List<PropertyHead> allProperties) {}

  /** A coloured word with a sign; the colour never stands alone. */
  private record Chip(String colour, String sign, String word) {}

  private record PropertyHead(String id, String meaning) {}

  private record VerdictLegend(Chip chip, String meaning, int exitCode) {}

  private record PropertyCell(String id, Chip chip) {}

  private record CheckRow(
      String scenario,
      String title,
      Chip verdict,
      String engine,
      String model,
      String scope,
      String reason,
      String states,
      String transitions,
      String depth,
      String time,
      List<PropertyCell> properties,
      int outcomeCount,
      boolean hasOutcomes,
      List<String> outcomes,
      List<TraceView> trace) {}

  private record BugRow(
      String name,
      String breaks,
      String scenario,
      Chip hunt,
      String expected,
      String found,
      boolean foundOther,
      String steps,
      String states,
      String time,
      String reason,
      List<TraceView> trace) {}

  /** A failing run; {@code columns} is one for the step's number and one for each process. */
  private record TraceView(
      String property,
      String message,
      String length,
      String scenario,
      String bug,
      String scope,
      String model,
      String file,
      List<Integer> processes,
      int columns,
      List<StepRow> steps) {}

  private record StepRow(int number, boolean failing, List<StepCell> cells) {}

  private record StepCell(boolean acts, List<ActionGroup> groups) {}

  /** Actions shown one by one, or a long run of private ones behind one line. */
  private record ActionGroup(boolean folded, int count, List<ActionView> actions) {}

  private record ActionView(
      String kind,
      boolean quiet,
      boolean failing,
      String file,
      String fileName,
      int line,
      String method,
      String source,
      String text) {}

  private record BootRow(
      String architecture,
      String scenario,
      String title,
      Chip verdict,
      Chip linearizability,
      String cpus,
      String rounds,
      String judged,
      String collections,
      String time,
      String workload,
      String reason,
      String explanation,
      boolean open,
      String outcomesSummary,
      boolean hasOutcomes,
      boolean modelKnown,
      List<OutcomeRow> outcomes,
      boolean hasMessages,
      int messageCount,
      String messages) {}

  private record OutcomeRow(
      String outcome, String count, String percent, boolean never, boolean surprising) {}

  private record TranslationView(
      String javaFiles,
      String javaLines,
      String cFiles,
      String cLines,
      String compiler,
      String compileTime) {}

  private static Page page(RunReport report) {
    List<Property> shown =
        Arrays.stream(Property.values())
            .filter(p -> report.checks().stream().anyMatch(c -> c.properties().containsKey(p)))
            .toList();
    return new Page(
        resource("report.css"),
        report.run(),
        MOMENT.format(report.started()),
        report.started().toString(),
        Words.duration(report.duration()),
        report.command(),
        exit(report.exit()),
        report.exit().code(),
        report.headline(),
        !report.problems().isEmpty(),
        report.problems(),
        report.environment(),
        !report.checks().isEmpty(),
        shown.stream().map(HtmlReport::head).toList(),
        7 + shown.size(),
        report.checks().stream().map(check -> check(check, shown)).toList(),
        !report.bugs().isEmpty(),
        report.bugs().stream().map(HtmlReport::bug).toList(),
        !report.boots().isEmpty(),
        report.boots().stream().map(HtmlReport::boot).toList(),
        report.translation().stream().map(HtmlReport::translation).toList(),
        !report.allNotCovered().isEmpty(),
        report.allNotCovered(),
        Arrays.stream(Verdict.values())
            .map(v -> new VerdictLegend(chip(v), Words.meaning(v), v.exitCode().code()))
            .toList(),
        Arrays.stream(Property.values()).map(HtmlReport::head).toList());
  }

  private static PropertyHead head(Property property) {
    return new PropertyHead(property.id(), property.meaning());
  }

  private static Chip chip(Verdict verdict) {
    String colour =
        switch (verdict) {
          case PASS -> "good";
          case PASS_BOUNDED, SAMPLED -> "part";
          case FAIL, DISAGREE -> "bad";
          case INCONCLUSIVE, UNSUPPORTED -> "open";
        };
    return new Chip(colour, Words.sign(verdict), verdict.name());
  }

  private static Chip exit(ExitCode exit) {
    return switch (exit) {
      case PASSED -> new Chip("good", Words.sign(Verdict.PASS), Words.exit(exit));
      case FAILED -> new Chip("bad", Words.sign(Verdict.FAIL), Words.exit(exit));
      case BAD_INPUT, UNDECIDED, NOT_INSTALLED, OWN_FAULT ->
          new Chip("open", Words.sign(Verdict.INCONCLUSIVE), Words.exit(exit));
    };
  }

  private static Chip hunt(Hunt hunt) {
    return switch (hunt) {
      case CAUGHT -> new Chip("good", Words.sign(Verdict.PASS), Words.hunt(hunt));
      case CAUGHT_OTHERWISE -> new Chip("bad", "≠", Words.hunt(hunt));
      case MISSED -> new Chip("bad", Words.sign(Verdict.FAIL), Words.hunt(hunt));
      case UNDECIDED -> new Chip("open", Words.sign(Verdict.INCONCLUSIVE), Words.hunt(hunt));
      case OUT_OF_REACH -> new Chip("open", Words.sign(Verdict.UNSUPPORTED), Words.hunt(hunt));
    };
  }

  private static CheckRow check(ScenarioCheck check, List<Property> shown) {
    Exploration exploration = check.exploration();
    return new CheckRow(
        exploration.scenario(),
        check.title(),
        chip(exploration.verdict()),
        exploration.engine(),
        exploration.model().id(),
        exploration.reason().contains(exploration.scope().describe())
            ? ""
            : exploration.scope().describe(),
        exploration.reason(),
        Words.number(exploration.states()),
        Words.number(exploration.transitions()),
        Words.number(exploration.depth()),
        Words.duration(exploration.time()),
        shown.stream()
            .map(
                property ->
                    new PropertyCell(
                        property.id(),
                        Optional.ofNullable(check.properties().get(property))
                            .map(HtmlReport::chip)
                            .orElse(new Chip("off", "·", "not checked"))))
            .toList(),
        exploration.outcomes().size(),
        !exploration.outcomes().isEmpty(),
        List.copyOf(exploration.outcomes()),
        exploration.failure().stream().map(trace -> trace(trace, Optional.empty())).toList());
  }

  private static BugRow bug(SeededBugResult bug) {
    return new BugRow(
        bug.name(),
        bug.breaks(),
        bug.exploration().scenario(),
        hunt(bug.hunt()),
        bug.expected().id(),
        bug.found().orElse("none"),
        bug.hunt() != Hunt.CAUGHT,
        bug.trace().map(trace -> Words.number(trace.steps().size())).orElse("–"),
        Words.number(bug.exploration().states()),
        Words.duration(bug.exploration().time()),
        bug.trace().filter(trace -> trace.message().equals(bug.exploration().reason())).isPresent()
            ? ""
            : bug.exploration().reason(),
        bug.trace().stream().map(trace -> trace(trace, bug.traceFile())).toList());
  }

  private static TraceView trace(Trace trace, Optional<String> file) {
    int processes =
        trace.steps().stream()
            .mapToInt(step -> step.process() + 1)
            .reduce(trace.scope().processes(), Math::max);
    List<StepRow> rows = new ArrayList<>();
    for (int i = 0; i < trace.steps().size(); i++) {
      rows.add(step(trace.steps().get(i), i + 1, i + 1 == trace.steps().size(), processes));
    }
    int steps = trace.steps().size();
    return new TraceView(
        trace.property(),
        trace.message(),
        Words.number(steps)
            + (steps == 1 ? " step" : " steps")
            + (trace.shortest() ? ", no shorter one exists in this scope" : ""),
        trace.scenario(),
        trace.bug().orElse(""),
        trace.scope().describe(),
        trace.model(),
        file.orElse(""),
        IntStream.range(0, processes).boxed().toList(),
        processes + 1,
        rows);
  }

  private static StepRow step(Trace.Step step, int number, boolean failing, int processes) {
    int last = lastToShow(step.actions());
    List<ActionView> actions = new ArrayList<>();
    for (int i = 0; i < step.actions().size(); i++) {
      actions.add(action(step.actions().get(i), failing && i == last));
    }
    List<StepCell> cells = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      boolean acts = process == step.process();
      cells.add(new StepCell(acts, acts ? groups(actions) : List.of()));
    }
    return new StepRow(number, failing, cells);
  }

  /** Folds each run of private actions that would push the others off the screen. */
  private static List<ActionGroup> groups(List<ActionView> actions) {
    List<ActionGroup> groups = new ArrayList<>();
    int from = 0;
    while (from < actions.size()) {
      int to = from + 1;
      while (to < actions.size() && actions.get(to).quiet() == actions.get(from).quiet()) {
        to++;
      }
      boolean folded = actions.get(from).quiet() && to - from > SHOWN_PRIVATE_ACTIONS;
      groups.add(new ActionGroup(folded, to - from, actions.subList(from, to)));
      from = to;
    }
    return groups;
  }

  /** The action to point at in a failing step: the last that others can see, or else the last. */
  private static int lastToShow(List<Trace.Action> actions) {
    for (int i = actions.size() - 1; i >= 0; i--) {
      if (actions.get(i).visible()) {
        return i;
      }
    }
    return actions.size() - 1;
  }

  private static ActionView action(Trace.Action action, boolean failing) {
    return new ActionView(
        action.kind(),
        !action.visible() && !failing,
        failing,
        action.file(),
        ReportText.fileName(action.file()),
        action.line(),
        action.method(),
        action.source(),
        action.text());
  }

  private static BootRow boot(BootResult boot) {
    MachineRun run = boot.run();
    long all = run.seen().values().stream().mapToLong(Long::longValue).sum();
    SortedSet<String> surprising = boot.notAllowed();
    List<String> outcomes = new ArrayList<>(run.seen().keySet());
    outcomes.addAll(boot.neverSeen());
    outcomes.sort(
        Comparator.comparing((String outcome) -> !surprising.contains(outcome))
            .thenComparing(
                outcome -> run.seen().getOrDefault(outcome, 0L), Comparator.reverseOrder())
            .thenComparing(Comparator.naturalOrder()));
    return new BootRow(
        run.architecture(),
        run.workload().scenario(),
        boot.title(),
        chip(run.verdict()),
        chip(run.linearizability()),
        Words.number(run.workload().cpus()),
        Words.number(run.rounds()),
        Words.number(run.judged()),
        Words.number(run.collections()),
        Words.duration(run.time()),
        ReportText.workload(run.workload()),
        run.reason(),
        run.explanation().orElse(""),
        run.verdict() == Verdict.FAIL,
        ReportText.outcomes(boot),
        !outcomes.isEmpty(),
        boot.allowed().isPresent(),
        outcomes.stream()
            .map(outcome -> outcome(outcome, run, all, surprising.contains(outcome)))
            .toList(),
        !run.messages().isEmpty(),
        run.messages().size(),
        String.join("\n", run.messages()));
  }

  private static OutcomeRow outcome(String outcome, MachineRun run, long all, boolean surprising) {
    long count = run.seen().getOrDefault(outcome, 0L);
    return new OutcomeRow(
        outcome,
        Words.number(count),
        String.format(Locale.ROOT, "%.2f", 100.0 * count / Math.max(1, all)),
        count == 0,
        surprising);
  }

  private static TranslationView translation(Translation emitted) {
    return new TranslationView(
        Words.number(emitted.javaFiles()),
        Words.number(emitted.javaLines()),
        Words.number(emitted.cFiles()),
        Words.number(emitted.cLines()),
        emitted.compiler(),
        Words.duration(emitted.compileTime()));
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
