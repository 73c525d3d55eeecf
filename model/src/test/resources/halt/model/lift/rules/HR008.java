final class HR008 {
  private HR008() {}

  static long factorial(int number) {
    return number == 0 ? 1 : number * factorial(number - 1); // HR008
  }

  static boolean even(int number) {
    return number == 0 || odd(number - 1); // HR008
  }

  static boolean odd(int number) {
    return number != 0 && even(number - 1);
  }

  static boolean outside(int number) {
    return even(number);
  }
}
