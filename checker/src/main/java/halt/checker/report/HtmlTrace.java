package halt.checker.report;

import halt.checker.trace.Sentences;
import halt.checker.trace.Trace;
import halt.model.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How is a failing run shown on the page? One column for each process, one row for each step, and
 * the line at fault marked. The template is {@code trace.mustache}.
 */
final class HtmlTrace {
  /** So many actions in a row that no other process can see are shown without being asked for. */
  private static final int SHOWN_PRIVATE_ACTIONS = 4;

  private HtmlTrace() {}

  /** A failing run; {@code columns} is one for the step's number and one for each process. */
  record View(
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
      List<HtmlTimeline.View> timeline,
      List<StepRow> steps) {}

  private record StepRow(int number, boolean failing, List<StepCell> cells) {}

  /** One process's part of a step; {@code span} says how many columns it takes, if not one. */
  private record StepCell(boolean acts, String span, List<ActionGroup> groups) {}

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

  /**
   * A trace as the template sees it.
   *
   * @param file where the trace is kept, to be run again
   */
  static View of(Trace trace, Optional<String> file) {
    int processes =
        trace.steps().stream()
            .mapToInt(step -> step.process() + 1)
            .reduce(trace.scope().processes(), Math::max);
    Sentences sentences = Sentences.of(trace);
    List<StepRow> rows = new ArrayList<>();
    for (int i = 0; i < trace.steps().size(); i++) {
      boolean failing = i + 1 == trace.steps().size();
      int fails = failing ? atFault(trace, trace.steps().get(i).actions()) : -1;
      rows.add(step(trace.steps().get(i), i + 1, failing, fails, processes, sentences));
    }
    int steps = trace.steps().size();
    return new View(
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
        HtmlTimeline.of(trace, processes).stream().toList(),
        rows);
  }

  private static StepRow step(
      Trace.Step step, int number, boolean failing, int fails, int processes, Sentences sentences) {
    List<ActionView> actions = new ArrayList<>();
    for (int i = 0; i < step.actions().size(); i++) {
      Trace.Action action = step.actions().get(i);
      actions.add(action(action, sentences.of(step.process(), action.did()), i == fails));
    }
    if (step.alone()) {
      String all = Integer.toString(processes);
      return new StepRow(number, failing, List.of(new StepCell(true, all, groups(actions))));
    }
    List<StepCell> cells = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      boolean acts = process == step.process();
      cells.add(new StepCell(acts, "", acts ? groups(actions) : List.of()));
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

  /**
   * The action to point at in a failing step: the one that was refused, which is the last; if none
   * was, the last that others can see, or else the last.
   */
  private static int atFault(Trace trace, List<Trace.Action> actions) {
    if (trace.property().equals(Property.OWNERSHIP.id())
        || trace.property().equals(Property.IN_ARENA.id())) {
      return actions.size() - 1;
    }
    for (int i = actions.size() - 1; i >= 0; i--) {
      if (actions.get(i).did().visible()) {
        return i;
      }
    }
    return actions.size() - 1;
  }

  private static ActionView action(Trace.Action action, String text, boolean failing) {
    Trace.Frame place = action.place();
    return new ActionView(
        action.did().kind(),
        !action.did().visible() && !failing,
        failing,
        place.file(),
        ReportText.fileName(place.file()),
        place.line(),
        place.method(),
        action.source(),
        text);
  }
}
