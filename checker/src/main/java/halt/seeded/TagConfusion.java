package halt.seeded;

import halt.core.role.Converts;
import halt.core.role.Value;
import halt.core.value.Word;

/** What if every even word is taken for an object? An atom's tag is even. */
@SeededBug(
    name = "tag-confusion",
    title = "isObject looks at the lowest tag bit only, so atoms are taken for objects",
    type = Word.class,
    method = "isObject",
    scenario = "swap-during-collection",
    caught = "reachable-intact")
final class TagConfusion {
  private TagConfusion() {}

  @Converts(reason = "the lowest bit of any value word is a plain number")
  static boolean isObject(@Value long word) {
    return (word & 1) == 0 && word != Word.NIL;
  }
}
