package halt.model.machine;

import halt.model.arena.ArenaMap;
import halt.model.arena.Ownership;
import halt.model.code.Site;
import halt.model.property.Violation;
import halt.model.property.Violation.Refused;
import java.util.function.BiFunction;

/**
 * May a process make this access? It is inside the arena, and {@link Ownership} allows it; else the
 * violation says which access was refused, and where it stands in the source.
 */
public final class Admission {
  private final ArenaMap map;
  private final TrackedArena arena;
  private final Ownership ownership;
  private final BiFunction<Integer, Integer, Site> sites;

  /**
   * The rules for one machine.
   *
   * @param sites what in the source is at a process's {@code pc}
   */
  public Admission(
      ArenaMap map,
      TrackedArena arena,
      Ownership ownership,
      BiFunction<Integer, Integer, Site> sites) {
    this.map = map;
    this.arena = arena;
    this.ownership = ownership;
    this.sites = sites;
  }

  /** Where a plain load goes. */
  public int toRead(int process, int pc, long offset) {
    try {
      int at = arena.at(process, offset);
      ownership.requireReadable(process, at);
      return at;
    } catch (Violation violation) {
      throw refused(violation, process, pc, "load", false, offset);
    }
  }

  /** To whom a word belongs after a plain store. */
  public byte ownerAfterWrite(int process, int pc, long offset) {
    try {
      return ownership.ownerAfterWrite(process, arena.at(process, offset));
    } catch (Violation violation) {
      throw refused(violation, process, pc, "store", false, offset);
    }
  }

  /**
   * Where an ordered access goes.
   *
   * @param kind {@code load}, {@code store} or {@code update}
   */
  public int toShare(int process, int pc, String kind, long offset) {
    try {
      int at = arena.at(process, offset);
      ownership.requireShared(process, at);
      return at;
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
