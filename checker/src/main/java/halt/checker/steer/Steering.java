package halt.checker.steer;

import halt.checker.replay.Witness;
import halt.checker.steer.SteeredProcess.AtCall;
import halt.checker.steer.SteeredProcess.AtEnd;
import halt.checker.steer.SteeredProcess.AtFault;
import halt.checker.steer.SteeredProcess.AtMark;
import halt.checker.steer.SteeredProcess.Event;
import halt.checker.steer.SteeredRun.Ending;
import halt.checker.trace.Sentences;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.kernel.boot.Target;
import halt.kernel.gdb.Cpu;
import halt.kernel.gdb.DebuggedMachine;
import halt.kernel.gdb.GdbClient;
import halt.kernel.gdb.GdbException;
import halt.kernel.gdb.ImageMap;
import halt.kernel.gdb.Mark;
import halt.model.code.Site;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.Position;
import halt.model.machine.Choice;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import halt.model.memory.MemoryModel;
import halt.model.property.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What happens on the booted machine when its CPUs are led along a trace? In each step only the CPU
 * of the step's process runs, from one access that others can see to just before its next; the
 * choices of the platform are answered as the trace says. What the CPU reads and writes is taken
 * from its registers and given to a {@link Witness}, which judges it as the explorer judges its own
 * steps. After each step three things must agree: what the machine did with what the trace says;
 * the machine's arena, read from its memory, with what it was seen to write; and that with the
 * arena of the model, which takes the same step by itself.
 *
 * <p>That the other CPUs stand still makes every step atomic, so a trace of another memory model
 * than sequential consistency cannot be replayed like this.
 */
public final class Steering implements AutoCloseable {
  /** From the first instruction of the kernel until all processes are at their start. */
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  /** A machine that is let go ends the round within milliseconds, if it ends it at all. */
  private static final Duration LET_GO_LIMIT = Duration.ofSeconds(2);

  private final SteeredImage image;
  private final ScenarioDescription scenario;
  private final Scope scope;
  private final Witness witness;
  private final Differences differences;
  private final DebuggedMachine machine;
  private final GdbClient gdb;
  private final SteeredProcess.Stops stops;
  private final List<SteeredProcess> processes = new ArrayList<>();

  // From when the processes are at their start.
  private ArenaInMemory arena;
  private AccessWatch watch;

  /** Whether the kernel keeps a history of its own. */
  private boolean records = true;

  private Steering(
      SteeredImage image,
      ScenarioDescription scenario,
      Scope scope,
      SourceLines sources,
      DebuggedMachine machine)
      throws IOException {
    this.image = image;
    this.scenario = scenario;
    this.scope = scope;
    this.witness = new Witness(new ScenarioModel(image.program(), scenario, scope), sources);
    this.differences = new Differences(new Sentences(witness.map()));
    this.machine = machine;
    this.gdb = machine.gdb();
    this.stops = new SteeredProcess.Stops(image.map());
  }

  /** Why a trace cannot be replayed on a machine at all, if it cannot. */
  public static Optional<String> obstacle(Trace trace, Target target) {
    if (!trace.model().equals(MemoryModel.SC.id())) {
      return Optional.of(
          "the trace is of the memory model "
              + trace.model()
              + "; under a debugger one CPU runs at a time, which is sequentially consistent");
    }
    if (trace.steps().stream().allMatch(Trace.Step::alone)) {
      return Optional.of(
          "the trace has no step of a process, on whose CPU a debugger could lead the machine");
    }
    int processes = trace.scope().processes();
    return processes <= target.mostCpus()
        ? Optional.empty()
        : Optional.of(
            "the trace has "
                + processes
                + " processes, each on a CPU of its own; this machine has at most "
                + target.mostCpus()
                + " CPUs");
  }

  /**
   * Starts the machine; it has executed nothing when this returns.
   *
   * @param scenario the trace's, of the image's program
   * @throws GdbException if the emulator does not start
   */
  public static Steering start(
      SteeredImage image, ScenarioDescription scenario, Trace trace, SourceLines sources)
      throws IOException, InterruptedException {
    Scope scope = trace.scope();
    Path emulator =
        image
            .target()
            .emulator()
            .find()
            .orElseThrow(() -> new GdbException(image.target().emulator() + " is not installed"));
    DebuggedMachine machine =
        DebuggedMachine.start(image.target(), emulator, image.file(), image.boot(scenario, scope));
    try {
      return new Steering(image, scenario, scope, sources, machine);
    } catch (IOException | RuntimeException failure) {
      machine.close();
      throw failure;
    }
  }

