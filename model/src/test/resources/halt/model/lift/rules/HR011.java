final class HR011 {
  private HR011() {}

  static final int NOTHING = 0;

  static long half(long number, long divisor) {
    return number / divisor; // HR011
  }

  static int rest(int number) {
    return number % NOTHING; // HR011
  }

  static int zero(int number) {
    int result = number;
    result /= 2 - 2; // HR011
    return result;
  }

  static long least(long number) {
    return number / -1; // HR011
  }
}
