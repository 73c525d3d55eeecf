package halt.checker.lincheck.border;

/**
 * Where may Lincheck let another process run? The program calls these and switches nowhere else.
 */
public interface Gate {
  /** Lincheck may run other processes before this returns. */
  void here();
}
