package halt.checker.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * In which order did the processes of a run take their steps? Enough to take the same steps on the
 * state engine: a step is an ordered access and all that follows up to just before the process's
 * next one.
 */
public final class Schedule {
  /**
   * One step.
   *
   * @param choices how the choices in it fell, 0 no, 1 yes
   */
  public record Step(int process, List<Integer> choices) {
    public Step {
      choices = List.copyOf(choices);
    }
  }

  private final List<Step> steps = new ArrayList<>();

  /** All steps so far. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** A process makes an ordered access. */
  public void step(int process) {
    steps.add(new Step(process, List.of()));
  }

  /**
   * A choice falls in the latest step of a process. One with no budget left is none.
   *
   * @throws IllegalStateException if the process has taken no step yet
   */
  public void choice(int process, boolean yes) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.process() == process) {
        List<Integer> choices = new ArrayList<>(step.choices());
        choices.add(yes ? 1 : 0);
        steps.set(i, new Step(process, choices));
        return;
      }
    }
    throw new IllegalStateException("process " + process + " chooses before its first step");
  }

  /** Compact: {@code 0 1 0:10}, a step each, with the bits of its choices. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      text.append(text.length() == 0 ? "" : " ").append(step.process());
      for (int i = 0; i < step.choices().size(); i++) {
        text.append(i == 0 ? ":" : "").append(step.choices().get(i));
      }
    }
    return text.toString();
  }

  /**
   * What {@link #toString} gave.
   *
   * @throws NumberFormatException if it is something else
   */
  public static Schedule parse(String text) {
    Schedule schedule = new Schedule();
    for (String each : text.isEmpty() ? new String[0] : text.split(" ")) {
      int colon = each.indexOf(':');
      int process = Integer.parseInt(colon < 0 ? each : each.substring(0, colon));
      schedule.step(process);
      for (int i = colon + 1; colon >= 0 && i < each.length(); i++) {
        schedule.choice(process, each.charAt(i) == '1');
      }
    }
    return schedule;
  }
}
