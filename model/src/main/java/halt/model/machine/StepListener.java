package halt.model.machine;

import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import halt.model.spec.Invocation;

/** Who wants to know what a step does? Nobody during a search; a recorder when a trace is made. */
public interface StepListener {
  /** Hears nothing. */
  StepListener NONE = new StepListener() {};

  /** A load with ordering: of plain ones nobody hears. */
  default void load(int process, int pc, ArenaOperation operation, long offset, long word) {}

  /** A store, plain or with ordering. */
  default void store(
      int process, int pc, ArenaOperation operation, long offset, long before, long after) {}

  /** A compare-and-set that found {@code found}; it wrote if that was {@code expected}. */
  default void compareAndSet(
      int process,
      int pc,
      ArenaOperation operation,
      long offset,
      long found,
      long expected,
      long desired) {}

  /** An addition, which writes whatever it finds. */
  default void getAndAdd(int process, int pc, long offset, long found, long written) {}

  default void fence(int process, int pc) {}

  /** A choice that fell to another number than 0, which is what happens without any choice. */
  default void choice(int process, int pc, PlatformOperation question, Choice fell) {}

  default void invoke(int process, int pc, Invocation invocation) {}

  default void respond(int process, int pc, long result) {}
}
