package halt.seeded;

import halt.core.atom.Atom;
import halt.core.collect.Collector;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Value;
import halt.core.value.Header;
import halt.core.value.Tuple;
import halt.core.value.Word;

/** What if a swap publishes the new pair first and fills it in afterwards? */
@SeededBug(
    name = "publish-before-initialise",
    title = "swap publishes the new pair before its fields are written",
    type = Atom.class,
    method = "swap",
    scenario = "swap-allocating",
    caught = "reachable-intact")
final class PublishBeforeInitialise {
  private PublishBeforeInitialise() {}

  static @Value long swap(
      Arena arena, @Process int process, @AtomRef long atom, int function, @Value long argument) {
    while (true) {
      @Value long old = Atom.deref(arena, atom);
      @Ref long pair = Word.reference(old);
      long count = Word.integer(Tuple.get(arena, pair, 0)) + function - 1;
      @Offset long start = Collector.allocate(arena, process, Header.WORDS + Tuple.PAIR);
      if (start == Heap.NOWHERE) {
        return Word.NEEDS_COLLECTION;
      }
      arena.setPlain(start, Header.of(Header.KIND_TUPLE, Tuple.PAIR));
      @Value long desired = Word.object(Heap.object(start));
      if (Atom.compareAndSet(arena, atom, old, desired)) {
        arena.setPlain(start + 1, Word.fixnum(count));
        arena.setPlain(start + 2, argument);
        return desired;
      }
    }
  }
}
