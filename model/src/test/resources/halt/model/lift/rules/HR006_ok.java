/** As every class of the core. */
public final class HR006_ok {
  public static final int WIDTH = 2;

  private HR006_ok() {}

  static int twice(int number) {
    return WIDTH * number;
  }
}
