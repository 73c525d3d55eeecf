package halt.checker.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One failing run: enough to run it again, and enough to read it without running it. Its JSON form
 * is what {@code haltkit replay} takes and what {@code traces/} holds.
 *
 * @param format {@link #FORMAT}
 * @param scenario the scenario's name
 * @param bug the seeded bug that the program had, if any
 * @param model the memory model
 * @param spaceWords words of each semispace, if others than the scenario's own were asked for
 * @param property the id of the property that failed
 * @param message what is wrong in the last state, in words
 * @param shortest whether no shorter failing trace exists in this scope (a breadth-first search
 *     found it)
 */
public record Trace(
    int format,
    String scenario,
    Optional<String> bug,
    String model,
    Scope scope,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> spaceWords,
    String property,
    String message,
    boolean shortest,
    List<Step> steps) {
  /**
   * Instead of a process: the set-up, which nothing comes before, or the final check, which nothing
   * comes after. It has a step only if what it does itself is refused, and that is the last one.
   */
  public static final int ALONE = -1;

  /** The number of this form. */
  public static final int FORMAT = 1;

  /** A trace of a scenario with semispaces of its own size. */
  public Trace(
      int format,
      String scenario,
      Optional<String> bug,
      String model,
      Scope scope,
      String property,
      String message,
      boolean shortest,
      List<Step> steps) {
    this(format, scenario, bug, model, scope, Optional.empty(), property, message, shortest, steps);
  }

  /**
   * This trace with its source files by the names that they have in a program: a user's own file
   * may have been named by another path when the trace was written.
   *
   * @param known the files of the program
   */
  public Trace in(Set<String> known) {
    Map<String, List<String>> byLastPart =
        known.stream().collect(Collectors.groupingBy(Trace::lastPart));
    UnaryOperator<String> name =
        file -> {
          List<String> alike = byLastPart.getOrDefault(lastPart(file), List.of());
          return known.contains(file) || alike.size() != 1 ? file : alike.get(0);
        };
    return new Trace(
        format,
        scenario,
        bug,
        model,
        scope,
        spaceWords,
        property,
        message,
        shortest,
        steps.stream().map(step -> step.in(name)).toList());
  }

  private static String lastPart(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** The trace's scenario with semispaces as the run had them. */
  public ScenarioDescription sized(ScenarioDescription own) {
    return spaceWords.map(own::withSpaceWords).orElse(own);
  }

  /**
   * One step: a process runs from one visible access to just before its next.
   *
   * @param process which process, or {@link #ALONE}
   * @param choices how each choice of the platform fell, in order: 0 no, 1 yes
   * @param actions what it did, in order; the visible ones first to last
   */
  public record Step(int process, List<Integer> choices, List<Action> actions) {
    private Step in(UnaryOperator<String> name) {
      return new Step(
          process,
          choices,
          actions.stream()
              .map(
                  action ->
                      new Action(
                          action.kind(),
                          action.visible(),
                          name.apply(action.file()),
                          action.line(),
                          action.method(),
                          action.source(),
                          action.text()))
              .toList());
    }
  }

  /**
   * One thing that a step did.
   *
   * @param kind {@code load}, {@code store}, {@code update}, {@code fence}, {@code choice}, {@code
   *     invoke}, {@code respond}, {@code loop}, {@code end}; {@code omitted} stands for many that
   *     the trace leaves out; the last action of a trace may be one that was refused, and took no
   *     effect
   * @param visible whether other processes can tell when it happened
   * @param file the source file, relative to the repository
   * @param line from 1
   * @param method such as {@code Atom.swap}
   * @param source the text of that source line, trimmed
   * @param text what happened, in words: the word's name, old and new contents
   */
  public record Action(
      String kind,
      boolean visible,
      String file,
      int line,
      String method,
      String source,
      String text) {}
}
