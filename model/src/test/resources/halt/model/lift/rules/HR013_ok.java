import halt.core.host.Arena;
import halt.core.host.Platform;

final class HR013_ok {
  private HR013_ok() {}

  static long inside(Arena arena, int cpu) {
    Platform.onSpinWait();
    if (Platform.allocationFails(arena, cpu)) {
      return Long.MIN_VALUE;
    }
    return arena.getPlain(8) + own();
  }

  private static int own() {
    return Integer.MAX_VALUE;
  }
}
