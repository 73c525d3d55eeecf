final class HR007 {
  private HR007() {}

  static long counter; // HR007
  static boolean started = false; // HR007
  static final long NOW = seed(); // HR007
  static final long LATER; // HR007

  static { // HR006
    LATER = 5;
  }

  static long seed() {
    counter = 1; // HR007
    counter += 2; // HR007
    counter++; // HR007
    return counter;
  }
}
