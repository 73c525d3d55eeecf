import halt.core.host.Arena;
import halt.core.host.Platform;

final class HR013_ok {
  private HR013_ok() {}

  static long inside(Arena arena, int process) {
    Platform.onSpinWait();
    if (Platform.allocationFails(arena, process)) {
      return Long.MIN_VALUE;
    }
    return arena.getPlain(8) + own();
  }

  private static int own() {
    return Integer.MAX_VALUE;
  }
}
