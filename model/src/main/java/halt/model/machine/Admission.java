package halt.model.machine;

import halt.model.arena.AccessRules;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.property.Refused;
import halt.model.property.Violation;
import java.util.function.BiFunction;

/**
 * Which access was refused, and where does it stand in the source? Asks {@link AccessRules}, and
 * says so in the violation.
 */
final class Admission {
  private final AccessRules rules;
  private final BiFunction<Integer, Integer, Site> sites;

  /**
   * The admission of one machine.
   *
   * @param sites what in the source is at a process's {@code pc}
   */
  Admission(AccessRules rules, BiFunction<Integer, Integer, Site> sites) {
    this.rules = rules;
    this.sites = sites;
  }

  /** Where a plain load goes. */
  int toRead(int process, int pc, long offset) {
    try {
      return rules.toRead(process, offset);
    } catch (Violation violation) {
      throw refused(violation, process, pc, ArenaOperation.GET_PLAIN, offset);
    }
  }

  /** Where a plain store goes. */
  int toWrite(int process, int pc, long offset) {
    try {
      return rules.toWrite(process, offset);
    } catch (Violation violation) {
      throw refused(violation, process, pc, ArenaOperation.SET_PLAIN, offset);
    }
  }

  /** Where an ordered access goes. */
  int toShare(int process, int pc, ArenaOperation operation, long offset) {
    try {
      return rules.toShare(process, offset);
    } catch (Violation violation) {
      throw refused(violation, process, pc, operation, offset);
    }
  }

  private Violation refused(
      Violation violation, int process, int pc, ArenaOperation operation, long offset) {
    return violation.of(new Refused.Access(sites.apply(process, pc), operation, offset));
  }
}
