package halt.seeded;

import halt.core.host.Arena;
import halt.core.role.Ref;
import halt.core.role.Value;
import halt.core.value.Tuple;

/** What if fields are counted from the header instead of after it? */
@SeededBug(
    name = "field-off-by-one",
    title = "a field is read one word too low, so the first is the header",
    type = Tuple.class,
    method = "get",
    scenario = "reset-deref",
    caught = "assertions")
final class FieldOffByOne {
  private FieldOffByOne() {}

  static @Value long get(Arena arena, @Ref long tuple, int index) {
    return arena.getPlain(tuple + index);
  }
}
