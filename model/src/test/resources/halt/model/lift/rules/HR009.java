final class HR009 {
  private HR009() {}

  static final long total = 5;

  static long total() { // HR009
    return total;
  }

  static long add(long one, long other) {
    return one + other;
  }

  static int add(int one, int other) { // HR009
    return one + other;
  }

  static long add(long one, long other, long third) { // HR009
    return add(one, add(other, third));
  }
}
