package halt.seeded;

import halt.core.collect.Heap;
import halt.core.collect.semispace.Evacuation;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Ref;
import halt.core.role.Size;
import halt.core.role.Value;
import halt.core.value.Header;
import halt.core.value.Word;

/** What if the forwarding pointer is not checked? A shared object gets a second replica. */
@SeededBug(
    name = "copied-twice",
    title = "the forwarding pointer is not checked, so a shared object is copied twice",
    type = Evacuation.class,
    method = "evacuateSlot",
    scenario = "swap-during-collection",
    caught = "isomorphic")
final class CopiedTwice {
  private CopiedTwice() {}

  static @Offset long evacuateSlot(Arena arena, @Offset long slot, @Offset long free) {
    @Value long value = arena.getPlain(slot);
    if (!Word.isObject(value)) {
      return free;
    }
    @Ref long original = Word.reference(value);
    long header = arena.getPlain(original);
    @Size long size = Header.WORDS + Header.length(header);
    for (long index = 0; index < size; index++) {
      long word = arena.getPlain(original + index);
      arena.setPlain(free + index, word);
    }
    arena.setPlain(slot, Word.object(Heap.object(free)));
    return free + size;
  }
}
