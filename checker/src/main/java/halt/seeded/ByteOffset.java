package halt.seeded;

import halt.core.role.Converts;
import halt.core.role.Ref;
import halt.core.role.Value;
import halt.core.value.Word;

/** What if a reference is taken for the word offset that it is not? It is the byte offset. */
@SeededBug(
    name = "byte-offset",
    title = "an object's byte offset is used as its word offset",
    type = Word.class,
    method = "reference",
    scenario = "swap-allocating",
    caught = "in-arena")
final class ByteOffset {
  private ByteOffset() {}

  @Converts(reason = "an object word is the object's offset, but in bytes")
  static @Ref long reference(@Value long word) {
    return word;
  }
}
