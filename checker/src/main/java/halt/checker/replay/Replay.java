package halt.checker.replay;

import halt.checker.search.DepthFirstSearch;
import halt.checker.search.SearchResult.Failure;
import halt.checker.trace.Schedule;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.model.arena.ArenaMap;
import halt.model.collector.Collectors;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.machine.Choices;
import halt.model.machine.Decision;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import halt.model.machine.SpaceNeeded;
import halt.model.property.Property;
import halt.model.property.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens when these decisions are taken again? */
public final class Replay {
  private Replay() {}

  /** Why a scenario cannot be run in a scope at all, if it cannot. */
  public static Optional<String> obstacle(
      IrProgram program, ScenarioDescription scenario, Scope scope) {
    if (scope.processes() > SimulatedMachine.MAX_PROCESSES) {
      return Optional.of(
          "the scope has "
              + scope.processes()
              + " processes; expected at most "
              + SimulatedMachine.MAX_PROCESSES);
    }
    long words =
        ArenaMap.words(
            Collectors.of(program),
            scope.processes(),
            scenario.registers(),
            scenario.atoms(),
            scenario.spaceWords(),
            scenario.words() + (long) scenario.processWords() * scope.processes());
    if (words < 0 || words > Trace.Arena.MOST_WORDS) {
      return Optional.of(
          scenario.name()
              + " wants an arena of "
              + words
              + " words; expected at most "
              + Trace.Arena.MOST_WORDS);
    }
    try {
      new SimulatedMachine(new ScenarioModel(program, scenario, scope));
      return Optional.empty();
    } catch (Violation inSetUp) {
      // Which is what the trace may be of.
      return Optional.empty();
    } catch (OutOfSpaceException noRoom) {
      return Optional.of(
          "the set-up of "
              + scenario.name()
              + " runs out of memory with "
              + scenario.spaceWords()
              + " words in each semispace; "
              + SpaceNeeded.mending(program, scenario, scope, noRoom));
    }
  }

  /**
   * Takes a trace's decisions on a machine made from the sources as they are now.
   *
   * @return the trace as it is now: the same if the failure is still there; empty if the decisions
   *     cannot be taken any more, or end without a failure
   * @throws OutOfSpaceException if the arena is too small for them
   */
  public static Optional<Trace> run(ScenarioModel model, Trace trace, SourceLines sources) {
    List<Decision> path = new ArrayList<>();
    for (Trace.Step step : trace.steps()) {
      if (!step.alone()) {
        path.add(new Decision(step.process(), new Choices(step.choices())));
      }
    }
    return play(model, trace.bug(), path, trace.shortest(), sources);
  }

  private static Optional<Trace> play(
      ScenarioModel model,
      Optional<String> bug,
      List<Decision> path,
      boolean shortest,
      SourceLines sources) {
    SimulatedMachine machine;
    try {
      machine = new SimulatedMachine(model);
    } catch (Violation violation) {
      return Optional.of(ofSetUp(model, bug, violation, sources));
    }
    TraceRecorder recorder = new TraceRecorder(machine, sources);
    machine.listen(recorder);
    List<Trace.Step> steps = new ArrayList<>();
    Optional<Failure> failure = play(machine, recorder, path, steps);
    return failure.map(found -> trace(model, bug, found, shortest, steps));
  }

  /** The trace of a property that fails in the set-up, so that there are no steps to take. */
  public static Trace ofSetUp(
      ScenarioModel model, Optional<String> bug, Violation violation, SourceLines sources) {
    List<Trace.Step> steps =
        violation.refused().stream()
            .map(what -> TraceRecorder.action(what, sources))
            .map(action -> new Trace.Step(Trace.SET_UP, List.of(), List.of(action)))
            .toList();
    Failure failure = new Failure(violation.property(), violation.getMessage(), List.of());
    return trace(model, bug, failure, true, steps);
  }

