package halt.checker.engine;

import halt.core.process.Operation;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.SpaceNeeded;

/** Why can a case in which memory ran out not be judged? */
public final class MemoryShortage {
  private MemoryShortage() {}

  /**
   * What is to blame.
   *
   * @return that refused allocations are
   * @throws ArenaTooSmallException if the arena is
   */
  public static String blame(Case asked, OutOfSpaceException shortage) {
    if (shortage.refused() > Operation.MAX_COLLECTIONS) {
      return "an operation may run out of memory when more than "
          + Operation.MAX_COLLECTIONS
          + " allocations are refused, and the specification has no such result";
    }
    throw new ArenaTooSmallException(
        SpaceNeeded.message(asked.program(), asked.scenario(), asked.scope(), shortage.who()));
  }
}
