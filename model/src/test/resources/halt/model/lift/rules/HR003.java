final class HR003 {
  private HR003() {}

  static final String NAME = "atom"; // HR003
  static final double HALF = 0.5; // HR003

  static byte narrow(int number) { // HR003
    return (byte) number; // HR003
  }

  static boolean letter(char letter) { // HR003
    return letter == 'a'; // HR003
  }

  static void boxes() {
    Long box = 5L; // HR003
    short small = 1; // HR003
    float real = 1.5f; // HR003
    Object nothing = null; // HR003
  }

  static int instance(Object some) { // HR003
    return some instanceof Long ? 1 : 0; // HR003
  }

  static final int CODE = 'a'; // HR003

  static int half(int number) {
    return (int) (number * 0.5); // HR003
  }
}
