package halt.checker.lincheck.border;

import org.jetbrains.lincheck.datastructures.Operation;

/**
 * What does Lincheck see of a program? A class with one operation, which is a whole process. Its
 * one shared variable is read where Lincheck may switch, and says nothing.
 *
 * <p>Lincheck makes a new object for every run, and runs one {@link #process} on a thread for each
 * process. It instruments this class with all that an object of it reaches, so that must not reach
 * the program: the program comes as an argument.
 */
public final class Processes implements Gate {
  /** No more processes than these. */
  public static final int MOST = 15;

  private final Turns turns = new Turns();
  private volatile int nothing;

  /** A run begins. */
  public Processes() {
    Current.begin();
  }

  /** Lincheck asks for one annotated operation, though none is ever generated from it. */
  @Operation
  public void unused() {}

  /** The body of a process. */
  public void process(int process, Program program) {
    program.process(process, this);
  }

  @Override
  public void here() {
    int read = nothing; // the read itself is what Lincheck takes for a place to switch
  }

  @Override
  public void sleep(int process) {
    turns.sleep(process);
  }

  @Override
  public void wake(int process) {
    turns.wake(process);
  }
}
