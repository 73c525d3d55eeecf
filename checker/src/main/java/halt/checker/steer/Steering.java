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
import halt.kernel.boot.Boot;
import halt.kernel.boot.Target;
import halt.kernel.gdb.Cpu;
import halt.kernel.gdb.DebuggedMachine;
import halt.kernel.gdb.GdbClient;
import halt.kernel.gdb.GdbException;
import halt.kernel.gdb.ImageMap;
import halt.kernel.gdb.Mark;
import halt.model.code.Access;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Position;
import halt.model.machine.Choice;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import halt.model.memory.MemoryModel;
import halt.model.property.Violation;
import halt.model.scenario.ScenarioDescription;
import halt.model.scenario.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

  /** What a process says, without asking: it belongs to the step that it is in. */
  private static final Set<PlatformOperation> TOLD =
      Set.of(
          PlatformOperation.RESPOND,
          PlatformOperation.COLLECTION_BEGINS,
          PlatformOperation.COLLECTION_ENDS);

  /** A machine that is let go ends the round within milliseconds, if it ends it at all. */
  private static final Duration LET_GO_LIMIT = Duration.ofSeconds(2);

  private final SteeredImage image;
  private final ScenarioDescription scenario;
  private final Scope scope;
  private final Witness witness;
  private final JavaSites sites;
  private final Differences differences;
  private final DebuggedMachine machine;
  private final GdbClient gdb;
  private final SteeredProcess.Stops stops;
  private final List<SteeredProcess> processes = new ArrayList<>();
  private long arena;

  /** By address, the instructions that made accesses so far. */
  private final Map<Long, String> instructions = new HashMap<>();

  // The step under way.
  private final List<MachineAccess> accesses = new ArrayList<>();
  private final Map<Integer, MachineAccess> byAction = new HashMap<>();
  private int actions;
  private long count;

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
    this.sites = new JavaSites(image.program());
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
    Boot boot =
        Boot.of(scope.processes())
            .with("scenario", scenario.name())
            .with("processes", scope.processes())
            .with("operations", scope.operations())
            .with("space-words", scenario.spaceWords())
            .with("buffer-words", scenario.bufferWords())
            .with("line-up", 0)
            .with("delay", 0)
            .with("nap-every", 0)
            // Nor is it interrupted: whoever runs is the debugger's choice.
            .with("slice-us", 0)
            .with("handshake", 0)
            .with("watchdog-ms", 0);
    Path emulator =
        image
            .target()
            .emulator()
            .find()
            .orElseThrow(() -> new GdbException(image.target().emulator() + " is not installed"));
    DebuggedMachine machine = DebuggedMachine.start(image.target(), emulator, image.file(), boot);
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
        count,
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
    findArena(arrived.get(0));
    placeProcesses(arrived);
  }

  private void findArena(Cpu first) throws IOException, InterruptedException, Parting {
    long[] fields = gdb.readWords(first.thread(), first.argument(0), 2); // struct Arena
    arena = fields[0];
    if (fields[1] != witness.words().length) {
      throw new Parting(
          "the machine's arena has " + fields[1] + " words, the model's " + witness.words().length);
    }
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
    compareArena(witness.words(), "after the scenario's set-up");
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
      accesses.clear();
      byAction.clear();
      actions = 0;
      List<Trace.Action> did = new ArrayList<>();
      try {
        witness.begin(expected.process(), expected.choices());
        take(process, did);
        falls = witness.finish();
      } catch (Violation failure) {
        witness.refused(failure);
        violation = Optional.of(failure);
      } catch (OutOfSpaceException noRoom) {
        shortage = Optional.of(noRoom);
      } catch (Parting parting) {
        difference = Optional.of(parting.getMessage());
      }
      collect(did);
      witness.followWithModel();
      Trace.Step step = new Trace.Step(expected.process(), falls, did);
      done.accept(new SteeredStep(i + 1, process.thread(), step, accesses, byAction));
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
        difference = arenaDifference();
      }
      if (difference.isEmpty() && violation.isPresent()) {
        difference = Differences.of(trace, violation.get(), last);
      }
      if (difference.isPresent()) {
        boolean agrees = violation.isEmpty() && shortage.isEmpty() && modelAgrees();
        return new SteeredRun.Parted(i + 1, difference.get(), Optional.of(expected), agrees);
      }
      if (violation.isPresent()) {
        return same(violation.get());
      }
    }
    return atEnd(trace);
  }

  /** One step of a process; the actions that it makes are collected in between. */
  private void take(SteeredProcess process, List<Trace.Action> did)
      throws IOException, InterruptedException, Parting {
    boolean accessed = false;
    while (true) {
      Event event = process.peek();
      if (event instanceof AtEnd) {
        witness.end(endOfProcess());
        return;
      }
      boolean plain = event instanceof AtMark at && isPlain(at.mark());
      boolean told = event instanceof AtCall call && TOLD.contains(call.operation());
      if (accessed && !plain && !told) {
        return; // as halt.model.code.Interpreter does: the rest belongs to the next step
      }
      process.next();
      if (event instanceof AtMark at) {
        accessed |= !plain;
        access(process, at);
      } else if (event instanceof AtCall call) {
        call(process, call);
      } else if (event instanceof AtFault fault) {
        throw new Parting("the kernel reports an access to word " + fault.offset());
      }
      collect(did);
    }
  }

  private static boolean isPlain(Mark mark) {
    return mark.operation().endsWith("Plain");
  }

  private Site endOfProcess() {
    Position position = image.program().method(scenario.process()).position();
    return new Site(scenario.process(), position, Optional.empty());
  }

  /** Takes over what the witness has written down since. */
  private void collect(List<Trace.Action> did) {
    did.addAll(witness.actions());
    actions = did.size();
  }

  private void access(SteeredProcess process, AtMark before)
      throws IOException, InterruptedException, Parting {
    Mark mark = before.mark();
    ArenaOperation operation =
        ArenaOperation.ofMethod(mark.operation())
            .filter(known -> mark.before())
            .orElseThrow(() -> new Parting("a mark stands where no access begins: " + mark));
    List<Long> words = new ArrayList<>();
    for (int i = 0; i < mark.operands().size(); i++) {
      words.add(mark.operand(i, before.cpu()));
    }
    long offset = words.isEmpty() ? -1 : words.get(0);
    OptionalLong memory = inMemory(before.cpu().thread(), offset);
    Event event = process.next();
    Site site = sites.at(mark.file(), mark.line(), operation);
    OptionalLong found = memory;
    long after = 0;
    if (event instanceof AtMark at && !at.mark().before()) {
      after = at.cpu().pc();
      if (!at.mark().operands().isEmpty()) {
        found = OptionalLong.of(at.mark().operand(0, at.cpu()));
      }
    } else if (!(event instanceof AtFault fault && fault.offset() == offset)) {
      throw new Parting("an access has no end: " + mark);
    }
    note(operation, before.cpu().pc(), after, offset, found, words);
    OptionalLong told = witnessed(site, operation, words);
    if (operation == ArenaOperation.GET_PLAIN) {
      byAction.remove(actions); // nothing does: a trace has no plain loads
    }
    if (told.isPresent() && found.isPresent() && told.getAsLong() != found.getAsLong()) {
      throw new Parting(
          "the machine finds "
              + describe(offset, found.getAsLong())
              + ", but was seen to write "
              + content(offset, told.getAsLong()));
    }
  }

  /** Tells the witness; gives what should have been found, of what finds something. */
  private OptionalLong witnessed(Site site, ArenaOperation operation, List<Long> words) {
    switch (operation.kind()) {
      case LOAD -> {
        return OptionalLong.of(witness.load(site, operation, words.get(0)));
      }
      case STORE -> witness.store(site, operation, words.get(0), words.get(1));
      case UPDATE -> {
        return OptionalLong.of(
            operation == ArenaOperation.GET_AND_ADD
                ? witness.add(site, words.get(0), words.get(1))
                : witness.exchange(site, operation, words.get(0), words.get(1), words.get(2)));
      }
      case FENCE -> witness.fence(site);
      case QUERY -> throw new IllegalStateException("a mark around " + operation);
    }
    return OptionalLong.empty();
  }

  private void note(
      ArenaOperation operation,
      long before,
      long after,
      long offset,
      OptionalLong found,
      List<Long> words)
      throws IOException, InterruptedException {
    Optional<ImageMap.Access> made = image.map().accessBetween(before, after);
    MachineAccess access =
        new MachineAccess(
            before,
            image.map().name(before),
            operation.method(),
            made.isEmpty() ? Optional.empty() : Optional.of(asBooted(made.get())),
            offset,
            found,
            new Access(operation, words).written(found));
    accesses.add(access);
    byAction.put(actions, access); // what becomes of it will be the next action
    count++;
  }

  /** The instruction that reaches memory: the kernel chooses at its start how, for each of them. */
  private String asBooted(ImageMap.Access access) throws IOException, InterruptedException {
    String text = instructions.get(access.address());
    if (text == null) {
      boolean replaced =
          access.standIn().isPresent() && code(access.address()) == code(access.standIn().get());
      text = replaced ? image.map().instruction(access.standIn().get()) : access.text();
      instructions.put(access.address(), text);
    }
    return text;
  }

  /** The four bytes of an instruction, as the machine's memory has them now. */
  private int code(long address) throws IOException, InterruptedException {
    return (int) gdb.readWords(processes.get(0).thread(), address, 1)[0];
  }

  private OptionalLong inMemory(String thread, long offset)
      throws IOException, InterruptedException {
    return offset < 0 || offset >= witness.words().length
        ? OptionalLong.empty()
        : OptionalLong.of(gdb.readWords(thread, arena + offset * Long.BYTES, 1)[0]);
  }

  private void call(SteeredProcess process, AtCall call)
      throws IOException, InterruptedException, Parting {
    ImageMap.Source source = image.map().callBefore(call.returnTo());
    Site site = sites.at(source.file(), source.line(), call.operation());
    Cpu cpu = call.cpu();
    switch (call.operation()) {
      case COLLECTION_REQUESTED, ALLOCATION_FAILS ->
          process.answer(call, witness.choose(site, call.operation()) ? 1 : 0);
      case INVOKE -> {
        // The arguments: arena, process, operation, target, first, second.
        witness.invoke(
            site, (int) cpu.argument(2), cpu.argument(3), cpu.argument(4), cpu.argument(5));
        record(process, call);
      }
      case RESPOND -> {
        witness.respond(site, cpu.argument(2));
        record(process, call);
      }
      case COLLECTION_BEGINS, COLLECTION_ENDS -> {
        witness.tell(site, call.operation());
        if (!process.passThrough(call)) {
          throw new Parting("the kernel panics when it hears of " + call.operation());
        }
      }
      case ON_SPIN_WAIT, INTERRUPT, INVALIDATE_PAGES, ORDER_TABLES, USES_REGISTER ->
          throw new IllegalStateException("no step of the model: " + call.operation());
    }
  }

  /**
   * Lets the kernel record for its own history what the process told it. It looks at values with
   * the core's own code: on a broken core that can make it panic, and then it records no more.
   */
  private void record(SteeredProcess process, AtCall call)
      throws IOException, InterruptedException, Parting {
    if (records) {
      records = process.passThrough(call);
    } else {
      process.answer(call, 0);
    }
  }

  // What differs.

  private Optional<String> arenaDifference() throws IOException, InterruptedException {
    try {
      compareArena(witness.words(), "in the machine's memory, but by what its CPUs did");
      Optional<long[]> model = witness.modelWords();
      if (model.isPresent()) {
        compareArena(model.get(), "on the machine, but in the model");
      }
      return Optional.empty();
    } catch (Parting parting) {
      return Optional.of(parting.getMessage());
    }
  }

  private void compareArena(long[] expected, String where)
      throws IOException, InterruptedException, Parting {
    long[] actual = gdb.readWords(processes.get(0).thread(), arena, expected.length);
    int at = Arrays.mismatch(actual, expected);
    if (at >= 0) {
      throw new Parting(
          describe(at, actual[at]) + " " + where + " it is " + content(at, expected[at]));
    }
  }

  private String describe(long offset, long word) {
    return witness.name(offset) + ": " + content(offset, word);
  }

  private String content(long offset, long word) {
    return String.format("%s (0x%x)", witness.content(offset, word), word);
  }

  private boolean modelAgrees() throws IOException, InterruptedException {
    Optional<long[]> model = witness.modelWords();
    return model.isPresent() && Arrays.equals(model.get(), witness.words());
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
        machine.serial(), records, ended ? Optional.empty() : Optional.of(LET_GO_LIMIT));
  }

  @Override
  public void close() throws IOException {
    machine.close();
  }
}
