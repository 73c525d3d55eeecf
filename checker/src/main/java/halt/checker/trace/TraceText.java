package halt.checker.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How does a person read a trace on a terminal? One column per process, downwards in time; in each
 * step what the process did and, below it, the source line that did it.
 */
public final class TraceText {
  /** A terminal's usual width, or what of it a person has open beside an editor. */
  private static final int WIDTH = 120;

  private static final int NUMBER = 5;

  /** Below this a column is a ladder of single words, so many processes make a wide page. */
  private static final int NARROWEST = 28;

  /** A step's plain stores are shown up to so many; a collection makes many more. */
  private static final int STORES = 6;

  /** Of a trace with more steps than a person reads, so many first and so many last are shown. */
  private static final int BEGINNING = 100;

  private static final int END = 400;

  private final int column;
  private final Sentences sentences;
  private final List<String> lines = new ArrayList<>();

  private TraceText(Trace trace, int width) {
    this.column = Math.max(NARROWEST, (width - NUMBER) / trace.scope().processes());
    this.sentences = Sentences.of(trace);
  }

  /** The lines of a trace: up to four processes fit into 120 characters. */
  public static List<String> lines(Trace trace) {
    return lines(trace, OptionalInt.empty());
  }

  /**
   * The lines of a trace.
   *
   * @param width how wide they are to be, if that is said; many processes make them wider
   */
  public static List<String> lines(Trace trace, OptionalInt width) {
    TraceText text = new TraceText(trace, width.orElse(WIDTH));
    text.head(trace.scope().processes());
    int all = trace.steps().size();
    int leftOut = Math.max(0, all - BEGINNING - END);
    int beginning = leftOut == 0 ? all : BEGINNING;
    text.steps(trace, 0, beginning);
    if (leftOut > 0) {
      text.lines.addAll(
          List.of("", "     … " + leftOut + " more steps, which the file holds …", ""));
      text.steps(trace, all - END, all);
    }
    text.lines.add("");
    // Without a width the message is one line, as searches for it want.
    int room = width.orElse(Integer.MAX_VALUE - 1) + 1;
    text.add("", 0, room, "FAIL " + trace.property() + ": " + trace.message());
    return text.lines;
  }

  private void head(int processes) {
    StringBuilder head = new StringBuilder(" ".repeat(NUMBER));
    for (int process = 0; process < processes; process++) {
      head.append(padTo("process " + process, column));
    }
    lines.add(head.toString().stripTrailing());
  }

  private void steps(Trace trace, int from, int to) {
    for (int i = from; i < to; i++) {
      step(i + 1, trace.steps().get(i));
    }
  }

  private void step(int number, Trace.Step step) {
    String label = String.format("%3d ", number);
    int indent = step.alone() ? NUMBER : NUMBER + column * step.process();
    int room = step.alone() ? WIDTH - NUMBER : column;
    int stores = 0;
    for (int i = 0; i < step.actions().size(); i++) {
      Trace.Action action = step.actions().get(i);
      boolean last = i == step.actions().size() - 1; // it may be what fails
      if (isPlainStore(action.did()) && !last && ++stores > STORES) {
        continue;
      }
      int own = action.did().visible() ? 0 : 2;
      add(label, indent + own, room - own, sentences.of(step.process(), action.did()));
      add("", indent + 4, room - 4, action.place() + "  " + action.source());
      label = "";
    }
    if (step.actions().isEmpty()) {
      add(label, indent, room, "(fails here; nothing took effect)");
    }
    if (stores > STORES) {
      add("", indent + 2, room - 2, "… and " + (stores - STORES) + " more plain stores");
    }
  }

  /** Adds a text, broken where it is wider than there is room. */
  private void add(String label, int indent, int room, String text) {
    String start = padTo(label, indent);
    String rest = text;
    int width = room - 1;
    while (rest.length() > width) {
      int end = rest.lastIndexOf(' ', width);
      if (end <= 0) {
        end = endInsideWord(rest, width);
      }
      lines.add(start + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
      start = " ".repeat(indent + 4);
      width = room - 5;
    }
    lines.add(start + rest);
  }

  /**
   * Where a word that is too wide is broken: behind a bracket, comma or point of it if it can be.
   */
  private static int endInsideWord(String word, int width) {
    for (int end = width; end > 1; end--) {
      if ("(,.".indexOf(word.charAt(end - 1)) >= 0) {
        return end;
      }
    }
    return width;
  }

  private static boolean isPlainStore(Deed did) {
    return did instanceof Deed.Store && !did.visible();
  }

  private static String padTo(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
