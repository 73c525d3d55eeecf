import halt.core.host.Arena;
import halt.core.host.Platform;

final class HR014 {
  private HR014() {}

  static int loops(int limit) {
    int count = 0;
    outer: // HR014
    while (true) {
      for (int i = 0; i < limit; i++) {
        if (i == 5) {
          break outer; // HR014
        }
        if (i == 3) {
          continue outer; // HR014
        }
        switch (i) {
          case 1 -> {
            count++;
            break; // HR014
          }
          default -> count--;
        }
      }
    }
    return count;
  }

  static int oldSwitch(int number) {
    switch (number) {
      case 1: // HR014
        return 5;
      default: // HR014
        break;
    }
    return switch (number) { // HR014
      case 2 -> 3;
      default -> 4;
    };
  }

  static void head(Arena arena, Iterable<Long> numbers) { // HR005
    for (int i = 0; i < 2; Platform.onSpinWait()) { // HR014
      i++;
    }
    for (Long number : numbers) { // HR014
      Platform.onSpinWait();
    }
    synchronized (arena) { // HR014
      Platform.onSpinWait();
    }
  }
}
