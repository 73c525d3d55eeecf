final class HR001 {
  private HR001() {}

  static int created() {
    Integer boxed = // HR003
        new Integer(7); // HR001
    new StringBuilder(); // HR001
    return helper(new Object().hashCode()); // HR001 HR013
  }

  static int helper(int number) {
    return number;
  }
}
