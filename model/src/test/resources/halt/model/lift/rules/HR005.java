import java.util.List;

final class HR005<T> { // HR005
  private HR005() {}

  static <U> void generic() {} // HR005

  static void takes(List<Long> list) {} // HR005

  static void lambdas() {
    Runnable one = () -> {}; // HR003 HR005
    Runnable other = HR005::lambdas; // HR003 HR005
    Object anonymous = // HR003
        new Object() {}; // HR001 HR005
    final class Local {} // HR005
  }

  static final class Nested {} // HR005

  interface Inner {} // HR005
}
