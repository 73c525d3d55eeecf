package halt.checker.steer;

import halt.checker.trace.Deed;
import halt.checker.trace.Sentences;
import halt.checker.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How does a person watch a replay on a terminal? As a trace, one column per process, downwards in
 * time; and a last column with what the machine did: the instruction that made the access, the
 * words, and below them where the instruction is.
 */
public final class SteeredText {
  private static final int NUMBER = 5;

  /** All processes' columns together: with the machine's, two fit into 120 characters. */
  private static final int PROCESSES = 72;

  private static final int NARROWEST = 26;

  /** Room for an instruction before the words that it moved. */
  private static final int INSTRUCTION = 28;

  /** A step's plain stores are shown up to so many; a collection makes many more. */
  private static final int STORES = 6;

  private final Sentences sentences;
  private final int processes;
  private final int column;

  /**
   * A text for so many processes.
   *
   * @param sentences about their arena
   */
  public SteeredText(int processes, Sentences sentences) {
    this.sentences = sentences;
    this.processes = processes;
    this.column = Math.max(NARROWEST, PROCESSES / processes);
  }

  /** The line above the first step. */
  public String head(String architecture) {
    StringBuilder head = new StringBuilder(" ".repeat(NUMBER));
    for (int process = 0; process < processes; process++) {
      head.append(padded("process " + process, column));
    }
    return head.append(architecture).toString();
  }

  /** The lines of one step. */
  public List<String> lines(SteeredStep step) {
    List<String> lines = new ArrayList<>();
    String label = String.format("%3d", step.number());
    int stores = 0;
    List<Trace.Action> actions = step.step().actions();
    for (int i = 0; i < actions.size(); i++) {
      Trace.Action action = actions.get(i);
      boolean last = i == actions.size() - 1; // it may be what fails
      if (action.did() instanceof Deed.Store
          && !action.did().visible()
          && !last
          && ++stores > STORES) {
        continue;
      }
      Optional<MachineAccess> access = Optional.ofNullable(step.byAction().get(i));
      add(lines, label, step.step().process(), action, access);
      label = "";
    }
    if (stores > STORES) {
      lines.add(left("", step.step().process(), "  … and " + (stores - STORES) + " more stores"));
    }
    MachineAccess refused = step.byAction().get(actions.size());
    if (refused != null) { // a property forbids it, so that no action came of it
      String text = "(fails in " + refused.operation() + ")";
      lines.add(
          padded(left(label, step.step().process(), text), NUMBER + column * processes)
              + instruction(refused)
              + "  at "
              + refused.place());
    }
    return lines;
  }

  private void add(
      List<String> lines,
      String label,
      int process,
      Trace.Action action,
      Optional<MachineAccess> access) {
    String indent = action.did().visible() ? "" : "  ";
    List<String> ours = new ArrayList<>();
    for (String line : wrapped(sentences.of(process, action.did()), column - 1 - indent.length())) {
      ours.add(indent + line);
    }
    ours.add(indent + "    " + action.place());
    List<String> machine = new ArrayList<>();
    access.ifPresent(
        made -> {
          machine.add(instruction(made));
          machine.add("    at " + made.place());
        });
    for (int i = 0; i < Math.max(ours.size(), machine.size()); i++) {
      String line = left(i == 0 ? label : "", process, i < ours.size() ? ours.get(i) : "");
      lines.add(
          i < machine.size()
              ? padded(line, NUMBER + column * processes) + machine.get(i)
              : line.stripTrailing());
    }
  }

  private String left(String label, int process, String text) {
    return padded(label, NUMBER + column * process) + text;
  }

  private static String instruction(MachineAccess access) {
    StringBuilder words = new StringBuilder();
    access.found().ifPresent(word -> words.append("0x").append(Long.toHexString(word)));
    access
        .written()
        .ifPresent(
            word ->
                words
                    .append(words.length() == 0 ? "" : " → ")
                    .append("0x")
                    .append(Long.toHexString(word)));
    return padded(access.instruction().orElse(access.operation()), INSTRUCTION) + " " + words;
  }

  /** Broken between words where it is wider than there is room. */
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width && rest.lastIndexOf(' ', width) > 0) {
      int end = rest.lastIndexOf(' ', width);
      lines.add(rest.substring(0, end));
      rest = "  " + rest.substring(end + 1);
      if (rest.lastIndexOf(' ', width) <= 1) {
        break;
      }
    }
    lines.add(rest);
    return lines;
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
