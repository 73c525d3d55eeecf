final class HR007_ok {
  private HR007_ok() {}

  static final int BITS = 3;
  static final long MASK = (1L << BITS) - 1;
  static final boolean CHECKED = MASK == 7;
}
