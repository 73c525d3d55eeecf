package halt.seeded;

import halt.core.collect.Collector;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Header;
import halt.core.value.Tuple;
import halt.core.value.Word;

/** What if nobody collects when memory runs out? There is enough, and the operation fails. */
@SeededBug(
    name = "gives-up-at-once",
    title = "a new pair that finds no memory gives up instead of asking for a collection",
    type = Tuple.class,
    method = "pair",
    scenario = "swap-allocating",
    caught = "memory-suffices",
    allocationFailures = 1)
final class GivesUpAtOnce {
  private GivesUpAtOnce() {}

  static @Value long pair(
      Arena arena, @Process int process, @Value long first, @Value long second) {
    @Offset long start = Collector.allocate(arena, process, Header.WORDS + Tuple.PAIR);
    if (start == Heap.NOWHERE) {
      return Word.OUT_OF_MEMORY;
    }
    arena.setPlain(start, Header.of(Header.KIND_TUPLE, Tuple.PAIR));
    arena.setPlain(start + Header.WORDS, first);
    arena.setPlain(start + Header.WORDS + 1, second);
    return Word.object(Heap.object(start));
  }
}
