final class HR005_ok {
  private HR005_ok() {}

  static final int ADD = 1;

  static long apply(int function, long one, long other) {
    switch (function) {
      case ADD -> {
        return one + other;
      }
      default -> {
        return one;
      }
    }
  }
}
