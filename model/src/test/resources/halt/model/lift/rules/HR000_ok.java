final class HR000_ok {
  private HR000_ok() {}

  static int narrowed(long word) {
    return (int) word;
  }
}
