package halt.model.machine;

import halt.model.arena.AccessRules;
import halt.model.arena.ArenaMap;
import halt.model.code.Site;
import halt.model.property.Violation;
import halt.model.property.Violation.Refused;
import java.util.function.BiFunction;

/**
 * Which access was refused, and where does it stand in the source? Asks {@link AccessRules}, and
 * says so in the violation.
 */
final class Admission {
  private final ArenaMap map;
  private final AccessRules rules;
  private final BiFunction<Integer, Integer, Site> sites;

  /**
   * The admission of one machine.
   *
   * @param sites what in the source is at a process's {@code pc}
   */
  Admission(ArenaMap map, AccessRules rules, BiFunction<Integer, Integer, Site> sites) {
    this.map = map;
    this.rules = rules;
    this.sites = sites;
  }

  /** Where a plain load goes. */
  int toRead(int process, int pc, long offset) {
    try {
      return rules.toRead(process, offset);
    } catch (Violation violation) {
      throw refused(violation, process, pc, "load", false, offset);
    }
  }

  /** Where a plain store goes. */
  int toWrite(int process, int pc, long offset) {
    try {
      return rules.toWrite(process, offset);
    } catch (Violation violation) {
      throw refused(violation, process, pc, "store", false, offset);
    }
  }

  /**
   * Where an ordered access goes.
   *
   * @param kind {@code load}, {@code store} or {@code update}
   */
  int toShare(int process, int pc, String kind, long offset) {
    try {
      return rules.toShare(process, offset);
    } catch (Violation violation) {
      throw refused(violation, process, pc, kind, true, offset);
    }
  }

  private Violation refused(
      Violation violation, int process, int pc, String kind, boolean ordered, long offset) {
    return violation.of(
        new Refused(sites.apply(process, pc), kind, ordered, accesses(kind) + map.name(offset)));
  }

  private static String accesses(String kind) {
    return switch (kind) {
      case "load" -> "reads ";
      case "store" -> "writes ";
      default -> "updates ";
    };
  }
}
