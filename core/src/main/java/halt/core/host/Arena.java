package halt.core.host;

import halt.core.role.Offset;
import halt.core.role.Size;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * One contiguous, preallocated block of 64-bit words: all the state there is. Words are named by
 * their offset from the base, so an arena image has the same bytes on every machine.
 *
 * <p>The access methods carry the names and the meanings of {@link VarHandle}'s. An untyped word
 * takes the role that the reader gives it. An access outside the arena throws {@link
 * IndexOutOfBoundsException} on the JVM and is a violation in the explorer.
 */
@Intrinsic
public final class Arena {
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] words;
  private final PlatformListener listener;

  /**
   * An arena of zeroed words.
   *
   * @param size the number of words, at most {@link Integer#MAX_VALUE} on the JVM
   * @param listener hears the events of {@link Platform} and answers its choices
   */
  public Arena(@Size long size, PlatformListener listener) {
    this.words = new long[Math.toIntExact(size)];
    this.listener = listener;
  }

  /** An arena of zeroed words, on a host that asks for nothing and fails nothing. */
  public Arena(@Size long size) {
    this(size, PlatformListener.QUIET);
  }

  /** A copy of every word, for comparison with an image from another host. */
  public long[] image() {
    return words.clone();
  }

  PlatformListener listener() {
    return listener;
  }

  /** An array index, refusing offsets that only their low bits would make one. */
  private int index(@Offset long offset) {
    return (int) Objects.checkIndex(offset, (long) words.length);
  }

  /** The number of words. */
  public @Size long size() {
    return words.length;
  }

  /** A load without ordering: for words that no other thread can reach or that are published. */
  public long getPlain(@Offset long offset) {
    return words[index(offset)];
  }

  /** A load that orders later accesses after it. */
  public long getAcquire(@Offset long offset) {
    return (long) WORDS.getAcquire(words, index(offset));
  }

  /** A sequentially consistent load. */
  public long getVolatile(@Offset long offset) {
    return (long) WORDS.getVolatile(words, index(offset));
  }

  /** A store without ordering: for words that no other thread can reach yet. */
  public void setPlain(@Offset long offset, long word) {
    words[index(offset)] = word;
  }

  /** A store that orders earlier accesses before it. */
  public void setRelease(@Offset long offset, long word) {
    WORDS.setRelease(words, index(offset), word);
  }

  /** A sequentially consistent store. */
  public void setVolatile(@Offset long offset, long word) {
    WORDS.setVolatile(words, index(offset), word);
  }

  /**
   * Stores {@code desired} if the word is {@code expected}, in one step; sequentially consistent.
   */
  public boolean compareAndSet(@Offset long offset, long expected, long desired) {
    return WORDS.compareAndSet(words, index(offset), expected, desired);
  }

  /** As {@link #compareAndSet}, giving the word that was found. */
  public long compareAndExchange(@Offset long offset, long expected, long desired) {
    return (long) WORDS.compareAndExchange(words, index(offset), expected, desired);
  }

  /** Adds to the word and gives what it was, in one step; sequentially consistent. */
  public long getAndAdd(@Offset long offset, long increment) {
    return (long) WORDS.getAndAdd(words, index(offset), increment);
  }

  /** Orders every earlier access before every later one. */
  public void fullFence() {
    VarHandle.fullFence();
  }
}