  /**
   * Takes the steps of a run that another engine found to fail.
   *
   * @return the trace of the failure that they end in here; empty if they cannot be taken, or end
   *     without a failure
   * @throws OutOfSpaceException if memory runs out in them, and there was not enough
   */
  public static Optional<Trace> follow(
      ScenarioModel model, Optional<String> bug, Schedule schedule, SourceLines sources) {
    List<Decision> path = new ArrayList<>();
    for (Schedule.Step step : schedule.steps()) {
      // Whoever has nothing at all to do has a step there, and here he is at his end already.
      if (!model.processes[step.process()].isEnd(0)) {
        path.add(new Decision(step.process(), new Choices(step.choices())));
      }
    }
    Optional<Trace> trace = play(model, bug, path, false, sources);
    return trace.isPresent()
        ? trace
        : further(model, path).flatMap(longer -> play(model, bug, longer, false, sources));
  }

  /**
   * Who waits for ever may have to go once round here to be where, for another engine, he has been
   * from his beginning: so what is not stuck yet is followed until it is.
   */
  private static Optional<List<Decision>> further(ScenarioModel model, List<Decision> path) {
    SimulatedMachine machine = new SimulatedMachine(model);
    for (Decision decision : path) {
      if (decision.process() >= machine.processes() || machine.isEnded(decision.process())) {
        return Optional.empty();
      }
      machine.step(decision.process(), decision.choices());
    }
    return DepthFirstSearch.toWhereNothingCompletes(machine)
        .map(
            ahead -> {
              List<Decision> all = new ArrayList<>(path);
              all.addAll(ahead);
              return all;
            });
  }

  /** The trace of a failure that a search has just found. */
  public static Trace record(
      ScenarioModel model,
      Optional<String> bug,
      Failure failure,
      boolean shortest,
      SourceLines sources) {
    SimulatedMachine machine = new SimulatedMachine(model);
    TraceRecorder recorder = new TraceRecorder(machine, sources);
    machine.listen(recorder);
    List<Trace.Step> steps = new ArrayList<>();
    Optional<Failure> again = play(machine, recorder, failure.path(), steps);
    return trace(model, bug, again.orElse(failure), shortest, steps);
  }

  private static Trace trace(
      ScenarioModel model,
      Optional<String> bug,
      Failure failure,
      boolean shortest,
      List<Trace.Step> steps) {
    return new Trace(
        Trace.FORMAT,
        model.description.name(),
        bug,
        SimulatedMachine.MODEL.id(),
        model.scope,
        model.spaceWords,
        Optional.of(Trace.Arena.of(model)),
        failure.property().id(),
        failure.message(),
        shortest,
        steps);
  }

  /** Takes the decisions in order; gives the failure that they end in. */
  private static Optional<Failure> play(
      SimulatedMachine machine,
      TraceRecorder recorder,
      List<Decision> path,
      List<Trace.Step> steps) {
    for (Decision decision : path) {
      if (decision.process() >= machine.processes() || machine.isEnded(decision.process())) {
        return Optional.empty();
      }
      Optional<Violation> violation = Optional.empty();
      Choices choices = decision.choices();
      try {
        choices = machine.step(decision.process(), choices);
      } catch (Violation found) {
        recorder.refused(found);
        violation = Optional.of(found);
      }
      if (violation.isEmpty() && machine.isEnded(decision.process())) {
        recorder.end(decision.process());
      }
      steps.add(new Trace.Step(decision.process(), choices.falls(), recorder.take()));
      if (violation.isPresent()) {
        return violation.map(found -> new Failure(found.property(), found.getMessage(), path));
      }
    }
    return atEnd(machine, recorder, path, steps);
  }

  private static Optional<Failure> atEnd(
      SimulatedMachine machine,
      TraceRecorder recorder,
      List<Decision> path,
      List<Trace.Step> steps) {
    if (machine.allEnded()) {
      Optional<Violation> violation = machine.finalCheck();
      violation.ifPresent(recorder::refused);
      List<Trace.Action> refused = recorder.take();
      if (!refused.isEmpty()) {
        steps.add(new Trace.Step(Trace.FINAL_CHECK, List.of(), refused));
      }
      return violation.map(found -> new Failure(found.property(), found.getMessage(), path));
    }
    return DepthFirstSearch.cannotComplete(machine)
        ? Optional.of(new Failure(Property.COMPLETES, machine.stuck(), path))
        : Optional.empty();
  }
}
