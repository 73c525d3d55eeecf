package halt.core.paging;

import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Size;

/**
 * Which frames of physical memory are free? A frame is as much memory as a page maps, and is named
 * by its number. Two bitmaps say which frames were ever given, and which of those are free:
 *
 * <pre>
 *   FIRST   the number of the first frame that the bitmaps speak of
 *   COUNT   how many they speak of
 *           given: 64 frames a word, lowest bit first
 *           free:  likewise
 * </pre>
 *
 * A frame changes hands by one compare-and-set of its bit in {@code free}, so this is lock-free: an
 * operation is held up only by another one that has succeeded in the same word.
 */
public final class Frames {
  /** In the record: the first frame; never changes after {@link #initialise}. */
  public static final @Size long FIRST = 0;

  /** In the record: how many frames; never changes either. */
  public static final @Size long COUNT = 1;

  /** In the record: where the bitmaps start. */
  public static final @Size long BITMAPS = 2;

  /** No frame: none is free. */
  public static final long NONE = -1;

  /** How many frames a word of a bitmap speaks of. */
  private static final int BITS = 64;

  private Frames() {}

  /** How many words a record for so many frames takes. */
  public static @Size long words(long count) {
    return BITMAPS + bitmapWords(count) * 2;
  }

  /**
   * Makes a record of frames, none of which has been given.
   *
   * @param frames where it is to be, {@link #words} zeroed words
   * @param first the lowest frame that may be given
   * @param count how many from there on may be
   */
  public static void initialise(Arena arena, @Offset long frames, long first, long count) {
    arena.setPlain(frames + FIRST, first);
    arena.setPlain(frames + COUNT, count);
  }

  /**
   * Gives frames for anybody to allocate: a run of usable memory.
   *
   * @return false, with nothing done, if the record does not speak of all of them or if one of them
   *     was given before; of two calls at one time that name the same frame, one may give a part
   */
  public static boolean give(Arena arena, @Offset long frames, long first, long count) {
    long base = arena.getPlain(frames + FIRST);
    long total = arena.getPlain(frames + COUNT);
    long from = first - base;
    if (from < 0 || count < 0 || count > total || from > total - count) {
      return false;
    }
    for (long word = from / BITS; word * BITS < from + count; word++) {
      if ((arena.getAcquire(given(frames) + word) & bitsOf(word, from, from + count)) != 0) {
        return false;
      }
    }
    for (long word = from / BITS; word * BITS < from + count; word++) {
      long bits = bitsOf(word, from, from + count);
      if (!setBits(arena, given(frames) + word, bits)) {
        return false;
      }
      setBits(arena, free(arena, frames) + word, bits);
    }
    return true;
  }

  /**
   * Takes the lowest free frame that it meets; its content is what it was.
   *
   * @return the frame, or {@link #NONE} if of every word of the bitmap there was a moment in which
   *     no frame was free in it
   */
  public static long allocate(Arena arena, @Offset long frames) {
    long total = arena.getPlain(frames + COUNT);
    @Size long words = bitmapWords(total);
    @Offset long bitmap = free(arena, frames);
    for (long word = 0; word < words; word++) {
      long found = arena.getAcquire(bitmap + word);
      while (found != 0) {
        long bit = found & -found;
        if (take(arena, bitmap + word, bit)) {
          long first = arena.getPlain(frames + FIRST);
          return first + word * BITS + place(bit);
        }
        found = arena.getAcquire(bitmap + word);
      }
    }
    return NONE;
  }

  /**
   * Takes so many frames in a row, the lowest such run that it meets. While it looks it holds what
   * it has found so far, so that {@link #allocate} may meanwhile find none.
   *
   * @param count at least 1
   * @return the first of them, or {@link #NONE}
   */
  public static long allocateRun(Arena arena, @Offset long frames, long count) {
    long total = arena.getPlain(frames + COUNT);
    @Offset long bitmap = free(arena, frames);
    long at = 0;
    long length = 0;
    while (at < total) {
      long taken = takeAt(arena, bitmap, at, count - length);
      if (taken == 0) {
        giveBack(arena, bitmap, at - length, length);
        length = 0;
        at++;
      } else {
        at = at + taken;
        length = length + taken;
        if (length == count) {
          long first = arena.getPlain(frames + FIRST);
          return first + at - count;
        }
      }
    }
    giveBack(arena, bitmap, at - length, length);
    return NONE;
  }

