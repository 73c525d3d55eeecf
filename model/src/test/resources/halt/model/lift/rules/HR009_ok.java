final class HR009_ok {
  private HR009_ok() {}

  static long add(long one, long other) {
    return one + other;
  }

  static int addInts(int one, int other) {
    return one + other;
  }
}
