import halt.core.host.Arena;

final class HR016 {
  private HR016() {}

  static final Arena ARENA = null; // HR003 HR016

  static long stored(Arena arena) {
    Arena other = arena; // HR016
    return other.getPlain(8);
  }

  static Arena returned(Arena arena) { // HR016
    return arena;
  }

  static long second(int process, Arena arena) { // HR016
    return arena.getPlain(process + 8L - 8); // HR012
  }

  static boolean compared(Arena arena, boolean first) {
    return arena == arena; // HR016
  }

  static long computed(Arena arena, boolean first) {
    return (first ? arena : arena).getPlain(8); // HR016
  }

  static long nothing() {
    return stored(null); // HR003
  }
}
