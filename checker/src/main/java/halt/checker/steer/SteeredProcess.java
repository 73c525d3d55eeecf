package halt.checker.steer;

import halt.kernel.gdb.Cpu;
import halt.kernel.gdb.GdbClient;
import halt.kernel.gdb.ImageMap;
import halt.kernel.gdb.Mark;
import halt.model.ir.PlatformOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What does one process do next? Runs its CPU, and no other, from stop to stop: to the marks around
 * its accesses, to its calls of the platform, to its end.
 */
final class SteeredProcess {
  /** The longest way between two stops is a few hundred instructions. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** A stop that no breakpoint explains: QEMU reports one now and then. */
  private static final int MOST_STRAY_STOPS = 100;

  /** What says nothing of the process, and comes too often to stop there. */
  private static final Set<PlatformOperation> UNWATCHED =
      Set.of(PlatformOperation.ON_SPIN_WAIT, PlatformOperation.USES_REGISTER);

  /** Where the image is to stop, whoever runs it. */
  static final class Stops {
    final Set<Long> marks;
    final Map<Long, PlatformOperation> calls = new HashMap<>();
    final long fault;
    final long panic;

    Stops(ImageMap map) throws IOException {
      this.marks = map.marked(".java");
      for (PlatformOperation each : PlatformOperation.values()) {
        if (!UNWATCHED.contains(each)) {
          calls.put(map.function("Platform_" + each.method()), each);
        }
      }
      this.fault = map.function("halt_arena_fault");
      this.panic = map.function("panic");
    }

    Set<Long> all() {
      Set<Long> all = new HashSet<>(marks);
      all.addAll(calls.keySet());
      all.add(fault);
      all.add(panic);
      return all;
    }
  }

  /** What a process has come to. */
  sealed interface Event permits AtMark, AtCall, AtFault, AtEnd {}

  /** A side of an access. */
  record AtMark(Mark mark, Cpu cpu) implements Event {}

  /** The first instruction of a platform's function. */
  record AtCall(PlatformOperation operation, Cpu cpu, long returnTo) implements Event {
    /** Whether the process says something, without asking: it belongs to the step that it is in. */
    boolean isTold() {
      return switch (operation) {
        case RESPOND, COLLECTION_BEGINS, COLLECTION_ENDS -> true;
        case COLLECTION_REQUESTED,
            ALLOCATION_FAILS,
            INVOKE,
            ON_SPIN_WAIT,
            INTERRUPT,
            INVALIDATE_PAGES,
            ORDER_TABLES,
            USES_REGISTER ->
            false;
      };
    }
  }

  /** The kernel reports an access outside the arena. */
  record AtFault(long offset) implements Event {}

  /** The process's method has returned. */
  record AtEnd() implements Event {}

  private final GdbClient gdb;
  private final ImageMap map;
  private final Stops stops;
  private final int number;
  private final long end;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private Cpu cpu;
  private Optional<Event> peeked = Optional.empty();

  /** The mark that was passed of an access that is not done. */
  private Optional<Mark> open = Optional.empty();

  /**
   * A process whose CPU stands at the first instruction of its method.
   *
   * @param end where it returns to; there is a breakpoint
   */
  SteeredProcess(GdbClient gdb, ImageMap map, Stops stops, int number, Cpu cpu, long end) {
    this.gdb = gdb;
    this.map = map;
    this.stops = stops;
    this.number = number;
    this.cpu = cpu;
    this.end = end;
  }

  /** What the emulator calls its CPU. */
  String thread() {
    return cpu.thread();
  }

  /** Where it is, in words. */
  String place() {
    return map.name(cpu.pc());
  }

  /** What it has come to, without going on from there. */
  Event peek() throws IOException, InterruptedException, Parting {
    if (peeked.isEmpty()) {
      peeked = Optional.of(fetch());
    }
    return peeked.get();
  }

  /** What it has come to; the next time, what comes after it. */
  Event next() throws IOException, InterruptedException, Parting {
    Event event = peek();
    if (!(event instanceof AtEnd)) {
      peeked = Optional.empty();
    }
    return event;
  }

  private Event fetch() throws IOException, InterruptedException, Parting {
    while (true) {
      Mark mark = marks.poll();
      if (mark != null && counts(mark)) {
        return new AtMark(mark, cpu);
      }
      if (mark == null) {
        go(end);
        arrive();
        Optional<Event> event = event();
        if (event.isPresent()) {
          return event.get();
        }
      }
    }
  }

