package halt.core.value;

import halt.core.collect.Collector;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Size;
import halt.core.role.Value;

/**
 * What is a tuple? A header and as many value words as its length says. It is written before any
 * other process can have its reference, and never again.
 */
public final class Tuple {
  /** How many fields a pair has. */
  public static final @Size long PAIR = 2;

  private Tuple() {}

  /**
   * A new tuple of two values.
   *
   * @return its value word, or {@link Word#NEEDS_COLLECTION}
   */
  public static @Value long pair(
      Arena arena, @Process int process, @Value long first, @Value long second) {
    @Offset long start = Collector.allocate(arena, process, Header.WORDS + PAIR);
    if (start == Heap.NOWHERE) {
      return Word.NEEDS_COLLECTION;
    }
    arena.setPlain(start, Header.of(Header.KIND_TUPLE, PAIR));
    arena.setPlain(start + Header.WORDS, first);
    arena.setPlain(start + Header.WORDS + 1, second);
    return Word.object(Heap.object(start));
  }

  /** Whether a value is a tuple of two fields. */
  public static boolean isPair(Arena arena, @Value long value) {
    if (!Word.isObject(value)) {
      return false;
    }
    long header = arena.getPlain(Word.reference(value));
    return Header.kind(header) == Header.KIND_TUPLE && Header.length(header) == PAIR;
  }

  /** How many fields it has. */
  public static int length(Arena arena, @Ref long tuple) {
    long header = arena.getPlain(tuple);
    return (int) Header.length(header);
  }

  /** The field of that index, from 0; the caller keeps it below {@link #length}. */
  public static @Value long get(Arena arena, @Ref long tuple, int index) {
    return arena.getPlain(tuple + Header.WORDS + index);
  }
}
