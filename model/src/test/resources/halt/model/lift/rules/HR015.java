final class HR015 {
  private HR015() {}

  static int nested(int limit) {
    int i = 0;
    int j = i = 5; // HR015
    while (i++ < limit) { // HR015
      j = -(--i); // HR015
    }
    return j += 2; // HR015
  }
}
