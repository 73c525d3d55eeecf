package halt.checker.lincheck.guest;

import halt.checker.arena.Violation;
import halt.checker.jvm.guest.BoundScenario;
import halt.checker.jvm.guest.GuestParameters;
import halt.checker.jvm.guest.GuestRun;
import halt.checker.jvm.guest.Steps;
import halt.checker.lincheck.border.Gate;
import halt.checker.lincheck.border.Plan;
import halt.checker.lincheck.border.Program;
import halt.checker.lincheck.border.RunEnd;
import halt.checker.state.Monitor;
import halt.checker.trace.Schedule;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * At which steps is Lincheck asked whether another process shall go on? Lincheck explores every
 * answer, so each place where it is asked multiplies its work, and a place where it is not asked
 * must lose nothing. It is asked before every ordered access, but for these:
 *
 * <ul>
 *   <li>the first of a process, and the first after a sleep: that the process was chosen to go on
 *       is the answer;
 *   <li>where no other process could go on;
 *   <li>where the state is one at which it has been asked before, on another way. All ways on from
 *       there are explored on that way.
 * </ul>
 *
 * The last is what makes larger scopes possible at all. Two states are one if memory, its owners,
 * the system's budget, the orders of the operations that the history allows ({@link Monitor}; of a
 * history that allows none, the judges hear at the run's end), and what each process knows ({@link
 * Knowledge}) are equal; for what a process does next follows from that. States are told apart by
 * {@link Digest}.
 *
 * <p>Where all that the plan grants has been granted, the plan says nothing any more about what is
 * to come. So such a state is the same under every plan, and need be gone on from under one only.
 * (A call that extends the plan is found there too: calls are told apart by numbers that are a part
 * of the state as long as one more may be granted.)
 *
 * <p>Lincheck repeats the beginning of a run to reach its next way, and counts the places as it
 * goes, so on the same way it must be asked at the same places each time: a state belongs to the
 * way on which it was seen first, that is to the plan and the sequence of processes that led there.
 *
 * <p>A process that waits sleeps while looking again would come to nothing ({@link Look}).
 */
public final class GuestProgram implements Program, Steps {
  /**
   * A run of more steps goes round in circles, as far as an exploration of small scopes can tell.
   */
  static final int MOST_STEPS = 20_000;

  private static final long SPUN = 2;

  private enum Status {
    NEW,
    RUNNING,
    ASLEEP,
    AWAKE,
    ENDED
  }

