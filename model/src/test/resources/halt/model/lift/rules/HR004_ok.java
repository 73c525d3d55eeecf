import halt.core.role.Value;

final class HR004_ok {
  private HR004_ok() {}

  static final @Value long NONE = 3;
  static final @Value long OUT_OF_RANGE = 11;

  static @Value long checked(int number) {
    return number > 7 ? OUT_OF_RANGE : NONE;
  }
}
