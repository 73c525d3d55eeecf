import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Offset;

final class HR010_ok {
  private HR010_ok() {}

  static long next(Arena arena, @Offset long counter) {
    return arena.getAndAdd(counter, 1);
  }

  static long difference(Arena arena, @Offset long one, @Offset long other) {
    long first = arena.getPlain(one);
    return first - arena.getPlain(other);
  }

  static boolean sequenced(Arena arena, @Offset long one) {
    return Platform.collectionRequested(arena, 0) && Platform.allocationFails(arena, 0)
        || next(arena, one) == 7;
  }

  static long chosen(Arena arena, @Offset long one) {
    return next(arena, one) == 0 ? next(arena, one) : arena.getPlain(one);
  }

  static long nested(Arena arena, @Offset long one) {
    return pure(pure(next(arena, one), 1), 2);
  }

  static boolean sizeHasNoEffect(Arena arena, @Offset long one) {
    return next(arena, one) < arena.size() + arena.size();
  }

  static long pure(long one, long other) {
    return one - other;
  }
}
