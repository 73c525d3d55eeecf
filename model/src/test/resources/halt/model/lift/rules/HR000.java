/** Java itself refuses this. */
final class HR000 {
  private HR000() {}

  static long undeclared() {
    return absent; // HR000
  }

  static int narrowed(long word) {
    return word; // HR000
  }

  static int withoutResult() {} // HR000
}
