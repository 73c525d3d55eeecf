package halt.checker.lincheck.naive;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counters whose increment reads and then writes, so that one of two may be lost; they differ in
 * how they read and write. And the counter that they should be.
 */
public final class Increments {
  private Increments() {}

  /** What each of them should do. */
  public static final class Right {
    private long count;

    /** Adds 1. */
    public long increment() {
      return ++count;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Right right && right.count == count;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(count);
    }
  }

  /** By plain accesses of an array, which Lincheck sees. */
  public static final class Plain {
    private final long[] words = new long[1];

    /** Adds 1, or loses it. */
    public long increment() {
      long next = words[0] + 1;
      words[0] = next;
      return next;
    }
  }

  /** By {@link System#arraycopy}. */
  public static final class Copied {
    private final long[] words = new long[1];

    /** Adds 1, or loses it. */
    public long increment() {
      long[] copy = new long[1];
      System.arraycopy(words, 0, copy, 0, 1);
      copy[0]++;
      System.arraycopy(copy, 0, words, 0, 1);
      return copy[0];
    }
  }

  /** Read by {@link System#arraycopy}, written by {@link Arrays#fill(long[], long)}. */
  public static final class Filled {
    private final long[] words = new long[1];

    /** Adds 1, or loses it. */
    public long increment() {
      long[] copy = new long[1];
      System.arraycopy(words, 0, copy, 0, 1);
      Arrays.fill(words, copy[0] + 1);
      return copy[0] + 1;
    }
  }

  /** By {@link AtomicLong#getAndUpdate}, which is one access only if one call does it all. */
  public static final class Updated {
    private final AtomicLong word = new AtomicLong();

    /** Adds 1, or loses it. */
    public long increment() {
      long next = word.getAndUpdate(same -> same) + 1;
      word.getAndUpdate(old -> next);
      return next;
    }
  }

  /** Right, but all objects share one count. */
  public static final class Shared {
    private static final AtomicLong WORD = new AtomicLong();

    /** Adds 1. */
    public long increment() {
      return WORD.incrementAndGet();
    }
  }

  /** Right, and looks at each word of a long array first, as a collector does. */
  public static final class Scanning {
    private static final int WORDS = 60;
    private final AtomicLong[] words = new AtomicLong[WORDS];

    /** All at 0. */
    public Scanning() {
      Arrays.setAll(words, i -> new AtomicLong());
    }

    /** Adds 1. */
    public long increment() {
      long sum = 0;
      for (int i = 1; i < words.length; i++) {
        sum += words[i].get();
      }
      return words[0].incrementAndGet() + sum;
    }
  }
}
