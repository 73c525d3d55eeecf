final class HR002 {
  private HR002() {}

  static final int[] TABLE = {1, 2, 3}; // HR002

  static int element(int index) {
    return TABLE[index]; // HR002
  }

  static int created() {
    long[] words = new long[2]; // HR002
    return words.length; // HR002
  }

  static int given(int[] numbers) { // HR002
    return 0;
  }

  static int variable(int... numbers) { // HR002
    return 0;
  }

  static long[] result() { // HR002
    return null; // HR003
  }

  static void stored(long word) {
    final long[] one = {word}; // HR002
    one[0] = 5; // HR002
  }
}
