package halt.checker.jpf.naive;

import java.util.concurrent.atomic.AtomicLongArray;

/** Two threads increment without a compare-and-set; JPF lets nobody in between. */
public final class AtomicArrayRace {
  private AtomicArrayRace() {}

  private static void increment(AtomicLongArray words) {
    words.set(0, words.get(0) + 1);
  }

  public static void main(String[] arguments) throws InterruptedException {
    run(new AtomicLongArray(1));
  }

  private static void run(AtomicLongArray words) throws InterruptedException {
    Thread other = new Thread(() -> increment(words));
    other.start();
    increment(words);
    other.join();
    if (words.get(0) != 2) {
      throw new AssertionError("lost update");
    }
  }
}
