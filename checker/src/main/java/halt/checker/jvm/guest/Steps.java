package halt.checker.jvm.guest;

import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;

/**
 * Where may an engine let another process run, and how do choices fall? What a virtual machine or a
 * scheduler brings to a {@link GuestRun}.
 */
public interface Steps {
  /** Instead of a process: the set-up or the final check is running, and nothing else is. */
  int ALONE = -1;

  /** Instead of an offset: a fence, which accesses no word. */
  int NO_WORD = -1;

  /** The process that runs on the current thread, or {@link #ALONE}. */
  int process();

  /**
   * A scheduling point: the current process is about to access this word with ordering. Not called
   * while {@link #ALONE}.
   *
   * @param offset may be outside the arena, which the access will tell
   */
  void before(long offset);

  /** A choice of the system's, with some of its budget left: yes or no? */
  boolean choose(Choice choice);

  /**
   * The current process says that it waits. For what, and whether it goes on to wait, nobody says:
   * it looks again or gives up.
   */
  void spin();

  /**
   * The step that {@link #before} allowed begins: the current process accesses this word.
   *
   * @param writes whether the access may change the word
   */
  default void begins(long offset, boolean writes) {}

  /**
   * The current process has come to its end, or breaks a property, behind a choice or an
   * operation's beginning or without any ordered access: in the model that is a step, too.
   */
  default void ends() {}

  /** The current process is to begin this operation with its next ordered access. */
  default void announces(Invocation invocation) {}

  /** The current process begins this operation. */
  default void invokes(Invocation invocation) {}

  /** The operation that the current process began last ends with this. */
  default void responds(LogicalValue result) {}

  /** What the system may do. */
  enum Choice {
    /** See {@link halt.core.host.Platform#collectionRequested}. */
    COLLECTION_REQUESTED,
    /** See {@link halt.core.host.Platform#allocationFails}. */
    ALLOCATION_FAILS
  }
}
