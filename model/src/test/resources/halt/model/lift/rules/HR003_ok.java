final class HR003_ok {
  private HR003_ok() {}

  static final boolean ON = true;
  static final int SIXTEEN = 1 << 4;
  static final long GREATEST = Long.MAX_VALUE;

  static long sum(int small, long large, boolean both) {
    return both ? small + large : small;
  }
}