  /** Ends the body of a process, because the run is over. */
  private static final class RunOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunOver() {
      super("the run is over", null, false, false);
    }
  }

  private final GuestParameters scope;
  private final int mostGranted;
  private final Monitor monitor;

  /** States in which all of the plan's calls had been granted, under any plan so far. */
  private final Map<Digest.Value, Long> seenAfter = new HashMap<>();

  // Of the plan.
  private Plan plan = Plan.EMPTY;
  private int planNumber;
  private final Map<Digest.Value, Long> seenBefore = new HashMap<>();
  private long states;
  private final Set<Plan.Call> nextCalls = new TreeSet<>();
  private long steps;
  private int longest;

  // Of the run.
  private GuestRun run;
  private Schedule schedule;
  private int taken;
  private int spins;
  private final Digest way = new Digest();
  private String cut;
  private boolean endless;

  /** How many steps had been taken when one changed memory for the last time. */
  private int lastChange;

  private int written;
  private long overwritten;
  private int granted;
  private int histories;
  private int current = ALONE;
  private Gate gate;

  // Of each process.
  private final Status[] status;
  private final Knowledge[] known;
  private final int[][] calls;
  private final Look[] looks;

  /** Where the current process waits, and with which variables; unless that is not known. */
  private final Digest place = new Digest();

  private boolean placeIsKnown;

  private final Digest state = new Digest();

  /**
   * A program that can be run.
   *
   * @param parameters as {@link GuestParameters} gives them
   */
  public GuestProgram(String... parameters) {
    scope = GuestParameters.parse(parameters);
    monitor = new Monitor(scope.atoms());
    mostGranted = scope.collections() + scope.allocationFailures();
    int processes = scope.processes();
    status = new Status[processes];
    known = new Knowledge[processes];
    looks = new Look[processes];
    for (int i = 0; i < processes; i++) {
      known[i] = new Knowledge();
      looks[i] = new Look();
    }
    calls = new int[Choice.values().length][processes];
  }

  @Override
  public void follow(Plan next) {
    plan = next;
    planNumber++;
    seenBefore.clear();
    states = 0;
    nextCalls.clear();
    steps = 0;
    longest = 0;
  }

  @Override
  public void begin() {
    schedule = new Schedule();
    taken = 0;
    spins = 0;
    way.reset();
    way.accept(planNumber);
    cut = null;
    endless = false;
    lastChange = 0;
    written = NO_WORD;
    granted = 0;
    current = ALONE;
    placeIsKnown = false;
    gate = null;
    for (int i = 0; i < status.length; i++) {
      status[i] = Status.NEW;
      known[i].reset();
      looks[i].reset();
      for (int[] each : calls) {
        each[i] = 0;
      }
    }
    Calls.areTold(this);
    run = new GuestRun(scope, new BoundScenario(), this);
    histories = monitor.initial(run.atoms(), status.length);
  }

  @Override
  public void process(int cpu, Gate between) {
    gate = between;
    current = cpu;
    if (!isOver()) {
      try {
        run.process(cpu);
      } catch (RunOver stopped) {
        // Whatever stopped it is known.
      }
    }
    status[cpu] = Status.ENDED;
    wakeOthers();
  }

  /** Whether there is nothing left to find out in this run. */
  private boolean isOver() {
    return cut != null || endless || run.violation() != null;
  }

  private void leaveIfOver() {
    if (isOver()) {
      throw new RunOver();
    }
  }

  /** Those that see what they wait for, and all if the run is over, may go on. */
  private void wakeOthers() {
    for (int i = 0; i < status.length; i++) {
      if (status[i] == Status.ASLEEP && (isOver() || !looks[i].isUnchanged(run::word))) {
        status[i] = Status.AWAKE;
        gate.wake(i);
      }
    }
  }

  // What the program asks.

  @Override
  public int process() {
    return current;
  }

  @Override
  public void before(long offset) {
    int cpu = current;
    wakeOthers();
    leaveIfOver();
    if (taken >= MOST_STEPS) {
      endless = true;
      throw new RunOver();
    }
    spins = 0;
    boolean chosen = status[cpu] != Status.RUNNING;
    status[cpu] = Status.RUNNING;
    if (!chosen && othersCanGoOn(cpu) && isFirstSeenHere()) {
      gate.here();
      current = cpu;
      leaveIfOver();
    }
  }

  private boolean othersCanGoOn(int cpu) {
    for (int i = 0; i < status.length; i++) {
      if (i != cpu && status[i] != Status.ASLEEP && status[i] != Status.ENDED) {
        return true;
      }
    }
    return false;
  }

  private boolean isFirstSeenHere() {
    state.reset();
    run.state(state);
    state.accept(histories);
    for (int i = 0; i < status.length; i++) {
      state.accept(status[i].ordinal());
      state.accept(known[i].digest());
      // Which calls are still to come; their names matter as long as one of them may be granted.
      state.accept(granted < mostGranted ? calls[0][i] : 0);
      state.accept(granted < mostGranted ? calls[1][i] : 0);
    }
    Map<Digest.Value, Long> seen = granted == plan.calls().size() ? seenAfter : seenBefore;
    long here = way.half();
    Long first = seen.putIfAbsent(state.value(), here);
    if (first == null) {
      states++;
    }
    return first == null || first == here;
  }

  @Override
  public void begins(long offset, boolean writes) {
    noteChange();
    written = writes && offset >= 0 && offset < run.size() ? (int) offset : NO_WORD;
    overwritten = written == NO_WORD ? 0 : run.word(written);
    taken++;
    steps++;
    longest = Math.max(longest, taken);
    way.accept(current);
    schedule.step(current);
    known[current].accept(offset << 1 | (writes ? 1 : 0));
    if (writes) {
      looks[current].acts();
    }
  }

  @Override
  public void ends() {
    schedule.step(current);
  }

  /**
   * Has the latest step changed memory? Plain accesses, which it may have besides, do not count.
   */
  private void noteChange() {
    if (written != NO_WORD && run.word(written) != overwritten) {
      lastChange = taken;
    }
  }

  @Override
  public void finds(int offset, long word) {
    if (current != ALONE) {
      known[current].accept(word);
      looks[current].finds(offset, word);
    }
  }

  @Override
  public void stores() {
    looks[current].acts();
  }

  @Override
  public void invokes(Invocation invocation) {
    looks[current].acts();
    if (histories != Monitor.NONE) {
      histories = monitor.invoke(histories, current, monitor.event(invocation));
    }
  }

  @Override
  public void responds(LogicalValue result) {
    looks[current].acts();
    if (histories != Monitor.NONE) {
      histories = monitor.respond(histories, current, monitor.event(result));
    }
  }

  /** The current process calls a method of the program's. */
  void enters() {
    if (current != ALONE) {
      known[current].enter();
    }
  }

  /** A method of the program's returns to the one that called it. */
  void leaves(long result) {
    if (current != ALONE) {
      known[current].leave(result);
    }
  }

  /** The current process is about to say that it waits. */
  void waits(long where) {
    if (current != ALONE) {
      place.reset();
      place.accept(known[current].callers());
      place.accept(where);
      placeIsKnown = true;
    }
  }

  /** A variable that the method in which it waits has there. */
  void variable(long word) {
    if (current != ALONE) {
      place.accept(word);
    }
  }

  @Override
  public boolean choose(Choice choice) {
    int cpu = current;
    if (status[cpu] == Status.NEW) {
      cut = "process " + cpu + " asks the system before its first ordered access";
      throw new RunOver();
    }
    Plan.Call call = new Plan.Call(choice.name(), cpu, calls[choice.ordinal()][cpu]++);
    boolean yes = plan.grants(call);
    if (granted == plan.calls().size()) {
      nextCalls.add(call);
    }
    granted += yes ? 1 : 0;
    schedule.choice(cpu, yes);
    known[cpu].accept(yes ? 1 : 0);
    looks[cpu].acts();
    return yes;
  }

  @Override
  public void spin() {
    int cpu = current;
    wakeOthers();
    leaveIfOver();
    if (placeIsKnown) {
      known[cpu].becomes(place);
    } else {
      known[cpu].accept(SPUN);
    }
    boolean circle = looks[cpu].isCircle(placeIsKnown ? place.value() : null, run::word);
    placeIsKnown = false;
    if (!circle) {
      // A loop without an ordered access would never give the turn away.
      spins++;
      if (spins > MOST_STEPS) {
        endless = true;
        throw new RunOver();
      }
      return;
    }
    status[cpu] = Status.ASLEEP;
    gate.sleep(cpu);
    current = cpu;
    leaveIfOver();
    looks[cpu].isOver();
  }

  // What Lincheck's side asks.

  @Override
  public RunEnd end() {
    current = ALONE;
    String order = schedule.toString();
    if (cut != null) {
      return new RunEnd(RunEnd.Kind.CUT, cut, "", order);
    }
    if (endless) {
      return new RunEnd(
          RunEnd.Kind.ENDLESS,
          "a run goes on for more than " + MOST_STEPS + " steps, or turns of a loop that waits",
          "",
          schedule.first(lastChange).toString());
    }
    if (run.violation() == null) {
      String waiting = waiting();
      if (!waiting.isEmpty()) {
        return new RunEnd(RunEnd.Kind.STUCK, waiting, "", order);
      }
      String text = run.finish();
      if (run.violation() == null) {
        return new RunEnd(RunEnd.Kind.FINISHED, text, "", order);
      }
    }
    Violation found = run.violation();
    return new RunEnd(RunEnd.Kind.FAILED, found.getMessage(), found.property().name(), order);
  }

  private String waiting() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < status.length; i++) {
      if (status[i] != Status.ENDED) {
        text.append(text.length() == 0 ? "" : ", ").append("process ").append(i);
        text.append(
            status[i] == Status.ASLEEP
                ? " waits " + looks[i].describe() + ", and nobody changes it"
                : " has not come to its end");
      }
    }
    return text.toString();
  }

  @Override
  public Set<Plan.Call> nextCalls() {
    return new TreeSet<>(nextCalls);
  }

  @Override
  public long states() {
    return states;
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public int longest() {
    return longest;
  }
}