  /**
   * Whether a mark is one that the process has come by. A mark is no instruction but a place, and
   * code may jump there from elsewhere: behind an access that it has not made, or back to where an
   * access begins that takes several tries.
   */
  private boolean counts(Mark mark) throws Parting {
    if (!mark.file().endsWith(".java")) {
      return false;
    }
    if (mark.before()) {
      if (open.isPresent() && !open.get().equals(mark)) {
        throw new Parting("process " + number + " begins " + mark + " within " + open.get());
      }
      boolean again = open.isPresent();
      open = Optional.of(mark);
      return !again;
    }
    boolean closes = open.filter(mark::closes).isPresent();
    if (closes) {
      open = Optional.empty();
    }
    return closes;
  }

  /** What there is at a stop without marks. */
  private Optional<Event> event() throws IOException, InterruptedException, Parting {
    long pc = cpu.pc();
    if (pc == end) {
      return Optional.of(new AtEnd());
    }
    if (pc == stops.fault) {
      return Optional.of(new AtFault(cpu.argument(0)));
    }
    if (pc == stops.panic) {
      throw new Parting("process " + number + " makes the kernel panic");
    }
    PlatformOperation operation = stops.calls.get(pc);
    if (operation == null) {
      return Optional.empty();
    }
    AtCall call = new AtCall(operation, cpu, gdb.returnAddress(cpu));
    return switch (operation) {
      case COLLECTION_REQUESTED,
          ALLOCATION_FAILS,
          INVOKE,
          RESPOND,
          COLLECTION_BEGINS,
          COLLECTION_ENDS ->
          Optional.of(call);
      // What the kernel does then with its own memory is no step of the model.
      case ON_SPIN_WAIT, INTERRUPT, INVALIDATE_PAGES, ORDER_TABLES, USES_REGISTER -> {
        if (!passThrough(call)) {
          throw new Parting("process " + number + " makes the kernel panic in " + operation);
        }
        yield Optional.empty();
      }
    };
  }

  /** Answers a call that the process stands at, in the place of the kernel's function. */
  void answer(AtCall call, long result) throws IOException, InterruptedException {
    gdb.returnFrom(call.cpu(), result);
    cpu = gdb.cpu(thread());
    arrive();
  }

  /**
   * Lets the kernel's function run to its end; what it does is not the process's doing. If it
   * panics, it is left as if it had not been called.
   *
   * @return whether it came to its end
   */
  boolean passThrough(AtCall call) throws IOException, InterruptedException, Parting {
    boolean own = !isStop(call.returnTo());
    if (own) {
      gdb.insertBreakpoint(call.returnTo());
    }
    long stack = cpu.stack();
    boolean panics = false;
    while (!panics && (cpu.pc() != call.returnTo() || cpu.stack() < stack)) {
      go(call.returnTo());
      panics = cpu.pc() == stops.panic;
    }
    if (own) {
      gdb.removeBreakpoint(call.returnTo());
    }
    if (panics) {
      gdb.abandon(call.cpu());
      cpu = gdb.cpu(thread());
    }
    arrive();
    return !panics;
  }

  private void arrive() {
    marks.addAll(map.marksAt(cpu.pc()));
  }

  private boolean isStop(long pc) {
    return pc == end
        || pc == stops.fault
        || pc == stops.panic
        || stops.marks.contains(pc)
        || stops.calls.containsKey(pc);
  }

  /** To the next stop, which may be this one too. */
  private void go(long alsoStop) throws IOException, InterruptedException, Parting {
    cpu = gdb.step(cpu);
    for (int stray = 0; !isStop(cpu.pc()) && cpu.pc() != alsoStop; stray++) {
      if (stray > MOST_STRAY_STOPS) {
        throw new Parting("process " + number + " stops at " + place() + ", where nothing is");
      }
      gdb.resume(List.of(thread()));
      Optional<GdbClient.Stop> stop = gdb.awaitStop(LIMIT);
      if (stop.isEmpty()) {
        gdb.interrupt();
        cpu = gdb.cpu(thread());
        throw new Parting(
            "process "
                + number
                + " makes no further access within "
                + LIMIT.toSeconds()
                + " s; it is at "
                + place());
      }
      if (stop.get() instanceof GdbClient.Ended) {
        throw new Parting("the machine ends while process " + number + " is under way");
      }
      cpu = gdb.cpu(thread());
    }
  }
}
