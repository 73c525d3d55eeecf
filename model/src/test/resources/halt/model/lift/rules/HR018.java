import halt.core.role.Size;

final class HR018 {
  private HR018() {}

  static int counted(int number, @Size long words) {
    number = number + 1; // HR018
    number *= 2; // HR018
    words++; // HR018
    for (number = 0; number < 5; number++) { // HR018
    }
    return number;
  }
}
