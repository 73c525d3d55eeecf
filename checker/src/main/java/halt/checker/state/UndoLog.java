package halt.checker.state;

import java.util.Arrays;

/** What was there before? A stack of words, read back in the reverse order. */
final class UndoLog {
  private long[] entries = new long[1 << 12];
  private int size;

  int size() {
    return size;
  }

  void push(long entry) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    entries[size++] = entry;
  }

  long pop() {
    return entries[--size];
  }

  void clear() {
    size = 0;
  }
}
