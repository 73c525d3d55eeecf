package halt.checker.trace;

import halt.model.machine.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which order did the processes of a run take their steps? Enough to take the same steps on the
 * state engine: a step is an ordered access with the choices before it, and all that follows up to
 * just before the process's next choice or ordered access.
 */
public final class Schedule {
  /**
   * One step.
   *
   * @param choices how the choices fell that come before its access: of the system, no or yes
   */
  public record Step(int process, List<Choice> choices) {
    public Step {
      choices = List.copyOf(choices);
    }
  }

  private final List<Step> steps = new ArrayList<>();

  /** Of each process the choices that fell after its latest step. */
  private final Map<Integer, List<Choice>> fallen = new HashMap<>();

  /** Whose choice fell last, if no step came after it. */
  private Optional<Integer> chooser = Optional.empty();

  /**
   * All steps so far. If the last that happened was a choice, whoever made it is in the middle of a
   * step, and went on from there to where the run ended; what others have chosen is of no
   * consequence before they take their next steps.
   */
  public List<Step> steps() {
    List<Step> all = new ArrayList<>(steps);
    chooser.ifPresent(process -> all.add(new Step(process, fallen.get(process))));
    return List.copyOf(all);
  }

  /** The first steps of it. */
  public Schedule first(int count) {
    Schedule shorter = new Schedule();
    shorter.steps.addAll(steps.subList(0, count));
    return shorter;
  }

  /** A process makes an ordered access. */
  public void step(int process) {
    List<Choice> choices = fallen.remove(process);
    steps.add(new Step(process, choices == null ? List.of() : choices));
    chooser = Optional.empty();
  }

  /** A choice falls, before the next access of a process. One with no budget left is none. */
  public void choice(int process, boolean yes) {
    fallen.computeIfAbsent(process, each -> new ArrayList<>()).add(Choice.of(yes));
    chooser = Optional.of(process);
  }

  /** Compact: {@code 0 1 0:10}, a step each, with the bits of its choices. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps()) {
      text.append(text.length() == 0 ? "" : " ").append(step.process());
      for (int i = 0; i < step.choices().size(); i++) {
        text.append(i == 0 ? ":" : "").append(step.choices().get(i).taken());
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
      for (int i = colon + 1; colon >= 0 && i < each.length(); i++) {
        schedule.choice(process, each.charAt(i) == '1');
      }
      schedule.step(process);
    }
    return schedule;
  }
}
