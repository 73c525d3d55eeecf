package halt.model.machine;

import halt.model.ir.PlatformOperation;
import halt.model.spec.Invocation;

/** Who wants to know what a step does? Nobody during a search; a recorder when a trace is made. */
public interface StepListener {
  /** Hears nothing. */
  StepListener NONE = new StepListener() {};

  default void load(int process, int pc, long offset, long word) {}

  default void store(int process, int pc, long offset, long before, long after) {}

  default void plainStore(int process, int pc, long offset, long before, long after) {}

  /** A compare-and-set that found {@code found}; it wrote if that was {@code expected}. */
  default void update(int process, int pc, long offset, long found, long expected, long desired) {}

  default void fence(int process, int pc) {}

  /** A choice that fell to yes. */
  default void choice(int process, int pc, PlatformOperation choice) {}

  default void invoke(int process, int pc, Invocation invocation) {}

  default void respond(int process, int pc, long result) {}
}
