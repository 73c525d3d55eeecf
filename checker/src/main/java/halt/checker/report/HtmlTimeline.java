package halt.checker.report;

import halt.checker.trace.Deed;
import halt.checker.trace.Sentences;
import halt.checker.trace.Trace;
import halt.checker.trace.Trace.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which operations of a failing run overlapped, and when did they write? A lane for each process
 * and a bar from each operation's begin to its end, drawn to the run's steps. Where an operation
 * took effect is not drawn: of a history that is not linearizable there is no such point. The
 * template is {@code timeline.mustache}; lengths are in the picture's own units.
 */
final class HtmlTimeline {
  private static final int LEFT = 84;
  private static final int WIDTH = 1000;
  private static final int RIGHT_MARGIN = 16;
  private static final int LABEL_ROW = 15;
  private static final int BAR = 12;
  private static final int GAP = 10;
  private static final int AXIS = 22;
  private static final double LETTER = 6.7;
  private static final double SHORTEST_BAR = 5;
  private static final int MOST_TICKS = 20;

  private HtmlTimeline() {}

  /** The picture; {@code end} is where the run fails. */
  record View(
      int width,
      int height,
      int axis,
      int tickLabel,
      String end,
      List<Lane> lanes,
      List<Bar> bars,
      List<Write> writes,
      List<Tick> ticks) {}

  record Lane(String name, int y, int textY, int left, int right) {}

  /** An operation; {@code open} if the run ends before it does. */
  record Bar(
      String label,
      String x,
      int y,
      String width,
      int height,
      String labelX,
      int labelY,
      boolean open) {}

  /** A store or a compare-and-set that others can see; a failed one is here, too. */
  record Write(String text, String x, int y) {}

  record Tick(int step, String x) {}

  /** An operation between two moments, in steps counted from 0. */
  record Operation(int process, String what, double from, double to, boolean open) {}

  record Moment(int process, String text, double at) {}

  /** The picture of a run; empty if no operation began in it. */
  static Optional<View> of(Trace trace, int processes) {
    List<Operation> operations = new ArrayList<>();
    List<Moment> writes = new ArrayList<>();
    read(trace, processes, operations, writes);
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    int steps = trace.steps().size();
    List<Lane> lanes = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    int[] laneY = new int[processes];
    int y = GAP;
    for (int process = 0; process < processes; process++) {
      List<Operation> own = ofProcess(operations, process);
      List<Integer> rows = labelRows(own, steps);
      int labels = rows.stream().mapToInt(row -> row + 1).max().orElse(1);
      int barY = y + labels * LABEL_ROW;
      for (int i = 0; i < own.size(); i++) {
        bars.add(bar(own.get(i), steps, barY, barY - 4 - rows.get(i) * LABEL_ROW));
      }
      laneY[process] = barY + BAR / 2;
      lanes.add(
          new Lane(
              "Process " + process,
              laneY[process],
              laneY[process] + 4,
              LEFT,
              WIDTH - RIGHT_MARGIN));
      y = barY + BAR + GAP;
    }
    return Optional.of(
        new View(
            WIDTH,
            y + AXIS,
            y,
            y + 15,
            units(x(steps, steps)),
            lanes,
            bars,
            writes.stream()
                .map(
                    write ->
                        new Write(
                            write.text(), units(x(write.at(), steps)), laneY[write.process()]))
                .toList(),
            ticks(steps)));
  }

  private static void read(
      Trace trace, int processes, List<Operation> operations, List<Moment> writes) {
    Sentences sentences = Sentences.of(trace);
    List<Optional<Moment>> begun = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      begun.add(Optional.empty());
    }
    for (int step = 0; step < trace.steps().size(); step++) {
      List<Action> actions = trace.steps().get(step).actions();
      int process = trace.steps().get(step).process();
      if (trace.steps().get(step).alone()) {
        continue; // no lane of its own
      }
      for (int i = 0; i < actions.size(); i++) {
        Deed did = actions.get(i).did();
        double at = step + (i + 0.5) / actions.size();
        if (did instanceof Deed.Invoke) {
          begun.set(process, Optional.of(new Moment(process, did.toString(), at)));
        } else if (did instanceof Deed.Respond response && begun.get(process).isPresent()) {
          Moment from = begun.get(process).get();
          String what = from.text() + " → " + response.result();
          operations.add(new Operation(process, what, from.at(), at, false));
          begun.set(process, Optional.empty());
        } else if (did.visible() && (did instanceof Deed.Store || did instanceof Deed.Update)) {
          writes.add(new Moment(process, sentences.of(process, did), at));
        }
      }
    }
    double end = trace.steps().size();
    for (Optional<Moment> open : begun) {
      open.ifPresent(
          from -> operations.add(new Operation(from.process(), from.text(), from.at(), end, true)));
    }
  }

  private static List<Operation> ofProcess(List<Operation> operations, int process) {
    return operations.stream().filter(each -> each.process() == process).toList();
  }

  /** In which row above the bars each label stands, 0 the lowest, so that none covers another. */
  private static List<Integer> labelRows(List<Operation> operations, int steps) {
    List<Double> free = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (Operation operation : operations) {
      double from = labelX(operation, steps);
      int row = 0;
      while (row < free.size() && free.get(row) > from) {
        row++;
      }
      double to = from + (operation.what().length() + 2) * LETTER;
      if (row == free.size()) {
        free.add(to);
      } else {
        free.set(row, to);
      }
      rows.add(row);
    }
    return rows;
  }

  /** At the bar's begin, or as far left of it as it takes to end inside the picture. */
  private static double labelX(Operation operation, int steps) {
    double last = WIDTH - RIGHT_MARGIN - operation.what().length() * LETTER;
    return Math.max(LEFT, Math.min(x(operation.from(), steps), last));
  }

  private static Bar bar(Operation operation, int steps, int y, int labelY) {
    double from = x(operation.from(), steps);
    double width = Math.max(SHORTEST_BAR, x(operation.to(), steps) - from);
    return new Bar(
        operation.what(),
        units(from),
        y,
        units(width),
        BAR,
        units(labelX(operation, steps)),
        labelY,
        operation.open());
  }

  private static List<Tick> ticks(int steps) {
    int every = (steps + MOST_TICKS - 1) / MOST_TICKS;
    List<Tick> ticks = new ArrayList<>();
    for (int step = 0; step < steps; step += every) {
      ticks.add(new Tick(step + 1, units(x(step + 0.5, steps))));
    }
    return ticks;
  }

  private static double x(double step, int steps) {
    return LEFT + step * (WIDTH - RIGHT_MARGIN - LEFT) / steps;
  }

  private static String units(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }
}
