package halt.model.machine;

import java.util.Arrays;

/** What was there before? A stack of words, read back in the reverse order. */
public final class UndoLog {
  private long[] entries = new long[1 << 12];
  private int size;

  public int size() {
    return size;
  }

  public void push(long entry) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    entries[size++] = entry;
  }

  public long pop() {
    return entries[--size];
  }

  public void clear() {
    size = 0;
  }
}
