package halt.checker.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * How does a person read a trace on a terminal? One column per process, downwards in time; in each
 * step what the process did and, below it, the source line that did it.
 */
public final class TraceText {
  private static final int COLUMN = 58;
  private static final int NUMBER = 5;

  /** A step's plain stores are shown up to so many; a collection makes many more. */
  private static final int STORES = 6;

  private TraceText() {}

  /** The lines of a trace. */
  public static List<String> lines(Trace trace) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(" ".repeat(NUMBER));
    for (int process = 0; process < trace.scope().processes(); process++) {
      head.append(padded("process " + process));
    }
    lines.add(head.toString().stripTrailing());
    int number = 1;
    for (Trace.Step step : trace.steps()) {
      String label = String.format("%3d", number++);
      String indent = " ".repeat(COLUMN * step.process());
      int stores = 0;
      for (Trace.Action action : step.actions()) {
        if (isPlainStore(action) && ++stores > STORES) {
          continue;
        }
        lines.add(padTo(label, NUMBER) + indent + (action.visible() ? "" : "  ") + action.text());
        lines.add(" ".repeat(NUMBER) + indent + "    " + at(action));
        label = "";
      }
      if (stores > STORES) {
        lines.add(
            " ".repeat(NUMBER) + indent + "  … and " + (stores - STORES) + " more plain stores");
      }
    }
    lines.add("");
    lines.add("FAIL " + trace.property() + ": " + trace.message());
    return lines;
  }

  private static boolean isPlainStore(Trace.Action action) {
    return !action.visible() && action.kind().equals("store");
  }

  private static String at(Trace.Action action) {
    String file = action.file().substring(action.file().lastIndexOf('/') + 1);
    return file + ":" + action.line() + "  " + action.source();
  }

  private static String padded(String text) {
    return padTo(text, COLUMN);
  }

  private static String padTo(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
