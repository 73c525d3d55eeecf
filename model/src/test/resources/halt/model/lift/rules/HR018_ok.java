final class HR018_ok {
  private HR018_ok() {}

  static int counted(final int number) {
    int left = number;
    while (left > 0) {
      left--;
    }
    return left;
  }
}
