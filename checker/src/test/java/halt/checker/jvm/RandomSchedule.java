package halt.checker.jvm;

import halt.checker.jvm.guest.BoundScenario;
import halt.checker.jvm.guest.GuestParameters;
import halt.checker.jvm.guest.GuestRun;
import halt.checker.jvm.guest.Steps;
import halt.checker.trace.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/**
 * Runs a scenario's bytecode once, its processes on threads of their own that pass one baton on at
 * each step, to whom a seed decides. Loaded by {@link GuestLoader}, so it speaks strings only: it
 * takes parameters and a seed, and gives the run's text, or what failed, and the schedule.
 */
public final class RandomSchedule implements BiFunction<String[], Long, String[]>, Steps {
  private final ThreadLocal<Integer> current = ThreadLocal.withInitial(() -> ALONE);
  private final Schedule schedule = new Schedule();
  private Random random;
  private Semaphore[] turns;
  private final Semaphore main = new Semaphore(0);
  private final List<Integer> running = new ArrayList<>();

  @Override
  public String[] apply(String[] parameters, Long seed) {
    GuestParameters scope = GuestParameters.parse(parameters);
    random = new Random(seed);
    turns = new Semaphore[scope.processes()];
    GuestRun run = new GuestRun(scope, new BoundScenario(), this);
    for (int number = 0; number < turns.length; number++) {
      int process = number;
      turns[process] = new Semaphore(0);
      running.add(process);
      new Thread(() -> body(run, process), "process " + process).start();
    }
    passOn();
    main.acquireUninterruptibly();
    String text = run.violation() == null ? run.finish() : "";
    String failed = run.violation() == null ? "" : run.violation().property().id();
    return new String[] {text, failed, schedule.toString()};
  }

  private void body(GuestRun run, int process) {
    turns[process].acquireUninterruptibly();
    current.set(process);
    run.process(process);
    running.remove((Object) process);
    if (run.violation() != null) {
      main.release();
    } else {
      passOn();
    }
  }

  private void passOn() {
    if (running.isEmpty()) {
      main.release();
    } else {
      turns[running.get(random.nextInt(running.size()))].release();
    }
  }

  @Override
  public int process() {
    return current.get();
  }

  @Override
  public void before(long offset) {
    passOn();
    turns[process()].acquireUninterruptibly();
  }

  @Override
  public void begins(long offset, boolean writes) {
    schedule.step(process());
  }

  @Override
  public boolean choose(Choice choice) {
    boolean yes = random.nextInt(3) == 0;
    schedule.choice(process(), yes);
    return yes;
  }

  @Override
  public void spin() {
    // Whoever waits is given the baton again by chance only.
  }
}
