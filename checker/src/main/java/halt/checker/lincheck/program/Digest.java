package halt.checker.lincheck.program;

import java.util.function.LongConsumer;

/**
 * Which of many sequences of words was this? 128 bits in two independent halves, each a word-wise
 * polynomial of mixed words (the mixer is Stafford's variant 13 of MurmurHash3's, as in
 * SplittableRandom).
 */
final class Digest implements LongConsumer {
  private static final long STEP_A = 0x9E3779B97F4A7C15L;
  private static final long STEP_B = 0xD1B54A32D192ED03L;
  private static final long TIMES_A = 0xBF58476D1CE4E5B9L;
  private static final long TIMES_B = 0x94D049BB133111EBL;

  private long first;
  private long second;

  /** A value of it. The hash of a record takes longer than all else about it. */
  static final class Value {
    private final long first;
    private final long second;

    Value(long first, long second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Value same && same.first == first && same.second == second;
    }

    @Override
    public int hashCode() {
      return (int) first;
    }
  }

  void reset() {
    first = 0;
    second = 0;
  }

  void become(Digest other) {
    first = other.first;
    second = other.second;
  }

  @Override
  public void accept(long word) {
    first = (first ^ mix(word + STEP_A)) * TIMES_A + STEP_B;
    first ^= first >>> 32;
    second = (Long.rotateLeft(second, 29) + mix(word ^ STEP_B)) * TIMES_B + STEP_A;
    second ^= second >>> 29;
  }

  void accept(Digest other) {
    accept(other.first);
    accept(other.second);
  }

  /** One half, where a collision costs time only. */
  long half() {
    return first;
  }

  Value value() {
    return new Value(first, second);
  }

  private static long mix(long word) {
    long mixed = (word ^ word >>> 30) * TIMES_A;
    mixed = (mixed ^ mixed >>> 27) * TIMES_B;
    return mixed ^ mixed >>> 31;
  }
}
