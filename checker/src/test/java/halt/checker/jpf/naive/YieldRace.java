package halt.checker.jpf.naive;

/** Two threads increment without a compare-and-set, and yield in between. */
public final class YieldRace {
  private final long[] words = new long[1];

  private YieldRace() {}

  private void increment() {
    Thread.yield();
    long seen = words[0];
    Thread.yield();
    words[0] = seen + 1;
  }

  public static void main(String[] arguments) throws InterruptedException {
    YieldRace race = new YieldRace();
    Thread other = new Thread(race::increment);
    other.start();
    race.increment();
    other.join();
    if (race.words[0] != 2) {
      throw new AssertionError("lost update");
    }
  }
}
