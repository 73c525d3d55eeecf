final class HR004 {
  private HR004() {}

  static int checked(int number) throws Exception { // HR004
    assert number > 0; // HR004
    if (number > 7) {
      throw new Exception(); // HR001 HR004
    }
    try { // HR004
      return checked(new int[1].length); // HR002 HR008
    } finally {
      helper();
    }
  }

  static void helper() {}
}
