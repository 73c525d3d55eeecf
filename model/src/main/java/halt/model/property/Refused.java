package halt.model.property;

import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;

/** What was refused, so that it took no effect: the last that a failing run was about to do. */
public sealed interface Refused {
  /** Where in the source. */
  Site site();

  /**
   * An access to a word.
   *
   * @param offset counted in words, be it in the arena or not
   */
  record Access(Site site, ArenaOperation operation, long offset) implements Refused {}

  /** To go round in a loop any longer. */
  record Loop(Site site) implements Refused {}

  /**
   * To say that a collection begins or ends.
   *
   * @param event which of the two
   */
  record Announcement(Site site, PlatformOperation event) implements Refused {}

  /**
   * To begin an operation.
   *
   * @param operation the number that the process announced, be there one of that number or not
   */
  record Invocation(Site site, int operation) implements Refused {}
}
