package halt.checker.state;

import halt.checker.replay.TraceRecorder;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.machine.Choice;
import halt.model.machine.Choices;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import halt.model.property.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What does some run of the model look like, written down as a trace in which nothing fails? */
public final class RandomTraces {
  private RandomTraces() {}

  /** A run in which any process may go on at any time, up to so many steps. */
  public static Trace of(
      IrProgram program,
      ScenarioDescription scenario,
      Scope scope,
      SourceLines sources,
      long seed,
      int most) {
    ScenarioModel model = new ScenarioModel(program, scenario, scope);
    SimulatedMachine machine = new SimulatedMachine(model);
    TraceRecorder recorder = new TraceRecorder(machine, sources);
    machine.listen(recorder);
    Random random = new Random(seed);
    List<Trace.Step> steps = new ArrayList<>();
    while (!machine.allEnded() && steps.size() < most) {
      int process = random.nextInt(machine.processes());
      if (!machine.isEnded(process)) {
        Choices fell = machine.step(process, either(random));
        if (machine.isEnded(process)) {
          recorder.end(process);
        }
        steps.add(new Trace.Step(process, fell.falls(), recorder.take()));
      }
    }
    return trace(model, steps);
  }

  /**
   * The run of the last process alone until it gives up for want of memory, because every
   * allocation is refused; the last step is the one in which it does.
   */
  public static Trace untilMemoryRunsOut(
      IrProgram program, ScenarioDescription scenario, Scope scope, SourceLines sources) {
    ScenarioModel model = new ScenarioModel(program, scenario, scope);
    SimulatedMachine machine = new SimulatedMachine(model);
    TraceRecorder recorder = new TraceRecorder(machine, sources);
    machine.listen(recorder);
    Choices yes = new Choices(Collections.nCopies(4, Choice.of(true)));
    List<Trace.Step> steps = new ArrayList<>();
    int last = machine.processes() - 1;
    while (!machine.isEnded(last)) {
      try {
        steps.add(new Trace.Step(last, machine.step(last, yes).falls(), recorder.take()));
      } catch (OutOfSpaceException noRoom) {
        steps.add(new Trace.Step(last, yes.falls(), recorder.take()));
        return trace(model, steps);
      }
    }
    throw new IllegalStateException("memory does not run out");
  }

  /** Two choices. */
  private static Choices either(Random random) {
    int bits = random.nextInt(4);
    return new Choices(List.of(Choice.of((bits & 1) != 0), Choice.of((bits & 2) != 0)));
  }

  private static Trace trace(ScenarioModel model, List<Trace.Step> steps) {
    return new Trace(
        Trace.FORMAT,
        model.description.name(),
        Optional.empty(),
        StateEngine.MODEL.id(),
        model.scope,
        Optional.of(model.description.spaceWords()),
        Optional.of(Trace.Arena.of(model)),
        Property.ASSERTIONS.id(),
        "none",
        false,
        steps);
  }
}
