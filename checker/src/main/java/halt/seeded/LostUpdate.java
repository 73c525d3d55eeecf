package halt.seeded;

import halt.core.atom.Atom;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Value;

/** What if compare-and-set is a load and a store? An update between the two is lost. */
@SeededBug(
    name = "lost-update",
    title = "compare-and-set is a load, a comparison and a store",
    type = Atom.class,
    method = "compareAndSet",
    scenario = "counter",
    caught = "linearizable")
final class LostUpdate {
  private LostUpdate() {}

  static boolean compareAndSet(
      Arena arena, @AtomRef long atom, @Value long expected, @Value long desired) {
    if (arena.getVolatile(atom) != expected) {
      return false;
    }
    arena.setVolatile(atom, desired);
    return true;
  }
}