  /** The emulator's process id. */
  public long pid() {
    return machine.pid();
  }

  /**
   * Leads the machine along the trace.
   *
   * @param steps is given each step when it is done
   * @throws GdbException if the emulator fails us
   * @throws OutOfSpaceException if the arena is too small, for the machine as for the model
   */
  public SteeredRun run(Trace trace, Consumer<SteeredStep> steps)
      throws IOException, InterruptedException {
    List<SteeredStep> done = new ArrayList<>();
    long begin = System.nanoTime();
    long started = begin;
    Ending ending;
    try {
      try {
        toTheStart();
        started = System.nanoTime();
        ending =
            follow(
                trace,
                step -> {
                  done.add(step);
                  steps.accept(step);
                });
      } catch (Parting parting) {
        ending = new SteeredRun.Parted(0, parting.getMessage(), Optional.empty(), false);
      }
    } catch (GdbException failure) {
      throw new GdbException(
          failure.getMessage() + machine.ending() + ", after " + done.size() + " steps");
    }
    long end = System.nanoTime();
    if (ending instanceof SteeredRun.SameViolation same) {
      ending = new SteeredRun.SameViolation(same.property(), same.message(), letGo());
    }
    return new SteeredRun(
        image.target().name(),
        ending,
        done,
        watch == null ? 0 : watch.count(),
        Duration.ofNanos(started - begin),
        Duration.ofNanos(end - started));
  }

  // To where the trace begins.

  private void toTheStart() throws IOException, InterruptedException, Parting {
    ImageMap map = image.map();
    String method = scenario.process().toString().replace('.', '_');
    long entry = map.function(method);
    gdb.insertBreakpoint(entry);
    gdb.insertBreakpoint(stops.panic);
    long printing = map.function("history_print_atoms");
    gdb.insertBreakpoint(printing);
    Optional<Cpu> prints = Optional.empty();
    Set<String> waiting = new HashSet<>(gdb.threads());
    Map<Integer, Cpu> arrived = new HashMap<>();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (arrived.size() < scope.processes()) {
      gdb.resume(List.copyOf(waiting));
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      Optional<GdbClient.Stop> stop = gdb.awaitStop(left);
      if (stop.isEmpty() || stop.get() instanceof GdbClient.Ended) {
        throw new Parting(
            "the machine does not start the processes; it says: "
                + String.join(" / ", machine.serial()));
      }
      for (String thread : List.copyOf(waiting)) {
        Cpu cpu = gdb.cpu(thread);
        if (cpu.pc() == printing) {
          prints = Optional.of(cpu);
          gdb.step(cpu);
        }
        if (cpu.pc() == stops.panic) {
          // The kernel looks at the atoms with the core's own code, which may be broken.
          gdb.abandon(
              prints.orElseThrow(
                  () -> new Parting("the kernel panics before it starts the processes")));
          prints = Optional.empty();
          records = false;
        }
        if (cpu.pc() == entry) {
          // CPUs are numbered by the kernel; what it hands to the process is what counts.
          arrived.put((int) cpu.argument(1), cpu);
          waiting.remove(thread);
        }
      }
    }
    gdb.removeBreakpoint(entry);
    gdb.removeBreakpoint(printing);
    Cpu first = arrived.get(0);
    arena = new ArenaInMemory(gdb, witness, first);
    watch = new AccessWatch(image, witness, gdb, arena, first.thread(), records);
    placeProcesses(arrived);
  }

  private void placeProcesses(Map<Integer, Cpu> arrived)
      throws IOException, InterruptedException, Parting {
    Set<Long> breakpoints = stops.all();
    breakpoints.remove(stops.panic);
    for (int number = 0; number < scope.processes(); number++) {
      Cpu cpu = arrived.get(number);
      if (cpu == null) {
        throw new Parting("no CPU of the machine runs process " + number);
      }
      long end = gdb.returnAddress(cpu);
      breakpoints.add(end);
      processes.add(new SteeredProcess(gdb, image.map(), stops, number, cpu, end));
    }
    for (long address : breakpoints) {
      gdb.insertBreakpoint(address);
    }
    arena.compare(witness.words(), "after the scenario's set-up");
  }

  // Along the trace.

