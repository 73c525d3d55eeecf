package halt.checker.jpf.naive;

/** Waits for what nobody does. */
public final class Spin {
  private static volatile long word;

  private Spin() {}

  public static void main(String[] arguments) {
    while (word == 0) {
      Thread.yield();
    }
  }
}
