package halt.checker.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import halt.checker.input.Quoted;
import halt.model.arena.ArenaMap;
import halt.model.collector.CollectorModel;
import halt.model.collector.Collectors;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.machine.Choice;
import halt.model.machine.ScenarioModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One failing run: enough to run it again, and enough to read it without running it. It is data:
 * what is compared, steered by and drawn. {@link Sentences} makes the words of it that a person
 * reads. Its JSON form is what {@code haltkit replay} takes and what {@code traces/} holds; {@code
 * docs/trace.schema.json} describes it.
 *
 * @param format {@link #FORMAT}, or {@link Format1#NUMBER} of what was read from an older file
 * @param scenario the scenario's name
 * @param bug the seeded bug that the program had, if any
 * @param model the memory model
 * @param spaceWords words of each semispace, if others than the scenario's own were asked for
 * @param arena what the words of the arena were for; absent in format 1
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
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Arena> arena,
    String property,
    String message,
    boolean shortest,
    List<Step> steps) {
  /** Instead of a process: the set-up, which nothing comes before. */
  public static final int SET_UP = -1;

  /** Instead of a process: the final check, which nothing comes after. */
  public static final int FINAL_CHECK = -2;

  /** The number of this form. */
  public static final int FORMAT = 2;

  public Trace {
    steps = List.copyOf(steps);
  }

  /** This trace with other steps. */
  public Trace with(List<Step> others) {
    return new Trace(
        format,
        scenario,
        bug,
        model,
        scope,
        spaceWords,
        arena,
        property,
        message,
        shortest,
        others);
  }

  /**
   * This trace with its source files by the names that they have in a program: a user's own file
   * may have been named by another path when the trace was written.
   *
   * @param known the files of the program
   */
  public Trace in(Set<String> known) {
    Map<String, List<String>> byLastPart =
        known.stream().collect(java.util.stream.Collectors.groupingBy(Trace::lastPart));
    UnaryOperator<String> name =
        file -> {
          List<String> alike = byLastPart.getOrDefault(lastPart(file), List.of());
          return known.contains(file) || alike.size() != 1 ? file : alike.get(0);
        };
    return with(steps.stream().map(step -> step.in(name)).toList());
  }

  private static String lastPart(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** The trace's scenario with semispaces as the run had them. */
  public ScenarioDescription sized(ScenarioDescription own) {
    return spaceWords.map(own::withSpaceWords).orElse(own);
  }

  /** Whether a run is what this trace says, as far as its format says it. */
  public boolean tells(Trace run) {
    return equals(format == FORMAT ? run : Format1.told(run));
  }

  /**
   * How large were the parts of the arena? With the number of processes that says what each word is
   * for, and what it is called.
   *
   * @param collector the collector's name
   * @param registers of each process
   * @param atoms room in the atom table
   * @param spaceWords how many words of objects there may be at once
   * @param ownWords of the scenario, behind the heap
   */
  public record Arena(String collector, int registers, int atoms, int spaceWords, int ownWords) {
    /** More words than any search can go through, but they fit the memory. */
    public static final long MOST_WORDS = 1 << 23;

    /**
     * An arena.
     *
     * @throws IllegalArgumentException if there is no such collector, or a size that none has
     */
    public Arena {
      collector(collector);
      for (int size : new int[] {registers, atoms, spaceWords - 1, ownWords}) {
        if (size < 0 || size >= MOST_WORDS) {
          throw new IllegalArgumentException(
              "an arena has no "
                  + registers
                  + " registers, "
                  + atoms
                  + " atoms, "
                  + spaceWords
                  + " words of objects and "
                  + ownWords
                  + " own ones");
        }
      }
    }

    /** That of a model. */
    public static Arena of(ScenarioModel model) {
      ScenarioDescription scenario = model.description;
      return new Arena(
          model.collector.name(),
          scenario.registers(),
          scenario.atoms(),
          scenario.spaceWords(),
          scenario.ownWords(model.scope.processes()));
    }

    private static CollectorModel collector(String name) {
      List<CollectorModel> all = Collectors.all();
      return all.stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "there is no collector '"
                          + Quoted.text(name)
                          + "'; expected one of "
                          + all.stream().map(CollectorModel::name).toList()));
    }

    /** How many words it has, be it more than a map can have. */
    long words(int processes) {
      return ArenaMap.words(
          collector(collector), processes, registers, atoms, spaceWords, ownWords);
    }

    /** What lies where in it. */
    public ArenaMap map(int processes) {
      return new ArenaMap(collector(collector), processes, registers, atoms, spaceWords, ownWords);
    }
  }

  /**
   * One step: a process runs from one visible access to just before its next.
   *
   * @param process which process; or {@link #SET_UP} or {@link #FINAL_CHECK}, which have a step
   *     only if what they do themselves is refused, and that is the last one
   * @param choices how each choice of the platform fell, in order
   * @param actions what it did, in order; the visible ones first to last
   */
  public record Step(int process, List<Choice> choices, List<Action> actions) {
    public Step {
      choices = List.copyOf(choices);
      actions = List.copyOf(actions);
    }

    /** Whether it is none of a process. */
    public boolean alone() {
      return process < 0;
    }

    private Step in(UnaryOperator<String> name) {
      return new Step(process, choices, actions.stream().map(each -> each.in(name)).toList());
    }
  }

  /**
   * One thing that a step did. The last action of a trace may be one that was refused, and took no
   * effect.
   *
   * @param did what
   * @param source the text of the source line that did it, trimmed
   * @param stack where that is, and from where its method was called, outwards
   */
  public record Action(Deed did, String source, List<Frame> stack) {
    /**
     * An action.
     *
     * @throws IllegalArgumentException if the stack is empty
     */
    public Action {
      stack = List.copyOf(stack);
      if (stack.isEmpty()) {
        throw new IllegalArgumentException("its stack is empty; expected one place at least");
      }
    }

    /** Where it was done. */
    public Frame place() {
      return stack.get(0);
    }

    /** The same by one who does not know from where methods were called. */
    public Action withoutCallers() {
      return new Action(did, source, List.of(place()));
    }

    /**
     * Whether another action, of which the callers may not be known, is the one that this says.
     *
     * @param process whose it is
     * @param sentences about the other's arena
     */
    public boolean tells(int process, Action other, Sentences sentences) {
      return withoutCallers()
          .equals(
              did instanceof Deed.Told
                  ? Format1.told(process, other, sentences)
                  : other.withoutCallers());
    }

    private Action in(UnaryOperator<String> name) {
      return new Action(
          did,
          source,
          stack.stream()
              .map(frame -> new Frame(frame.method(), name.apply(frame.file()), frame.line()))
              .toList());
    }
  }

  /**
   * A place in the source.
   *
   * @param method such as {@code Atom.swap}
   * @param file relative to the repository
   * @param line from 1
   */
  public record Frame(String method, String file, int line) {
    /** The file without its folders, and the line. */
    @Override
    public String toString() {
      return lastPart(file) + ":" + line;
    }
  }
}
