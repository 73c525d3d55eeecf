package halt.seeded;

import halt.core.atom.Atom;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Ref;
import halt.core.role.Value;
import halt.core.value.Tuple;
import halt.core.value.Word;

/** What if reset saves a store by copying the fields into the old pair? Values are immutable. */
@SeededBug(
    name = "reset-in-place",
    title = "reset overwrites the fields of the pair that the atom holds",
    type = Atom.class,
    method = "reset",
    scenario = "reset-deref",
    caught = "ownership")
final class ResetInPlace {
  private ResetInPlace() {}

  static void reset(Arena arena, @AtomRef long atom, @Value long desired) {
    @Ref long to = Word.reference(Atom.deref(arena, atom));
    @Ref long from = Word.reference(desired);
    @Value long first = Tuple.get(arena, from, 0);
    @Value long second = Tuple.get(arena, from, 1);
    arena.setPlain(to + 1, first);
    arena.setPlain(to + 2, second);
  }
}
