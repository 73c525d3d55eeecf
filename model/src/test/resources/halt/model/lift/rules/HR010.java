import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Offset;

final class HR010 {
  private HR010() {}

  static long next(Arena arena, @Offset long counter) {
    return arena.getAndAdd(counter, 1);
  }

  static long difference(Arena arena, @Offset long one, @Offset long other) {
    return arena.getPlain(one) - arena.getPlain(other); // HR010
  }

  static long calls(Arena arena, @Offset long counter) {
    return minus(next(arena, counter), next(arena, counter)); // HR010
  }

  static boolean events(Arena arena) {
    return Platform.collectionRequested(arena, 0) & Platform.allocationFails(arena, 0); // HR010
  }

  static boolean deep(Arena arena, @Offset long counter) {
    return 1 + next(arena, counter) < (arena.getPlain(counter) ^ 5); // HR010
  }

  static long minus(long one, long other) {
    return one - other;
  }
}
