package halt.checker.lincheck.program;

import halt.checker.jvm.Decisions;
import halt.checker.jvm.guest.BoundScenario;
import halt.checker.jvm.guest.GuestParameters;
import halt.checker.jvm.guest.GuestRun;
import halt.checker.jvm.guest.Steps;
import halt.checker.lincheck.border.Gate;
import halt.checker.lincheck.border.Plan;
import halt.checker.lincheck.border.Program;
import halt.checker.lincheck.border.Reduction;
import halt.checker.lincheck.border.RunEnd;
import halt.checker.trace.Schedule;
import halt.model.property.Property;
import halt.model.property.Violation;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.Monitor;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * At which steps is Lincheck asked whether another process shall go on, and when does a run end?
 * Lincheck explores every answer, so each place where it is asked multiplies its work. It is asked
 * before every ordered access, but for the first of a process (that it was chosen to begin is the
 * answer), and where no other process is left.
 *
 * <p>A run that comes to a state to which an earlier one came on another way ends there: all ways
 * on from that state are explored on that way ({@link Reached}). Two states are one if memory, its
 * owners, the system's budget, the orders of the operations that the history allows ({@link
 * Monitor}; of a history that allows none, the judges hear at the run's end), and the state of each
 * process ({@link LocalState}) are equal; for what happens next follows from that. States are told
 * apart by {@link Digest}.
 *
 * <p>A process that waits comes back to a state in which it was before, and others go on from there
 * on the way on which that was. Nothing would be lost if its run ended, but runs would come to
 * their ends late, since Lincheck tries ways with few switches first; so it steps aside there, and
 * the run goes on with another process ({@link Circles}). Whether somebody can end the wait is seen
 * when all has been explored, in the graph of the states ({@link #unfinished}).
 *
 * <p>Where all that the plan grants has been granted, the plan says nothing any more about what is
 * to come. So such a state is the same under every plan. (A call that extends the plan is found
 * there too: calls are told apart by numbers that are a part of the state as long as one more may
 * be granted.) Up to there, runs are beginnings that were explored under a shorter plan ({@link
 * Beginnings}).
 *
 * <p>Lincheck repeats the beginning of a run to reach its next way, and counts the places as it
 * goes, so on the same way it must be asked at the same places each time. That is so because a
 * state goes on to belong to the way on which it was reached first: to the steps of processes,
 * where they stepped aside, and the calls granted, that led there.
 *
 * <p>Longer than others: that argument is one, and each part of it is a few lines of state that the
 * next part reads; what stands by itself ({@link Reached}, {@link Beginnings}, {@link Circles},
 * {@link Digest}, {@link LocalState}) is out already.
 */
public final class GuestProgram implements Program, Steps {
  /**
   * A run of more steps that comes to ever new states has no end, as far as an exploration of small
   * scopes can tell.
   */
  static final int MOST_STEPS = 20_000;

  /** A part of a way: a call is granted; processes have their numbers. */
  private static final long GRANTED = -1;

  /** A part of a way: the process that came last steps aside. */
  private static final long ASIDE = -2;

  private enum Status {
    NEW,
    RUNNING,
    ENDED
  }

  /** Ends the body of a process, because the run is over. */
  private static final class RunOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunOver() {
      super("the run is over", null, false, false);
    }
  }

  private final Reduction reduction;
  private final GuestParameters scope;
  private final int mostGranted;
  private final Monitor monitor;
  private final Reached reached;
  private final Beginnings beginnings;

  // Of the plan.
  private Plan plan = Plan.EMPTY;
  private int planNumber;
  private int statesBefore;
  private long steps;
  private int longest;

  // Of the run.
  private GuestRun run;
  private Schedule schedule;
  private int taken;
  private final Digest way = new Digest();

  /** The state from which the step under way goes. */
  private int from;

  /** Steps and choices since then. */
  private final StringBuilder decisions = new StringBuilder();

  private String cut;
  private boolean seen;
  private int granted;
  private int histories;
  private int current;
  private Gate gate;

  private final Circles circles = new Circles();

  /** Those that have stepped aside since the last step, a bit each. */
  private int asleep;

  // Of each process.
  private final Status[] status;
  private final LocalState[] locals;
  private final int[][] calls;

  /** The operation that it has invoked and not begun, as the monitor's event; or nothing. */
  private final int[] announced;

  private static final int NOTHING = -1;

  private final Digest state = new Digest();

  /**
   * A program that can be run.
   *
   * @param reduction what need not be explored
   * @param parameters as {@link GuestParameters} gives them
   */
  public GuestProgram(Reduction reduction, String... parameters) {
    this.reduction = reduction;
    scope = GuestParameters.parse(parameters);
    monitor = new Monitor(scope.atoms());
    mostGranted = scope.collections() + scope.allocationFailures();
    int processes = scope.processes();
    reached = new Reached(processes);
    beginnings = new Beginnings(reached);
    status = new Status[processes];
    locals = new LocalState[processes];
    for (int i = 0; i < processes; i++) {
      locals[i] = new LocalState();
    }
    calls = new int[Choice.values().length][processes];
    announced = new int[processes];
  }

  @Override
  public void follow(Plan next) {
    plan = next;
    planNumber++;
    beginnings.areOf(plan);
    statesBefore = reached.states();
    steps = 0;
    longest = 0;
  }

  @Override
  public void begin() {
    schedule = new Schedule();
    taken = 0;
    way.reset();
    if (reduction != Reduction.BEGINNINGS) {
      way.accept(planNumber);
    }
    from = Reached.ROOT;
    decisions.setLength(0);
    cut = null;
    seen = false;
    granted = 0;
    moves(ALONE);
    gate = null;
    circles.reset();
    asleep = 0;
    for (int i = 0; i < status.length; i++) {
      status[i] = Status.NEW;
      locals[i].reset();
      announced[i] = NOTHING;
      for (int[] each : calls) {
        each[i] = 0;
      }
    }
    run = new GuestRun(scope, new BoundScenario(), this);
    histories = monitor.initial(run.atoms(), status.length);
  }

  @Override
  public void process(int process, Gate between) {
    gate = between;
    moves(process);
    try {
      goesOn();
      run.process(process);
      status[process] = Status.ENDED;
      leaveIfOver();
      arrives();
    } catch (RunOver stopped) {
      status[process] = Status.ENDED; // whatever stopped it is known
      wakeAll();
    }
  }

  /** From now on this process moves, or nobody. */
  private void moves(int process) {
    current = process;
    Places.areOf(process == ALONE ? null : locals[process]);
  }

  /** Whether there is nothing left to find out in this run. */
  private boolean isOver() {
    return cut != null || seen || run.violation() != null || run.ranOutOfMemory();
  }

  private void leaveIfOver() {
    if (isOver()) {
      throw new RunOver();
    }
  }

  /** Whether a part of what the plan grants has not been granted yet. */
  private boolean isBeginning() {
    return granted < plan.calls().size();
  }

  private boolean isKnownBeginning() {
    return reduction == Reduction.BEGINNINGS && isBeginning();
  }

  // What the program asks.

  @Override
  public int process() {
    return current;
  }

  @Override
  public void before(long offset) {
    int process = current;
    leaveIfOver();
    if (taken >= MOST_STEPS) {
      cut = "a run goes on for more than " + MOST_STEPS + " steps, and always to new states";
      throw new RunOver();
    }
    if (status[process] == Status.NEW) {
      status[process] = Status.RUNNING;
      return;
    }
    if (arrives()) {
      stepsAside();
    } else if (isToBeAsked()) {
      gate.here();
      moves(process);
    }
    goesOn();
  }

  private boolean isToBeAsked() {
    return (able() & ~(1 << current)) != 0
        && (!isKnownBeginning() || beginnings.wantOther(from, current));
  }

  /** The processes that have not come to their ends, a bit each. */
  private int able() {
    int able = 0;
    for (int i = 0; i < status.length; i++) {
      able |= status[i] == Status.ENDED ? 0 : 1 << i;
    }
    return able;
  }

  /**
   * The current process has come round in the state where it is: another one has to take a step
   * before it goes on. It may be chosen where nobody has; then it steps aside again.
   */
  private void stepsAside() {
    int process = current;
    circles.stepsAside(from, process);
    if ((able() & ~circles.aside(from)) == 0) {
      seen = true; // all have come round in this state
      throw new RunOver();
    }
    while ((circles.aside(from) & 1 << process) != 0) {
      way.accept(ASIDE);
      asleep |= 1 << process;
      gate.sleep(process);
      moves(process);
      leaveIfOver();
    }
  }

  private void wakeAll() {
    for (int i = 0; asleep != 0; i++) {
      if ((asleep & 1 << i) != 0) {
        asleep &= ~(1 << i);
        gate.wake(i);
      }
    }
  }

  /**
   * The current process has come to where its next step would begin, or to its end.
   *
   * @return whether it has come round
   */
  private boolean arrives() {
    if (reduction == Reduction.NONE) {
      return false;
    }
    digestState();
    int known = reached.states();
    int came =
        reached.comes(from, current, state.value(), way.half(), decisions.toString(), able());
    if (isKnownBeginning() && reached.states() > known) {
      throw new IllegalStateException("a beginning is new that was explored under a shorter plan");
    }
    boolean own =
        isKnownBeginning()
            ? reached.isChild(came, from, current) && beginnings.wantAny(came)
            : reached.isOf(came, way.half());
    boolean round = !own && !isKnownBeginning() && circles.closesIn(came);
    if (!own && !round) {
      seen = true;
      throw new RunOver();
    }
    from = came;
    return round;
  }

  private void digestState() {
    state.reset();
    run.state(state);
    state.accept(histories);
    boolean moreMayBeGranted = granted < mostGranted;
    for (int i = 0; i < status.length; i++) {
      state.accept(status[i].ordinal());
      if (status[i] == Status.RUNNING) {
        state.accept(locals[i].digest());
      }
      state.accept(announced[i]);
      // Which calls are still to come; their names matter as long as one of them may be granted.
      state.accept(moreMayBeGranted ? calls[0][i] : 0);
      state.accept(moreMayBeGranted ? calls[1][i] : 0);
    }
    if (reduction != Reduction.BEGINNINGS) {
      state.accept(isBeginning() ? planNumber : 0);
    }
  }

  /** The current process has been chosen to go on. */
  private void goesOn() {
    leaveIfOver();
    if (isKnownBeginning() && !beginnings.want(from, current)) {
      seen = true;
      throw new RunOver();
    }
    wakeAll();
    way.accept(current);
    circles.goesOn(from, current);
    reached.goesOn(from, current);
    decisions.setLength(0);
  }

  @Override
  public void begins(long offset, boolean writes) {
    taken++;
    steps++;
    longest = Math.max(longest, taken);
    schedule.step(current);
    decisions.append((char) (Decisions.STEP + current));
  }

  @Override
  public void ends() {
    schedule.step(current);
    decisions.append((char) (Decisions.STEP + current));
  }

  @Override
  public void announces(Invocation invocation) {
    announced[current] = monitor.event(invocation);
  }

  @Override
  public void invokes(Invocation invocation) {
    announced[current] = NOTHING;
    if (histories != Monitor.NONE) {
      histories = monitor.invoke(histories, current, monitor.event(invocation));
    }
  }

  @Override
  public void responds(LogicalValue result) {
    if (histories != Monitor.NONE) {
      histories = monitor.respond(histories, current, monitor.event(result));
    }
  }

  @Override
  public boolean choose(Choice choice) {
    int process = current;
    Plan.Call call = new Plan.Call(choice.name(), process, calls[choice.ordinal()][process]++);
    boolean yes = plan.grants(call);
    if (!isBeginning()) {
      beginnings.calls(call, from, process);
    }
    if (yes) {
      granted++;
      way.accept(GRANTED);
      if (!isBeginning()) {
        beginnings.isTaken(from, process);
      }
    }
    schedule.choice(process, yes);
    decisions.append((char) (Decisions.CHOICE + 2 * process + (yes ? 1 : 0)));
    return yes;
  }

  @Override
  public void spin() {
    // Looking again leads to a state that was seen, and there the run ends.
  }

  // What Lincheck's side asks.

  @Override
  public RunEnd end() {
    moves(ALONE);
    String order = schedule.toString();
    if (cut != null) {
      return new RunEnd(RunEnd.Kind.CUT, cut, "", order);
    }
    if (seen) {
      return new RunEnd(RunEnd.Kind.SEEN, "", "", order);
    }
    if (run.violation() == null) {
      String text = run.finish();
      if (run.violation() == null) {
        return new RunEnd(RunEnd.Kind.FINISHED, text, "", order);
      }
    }
    Violation found = run.violation();
    return new RunEnd(RunEnd.Kind.FAILED, found.getMessage(), found.property().name(), order);
  }

  @Override
  public Optional<RunEnd> unfinished() {
    if (reduction == Reduction.NONE) {
      return Optional.empty();
    }
    if (reduction == Reduction.BEGINNINGS && beginnings.isOneMissed()) {
      return Optional.of(
          new RunEnd(
              RunEnd.Kind.CUT, "Lincheck ended, and not every plan began in every way", "", ""));
    }
    OptionalInt neglected = reached.neglected();
    if (neglected.isPresent()) {
      String order = Decisions.schedule(reached.path(neglected.getAsInt())).toString();
      return Optional.of(
          new RunEnd(
              RunEnd.Kind.CUT,
              "Lincheck ended, and not every process went on that could, after " + order,
              "",
              order));
    }
    BitSet trap = reached.trap();
    return trap.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RunEnd(
                RunEnd.Kind.FAILED,
                "from here on no continuation completes all processes",
                Property.COMPLETES.name(),
                Decisions.toOneOf(trap, reached::path).toString()));
  }

  @Override
  public Set<Plan.Call> nextCalls() {
    return beginnings.made();
  }

  @Override
  public long states() {
    return reached.states() - statesBefore;
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