  private Ending follow(Trace trace, Consumer<SteeredStep> done)
      throws IOException, InterruptedException {
    for (int i = 0; i < trace.steps().size(); i++) {
      Trace.Step expected = trace.steps().get(i);
      if (expected.alone()) {
        return atEnd(trace); // the final check, which has no step on a machine
      }
      SteeredProcess process = processes.get(expected.process());
      Optional<Violation> violation = Optional.empty();
      Optional<OutOfSpaceException> shortage = Optional.empty();
      Optional<String> difference = Optional.empty();
      List<Choice> falls = expected.choices();
      watch.begin();
      try {
        witness.begin(expected.process(), expected.choices());
        take(process);
        falls = witness.finish();
      } catch (Violation failure) {
        witness.refused(failure);
        violation = Optional.of(failure);
      } catch (OutOfSpaceException noRoom) {
        shortage = Optional.of(noRoom);
      } catch (Parting parting) {
        difference = Optional.of(parting.getMessage());
      }
      watch.collect();
      witness.followWithModel();
      Trace.Step step = new Trace.Step(expected.process(), falls, List.copyOf(watch.actions()));
      done.accept(
          new SteeredStep(i + 1, process.thread(), step, watch.accesses(), watch.byAction()));
      boolean last = i == trace.steps().size() - 1;
      if (shortage.isPresent() && witness.modelRanOut()) {
        throw shortage.get();
      }
      if (difference.isEmpty()) {
        difference = differences.of(expected, step);
      }
      if (difference.isEmpty()) {
        difference = shortage.map(found -> found.getMessage() + " on the machine alone");
      }
      if (difference.isEmpty() && violation.isEmpty()) {
        difference = arena.difference();
      }
      if (difference.isEmpty() && violation.isPresent()) {
        difference = Differences.of(trace, violation.get(), last);
      }
      if (difference.isPresent()) {
        boolean agrees = violation.isEmpty() && shortage.isEmpty() && arena.modelAgrees();
        return new SteeredRun.Parted(i + 1, difference.get(), Optional.of(expected), agrees);
      }
      if (violation.isPresent()) {
        return same(violation.get());
      }
    }
    return atEnd(trace);
  }

  /** One step of a process; the actions that it makes are collected in between. */
  private void take(SteeredProcess process) throws IOException, InterruptedException, Parting {
    boolean accessed = false;
    while (true) {
      Event event = process.peek();
      if (event instanceof AtEnd) {
        witness.end(endOfProcess());
        return;
      }
      boolean plain = event instanceof AtMark at && isPlain(at.mark());
      boolean told = event instanceof AtCall call && call.isTold();
      if (accessed && !plain && !told) {
        return; // as halt.model.code.Interpreter does: the rest belongs to the next step
      }
      process.next();
      if (event instanceof AtMark at) {
        accessed |= !plain;
        watch.access(process, at);
      } else if (event instanceof AtCall call) {
        watch.call(process, call);
      } else if (event instanceof AtFault fault) {
        throw new Parting("the kernel reports an access to word " + fault.offset());
      }
      watch.collect();
    }
  }

  private static boolean isPlain(Mark mark) {
    return mark.operation().endsWith("Plain");
  }

  private Site endOfProcess() {
    Position position = image.program().method(scenario.process()).position();
    return new Site(scenario.process(), position, Optional.empty());
  }

  // The end.

  private Ending atEnd(Trace trace) throws IOException, InterruptedException {
    boolean allEnded = true;
    try {
      for (SteeredProcess process : processes) {
        allEnded &= process.peek() instanceof AtEnd;
      }
    } catch (Parting parting) {
      return new SteeredRun.Parted(
          trace.steps().size(), parting.getMessage(), Optional.empty(), false);
    }
    Optional<Violation> violation = witness.atEnd(allEnded);
    if (violation.isEmpty()) {
      return new SteeredRun.Holds(trace.property());
    }
    Optional<String> difference = Differences.of(trace, violation.get(), true);
    return difference.isPresent()
        ? new SteeredRun.Parted(trace.steps().size(), difference.get(), Optional.empty(), false)
        : same(violation.get());
  }

  private static Ending same(Violation violation) {
    return new SteeredRun.SameViolation(
        violation.property().id(), violation.getMessage(), List.of());
  }

  private List<String> letGo() throws IOException, InterruptedException {
    gdb.letGo();
    boolean ended = machine.awaitEnd(LET_GO_LIMIT);
    return Confession.of(
        machine.serial(), watch.records(), ended ? Optional.empty() : Optional.of(LET_GO_LIMIT));
  }

  @Override
  public void close() throws IOException {
    machine.close();
  }
}
