package halt.checker.replay;

import halt.checker.search.DepthFirstSearch;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.model.arena.ArenaMap;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import halt.model.machine.Choice;
import halt.model.machine.Choices;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import halt.model.property.Property;
import halt.model.property.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What does it mean, what a real machine does? Somebody who watches the machine tells each access
 * that it makes, with the words that it really read and wrote; here they are judged by the very
 * code that judges the steps of a search, and written down as a trace has it. Beside it the model
 * takes the same steps by itself, so that the two can be compared.
 *
 * <p>The order of calls: {@link #begin}, what the process does, {@link #finish}; after a {@link
 * Violation} nothing but the questions.
 */
public final class Witness {
  private final SimulatedMachine judged;
  private final SimulatedMachine model;
  private final TraceRecorder recorder;
  private Site site;
  private int process;
  private Choices given = Choices.NONE;
  private boolean modelFailed;
  private boolean modelLost;
  private boolean modelRanOut;

  /**
   * A witness of a machine on which the set-up is done and every process is at its beginning.
   *
   * @param model the program that the machine runs
   */
  public Witness(ScenarioModel model, SourceLines sources) {
    this.judged = new SimulatedMachine(model);
    this.model = new SimulatedMachine(model);
    this.recorder = new TraceRecorder(judged, sources);
    judged.placedBy((who, pc) -> site);
    judged.listen(recorder);
  }

  /** The words of the arena, as what the machine told has made them. */
  public long[] words() {
    return judged.words();
  }

  /** What the arena's words are for. */
  public ArenaMap map() {
    return judged.map;
  }

  /** What a word is called. */
  public String name(long offset) {
    return judged.map.name(offset);
  }

  /** What a word holds, for a person. */
  public String content(long offset, long word) {
    return judged.map.content(offset, word);
  }

  // A step.

  /**
   * A process begins a step.
   *
   * @param choices how the platform's choices are to fall in it
   */
  public void begin(int which, List<Choice> choices) {
    process = which;
    given = new Choices(choices);
    judged.begin(which, given);
  }

  /** The platform is asked; gives the answer that the machine is to get. */
  public boolean choose(Site at, PlatformOperation choice) {
    site = at;
    return judged.host().choose(0, choice);
  }

  /**
   * The machine reads a word.
   *
   * @return what is in it, as far as we were told
   * @throws Violation if a property fails
   */
  public long load(Site at, ArenaOperation operation, long offset) {
    site = at;
    return operation == ArenaOperation.GET_PLAIN
        ? judged.host().getPlain(0, offset)
        : judged.host().load(0, operation, offset);
  }

  /**
   * The machine writes a word.
   *
   * @throws Violation if a property fails
   */
  public void store(Site at, ArenaOperation operation, long offset, long word) {
    site = at;
    if (operation == ArenaOperation.SET_PLAIN) {
      judged.host().setPlain(0, offset, word);
    } else {
      judged.host().store(0, operation, offset, word);
    }
  }

  /**
   * The machine compares and exchanges.
   *
   * @return what is in the word before, as far as we were told
   * @throws Violation if a property fails
   */
  public long exchange(
      Site at, ArenaOperation operation, long offset, long expected, long desired) {
    site = at;
    return judged.host().compareAndExchange(0, operation, offset, expected, desired);
  }

  /**
   * The machine adds to a word; as {@link #exchange}.
   *
   * @throws Violation if a property fails
   */
  public long add(Site at, long offset, long increment) {
    site = at;
    return judged.host().getAndAdd(0, offset, increment);
  }

  /** The machine makes a full fence. */
  public void fence(Site at) {
    site = at;
    judged.host().fence(0);
  }

  /**
   * The process says that a collection begins, or ends.
   *
   * @throws Violation if a property fails
   */
  public void tell(Site at, PlatformOperation event) {
    site = at;
    judged.host().tell(0, event);
  }

  /** An operation begins. */
  public void invoke(Site at, int operation, long target, long first, long second) {
    site = at;
    judged.host().invoke(0, operation, target, first, second);
  }

  /**
   * An operation ends.
   *
   * @throws Violation if a property fails
   * @throws OutOfSpaceException if it gives up for want of memory, and there was not enough
   */
  public void respond(Site at, long result) {
    site = at;
    judged.host().respond(0, result);
  }

  /**
   * The process has come to its end.
   *
   * @throws Violation if its operation has not
   */
  public void end(Site at) {
    site = at;
    recorder.end(process);
    judged.requireEnded(process);
  }

  /**
   * The step is over.
   *
   * @return how the choices fell that were put in it
   * @throws Violation if a property fails
   */
  public List<Choice> finish() {
    return judged.finish().falls();
  }

  /** What a violation has refused is the last that the step was about to do. */
  public void refused(Violation violation) {
    recorder.refused(violation);
  }

  /** What the step did, as far as it came. */
  public List<Trace.Action> actions() {
    return recorder.take();
  }

  // The model beside it.

  /** Lets the model take the step that the machine has taken, by its own code. */
  public void followWithModel() {
    if (modelFailed || modelLost) {
      return;
    }
    if (model.isEnded(process)) {
      modelLost = true;
      return;
    }
    try {
      model.step(process, given);
    } catch (Violation failure) {
      modelFailed = true;
    } catch (OutOfSpaceException noRoom) {
      modelFailed = true;
      modelRanOut = true;
    }
  }

  /** Whether the model, by its own code, has run out of memory. */
  public boolean modelRanOut() {
    return modelRanOut;
  }

  /** The words of the model's arena; empty once it has failed, or had no such step to take. */
  public Optional<long[]> modelWords() {
    return modelFailed || modelLost ? Optional.empty() : Optional.of(model.words());
  }

  /**
   * What is wrong in the state in which the machine stands now, at the end of a trace, although no
   * step broke a property.
   *
   * @param allEnded whether every process of the machine has ended
   * @throws OutOfSpaceException if memory runs out in the final check, or in every way to go on
   */
  public Optional<Violation> atEnd(boolean allEnded) {
    if (allEnded) {
      return judged.finalCheck();
    }
    // Where the processes are is known of the model alone; its words and steps were the machine's.
    if (modelWords().isPresent() && DepthFirstSearch.cannotComplete(model)) {
      return Optional.of(new Violation(Property.COMPLETES, model.stuck()));
    }
    return Optional.empty();
  }
}