  /**
   * Gives a frame back.
   *
   * @return false, with nothing done, if it is free already or was never given
   */
  public static boolean release(Arena arena, @Offset long frames, long frame) {
    long first = arena.getPlain(frames + FIRST);
    long total = arena.getPlain(frames + COUNT);
    long index = frame - first;
    if (index < 0 || index >= total) {
      return false;
    }
    long bit = 1L << (index % BITS);
    if ((arena.getAcquire(given(frames) + index / BITS) & bit) == 0) {
      return false;
    }
    return setBits(arena, free(arena, frames) + index / BITS, bit);
  }

  /** How many frames are free; while others allocate, how many were, word by word. */
  public static long count(Arena arena, @Offset long frames) {
    long total = arena.getPlain(frames + COUNT);
    @Offset long bitmap = free(arena, frames);
    long count = 0;
    for (long word = 0; word * BITS < total; word++) {
      long bits = arena.getAcquire(bitmap + word);
      while (bits != 0) {
        bits = bits & (bits - 1);
        count++;
      }
    }
    return count;
  }

  /** How many frames the longest run of free ones has. */
  public static long longestRun(Arena arena, @Offset long frames) {
    long total = arena.getPlain(frames + COUNT);
    @Offset long bitmap = free(arena, frames);
    long longest = 0;
    long length = 0;
    for (long word = 0; word * BITS < total; word++) {
      long bits = arena.getAcquire(bitmap + word);
      if (bits == -1) {
        length = length + BITS;
      } else {
        for (int bit = 0; bit < BITS; bit++) {
          length = (bits >>> bit & 1) != 0 ? length + 1 : 0;
          longest = length > longest ? length : longest;
        }
      }
      longest = length > longest ? length : longest;
    }
    return longest;
  }

  /**
   * Sets bits of a word in one step.
   *
   * @return false, with nothing done, if one of them is set
   */
  public static boolean setBits(Arena arena, @Offset long word, long bits) {
    while (true) {
      long found = arena.getAcquire(word);
      if ((found & bits) != 0) {
        return false;
      }
      if (arena.compareAndSet(word, found, found | bits)) {
        return true;
      }
    }
  }

  /**
   * Clears bits of a word in one step.
   *
   * @return false, with nothing done, if one of them is clear
   */
  public static boolean take(Arena arena, @Offset long word, long bits) {
    while (true) {
      long found = arena.getAcquire(word);
      if ((found & bits) != bits) {
        return false;
      }
      if (arena.compareAndSet(word, found, found & ~bits)) {
        return true;
      }
    }
  }

  /** Takes free frames from an index on, at most {@code wanted}; gives how many. */
  private static long takeAt(Arena arena, @Offset long bitmap, long index, long wanted) {
    if (index % BITS == 0 && wanted >= BITS) {
      if (take(arena, bitmap + index / BITS, -1)) {
        return BITS;
      }
    }
    return take(arena, bitmap + index / BITS, 1L << (index % BITS)) ? 1 : 0;
  }

  /** Takes back what {@link #takeAt} did to frames in a row. */
  private static void giveBack(Arena arena, @Offset long bitmap, long from, long count) {
    if (count > 0) {
      for (long word = from / BITS; word * BITS < from + count; word++) {
        setBits(arena, bitmap + word, bitsOf(word, from, from + count));
      }
    }
  }

  /** The bits of a word that stand for the indices from {@code from} to before {@code to}. */
  private static long bitsOf(long word, long from, long to) {
    long low = from - word * BITS;
    long high = to - word * BITS;
    long above = low <= 0 ? -1 : -1L << low;
    long below = high >= BITS ? -1 : (1L << high) - 1;
    return above & below;
  }

  /** Which bit it is, the lowest being 0. */
  private static int place(long bit) {
    int place = 0;
    while ((bit >>> place & 1) == 0) {
      place++;
    }
    return place;
  }

  private static @Offset long given(@Offset long frames) {
    return frames + BITMAPS;
  }

  private static @Offset long free(Arena arena, @Offset long frames) {
    long total = arena.getPlain(frames + COUNT);
    return frames + BITMAPS + bitmapWords(total);
  }

  private static @Size long bitmapWords(long count) {
    return (count + BITS - 1) / BITS;
  }
}
