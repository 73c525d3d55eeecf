final class HR015_ok {
  private HR015_ok() {}

  static int counted(int limit) {
    int i = 0;
    int j;
    j = 5;
    while (i < limit) {
      i++;
      --j;
      j <<= 2L;
      j += 1L << 40;
    }
    return j;
  }
}
