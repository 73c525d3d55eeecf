package halt.checker.jpf;

import halt.checker.jvm.Decisions;
import halt.checker.jvm.guest.BoundScenario;
import halt.checker.jvm.guest.GuestLoops;
import halt.checker.jvm.guest.GuestParameters;
import halt.checker.jvm.guest.GuestRun;
import halt.checker.jvm.guest.Steps;
import halt.model.property.Violation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * What does Java PathFinder explore? This program runs in JPF's own virtual machine: it sets a
 * scenario up, runs each process on a thread, and tells what came of it.
 *
 * <p>Before each ordered access it yields, and JPF is set up so that it lets another thread run
 * there and at no other access ({@link JpfSearch}). What the system may choose is asked of JPF's
 * {@code Verify}, which takes both ways.
 *
 * <p>It tells the other side what happens by printing, in the very transition in which it happens:
 * one character for each step and each choice ({@link Decisions}), a line for a run's end ({@link
 * GuestOutput} reads it). Printing changes nothing in JPF's states. Nothing else here may differ
 * between runs that went different ways to the same state, or JPF would not see that it is the
 * same.
 */
public final class JpfGuest implements Steps {
  /** How the line of a run begins that came to its end. */
  static final String FINISHED = "finished ";

  /** How a line begins with a property's id and what is wrong. */
  static final String VIOLATED = "violated ";

  /** So many steps of a rehearsal are enough for every class to be met. */
  private static final int REHEARSED_STEPS = 10_000;

  /** And so many turns of loops without one. */
  private static final int REHEARSED_TURNS = 10_000;

  /** Who asks, and what does he get? */
  private enum Mode {
    /** One process after the other, and the system never does what it might. */
    REHEARSAL,
    /** One process after the other, and the system does all that it may. */
    REHEARSAL_OF_CHOICES,
    /** As JPF decides. */
    EXPLORED
  }

  /** A process that is rehearsed alone waits for others in vain. */
  private static final class RehearsalEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Method choice;
  private final Mode mode;
  private int rehearsed;

  /** What the main thread is. */
  private int mainProcess = ALONE;

  private JpfGuest(Mode mode) throws ReflectiveOperationException {
    this.mode = mode;
    // Its class is JPF's own, which is not there when this is compiled.
    this.choice = Class.forName("gov.nasa.jpf.vm.Verify").getMethod("getBoolean");
  }

  /** A process but the first, whose thread is the main one: each thread costs states. */
  private static final class ProcessThread extends Thread {
    private final int number;
    private final GuestRun run;

    ProcessThread(int number, GuestRun run) {
      this.number = number;
      this.run = run;
    }

    @Override
    public void run() {
      body(run, number);
    }
  }

  /**
   * Runs a scenario once.
   *
   * @param arguments as {@link GuestParameters} gives them
   */
  public static void main(String[] arguments)
      throws ReflectiveOperationException, InterruptedException {
    GuestParameters scope = GuestParameters.parse(arguments);
    // A class that is loaded on one path and not yet on another tells states apart that are the
    // same, so all are loaded before there is more than one path.
    GuestLoops.allow(REHEARSED_TURNS);
    new JpfGuest(Mode.REHEARSAL).rehearse(scope);
    new JpfGuest(Mode.REHEARSAL_OF_CHOICES).rehearse(scope);
    GuestLoops.allow(Integer.MAX_VALUE);
    new JpfGuest(Mode.EXPLORED).explore(scope);
  }

  private void rehearse(GuestParameters scope) {
    GuestRun run = new GuestRun(scope, new BoundScenario(), this);
    for (int number = 0; number < scope.processes(); number++) {
      mainProcess = number;
      rehearse(() -> run.process(mainProcess));
    }
    mainProcess = ALONE;
    rehearse(run::finish);
  }

  private static void rehearse(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException inVain) {
      // What goes wrong here goes wrong again, or not, when it counts.
    }
  }

  private void explore(GuestParameters scope) throws InterruptedException {
    GuestRun run = new GuestRun(scope, new BoundScenario(), this);
    if (run.violation() != null) {
      violated(run.violation());
      return;
    }
    ProcessThread[] others = new ProcessThread[scope.processes()];
    for (int number = 1; number < others.length; number++) {
      others[number] = new ProcessThread(number, run);
    }
    mainProcess = 0;
    for (int number = 1; number < others.length; number++) {
      others[number].start();
    }
    body(run, 0);
    for (int number = 1; number < others.length; number++) {
      others[number].join();
    }
    mainProcess = ALONE;
    if (run.violation() != null) {
      return; // told already
    }
    String text = run.finish();
    if (run.violation() != null) {
      violated(run.violation());
    } else {
      System.out.println(FINISHED + text);
    }
  }

  private static void body(GuestRun run, int number) {
    run.process(number);
    if (run.violation() != null) {
      violated(run.violation());
    }
  }

  private static void violated(Violation violation) {
    System.out.println(VIOLATED + violation.property().id() + " " + violation.getMessage());
  }

  @Override
  public int process() {
    Thread thread = Thread.currentThread();
    return thread instanceof ProcessThread ? ((ProcessThread) thread).number : mainProcess;
  }

  @Override
  public void before(long offset) {
    if (mode == Mode.EXPLORED) {
      Thread.yield();
    } else if (++rehearsed > REHEARSED_STEPS) {
      throw new RehearsalEndedException();
    }
  }

  @Override
  public void begins(long offset, boolean writes) {
    if (mode == Mode.EXPLORED) {
      System.out.print((char) (Decisions.STEP + process()));
    }
  }

  @Override
  public void ends() {
    if (mode == Mode.EXPLORED) {
      System.out.print((char) (Decisions.STEP + process()));
    }
  }

  @Override
  public boolean choose(Choice asked) {
    if (mode != Mode.EXPLORED) {
      return mode == Mode.REHEARSAL_OF_CHOICES;
    }
    boolean yes;
    try {
      yes = (Boolean) choice.invoke(null);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("JPF's Verify cannot be called", e);
    }
    System.out.print((char) (Decisions.CHOICE + 2 * process() + (yes ? 1 : 0)));
    return yes;
  }

  @Override
  public void spin() {
    if (mode != Mode.EXPLORED) {
      throw new RehearsalEndedException();
    }
    // Looking again leads to a state that JPF has seen, and there it turns to another process.
  }
}
