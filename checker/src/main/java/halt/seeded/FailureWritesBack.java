package halt.seeded;

import halt.core.atom.Atom;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Value;

/**
 * What if a failing compare-and-set writes back what it read? That is what an unlocked {@code
 * cmpxchg} does: an update that came between is undone.
 */
@SeededBug(
    name = "failure-writes-back",
    title = "a compare-and-set that fails stores the value that it read",
    type = Atom.class,
    method = "compareAndSet",
    scenario = "compare-and-set",
    caught = "specification-state",
    operations = 2)
final class FailureWritesBack {
  private FailureWritesBack() {}

  static boolean compareAndSet(
      Arena arena, @AtomRef long atom, @Value long expected, @Value long desired) {
    @Value long found = Atom.deref(arena, atom);
    if (found == expected) {
      return arena.compareAndSet(atom, expected, desired);
    }
    arena.setVolatile(atom, found);
    return false;
  }
}
