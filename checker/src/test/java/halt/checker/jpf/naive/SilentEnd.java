package halt.checker.jpf.naive;

/** Runs into an invokedynamic that JPF does not know: it leaves off and says nothing. */
public final class SilentEnd {
  private SilentEnd() {}

  private record Pair(long first, long second) {}

  public static void main(String[] arguments) {
    int hash = new Pair(1, 2).hashCode();
    throw new AssertionError("came here with " + hash);
  }
}
