package halt.checker.lincheck.border;

/**
 * Where may Lincheck let another process run? The program calls these and switches nowhere else.
 */
public interface Gate {
  /** Lincheck may run other processes before this returns. */
  void here();

  /** Lincheck has to run other processes, until one of them wakes this one. */
  void sleep(int process);

  /** Ends {@link #sleep} of a process that is in it; Lincheck does not switch here. */
  void wake(int process);
}
