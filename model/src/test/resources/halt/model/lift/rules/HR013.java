import halt.core.value.Word;
import halt.core.host.Arena;

final class HR013 {
  private HR013() {}

  static long outside(long number) {
    return Math.abs(number); // HR013
  }

  static long clock() {
    return System.nanoTime(); // HR013
  }

  static void image(Arena arena) {
    arena.image(); // HR013
  }

  static boolean notLifted(long number) {
    return number == Word.TAG_MASK; // HR013
  }
}
