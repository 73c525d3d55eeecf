package halt.model.machine;

import halt.core.Layout;
import halt.model.arena.ArenaMap;
import halt.model.arena.OwnedArena;
import halt.model.arena.Ownership;

/**
 * What is in the arena, whose is each word, and what changed? Every write goes through {@link
 * #put}, which keeps the hash of the whole up to date and remembers what to take back. Marks of
 * ownership are {@link Ownership}'s.
 */
public final class TrackedArena extends OwnedArena {
  private final UndoLog log;
  private long low;
  private long high;
  private boolean rootsChanged;
  private boolean atomsChanged;

  /** An arena with these words, which it takes over; nobody owns any. */
  public TrackedArena(ArenaMap map, long[] words, UndoLog log) {
    super(map, words);
    this.log = log;
    rehash();
  }

  private void rehash() {
    low = 0;
    high = 0;
    for (int i = 0; i < words.length; i++) {
      low ^= Fingerprint.low(place(i, owners[i]), words[i]);
      high ^= Fingerprint.high(place(i, owners[i]), words[i]);
    }
  }

  private static long place(int offset, byte owner) {
    return (long) owner << 32 ^ offset;
  }

  /** The low and high half of the hash of all words and their owners. */
  public long low() {
    return low;
  }

  public long high() {
    return high;
  }

  /** Whether a register or an atom changed since {@link #forgetChanges}. */
  public boolean rootsChanged() {
    return rootsChanged;
  }

  /** Whether an atom changed since then, be it only its reference. */
  public boolean atomsChanged() {
    return atomsChanged;
  }

  public void forgetChanges() {
    rootsChanged = false;
    atomsChanged = false;
  }

  /** A collection has ended: look at everything again. */
  public void allChanged() {
    rootsChanged = true;
    atomsChanged = true;
  }

  @Override
  public void put(int offset, long word, byte owner) {
    long oldWord = words[offset];
    byte oldOwner = owners[offset];
    if (oldWord == word && oldOwner == owner) {
      return;
    }
    log.push((oldOwner & 0xFFL) << 32 | offset);
    log.push(oldWord);
    words[offset] = word;
    owners[offset] = owner;
    low ^=
        Fingerprint.low(place(offset, oldOwner), oldWord)
            ^ Fingerprint.low(place(offset, owner), word);
    high ^=
        Fingerprint.high(place(offset, oldOwner), oldWord)
            ^ Fingerprint.high(place(offset, owner), word);
    if (offset >= map.atoms && offset < map.heap.start || offset == Layout.ATOM_NEXT) {
      allChanged();
    } else if (offset >= Layout.CONTROL_WORDS && offset < map.atoms) {
      rootsChanged = true;
    }
  }

  /** Takes back what was put since the log had this size; its hash is restored apart. */
  public void undoWords(int size) {
    while (log.size() > size) {
      long word = log.pop();
      long where = log.pop();
      words[(int) where] = word;
      owners[(int) where] = (byte) (where >> 32);
    }
  }

  /** The hash that belongs to the words as they are again. */
  public void restoreHash(long oldLow, long oldHigh) {
    low = oldLow;
    high = oldHigh;
  }

  /** How many longs {@link #save} takes. */
  public int savedLength() {
    return words.length + (owners.length + 7) / 8;
  }

  /** Writes words and owners from that index on; gives the next one. */
  public int save(long[] saved, int from) {
    System.arraycopy(words, 0, saved, from, words.length);
    int marks = from + words.length;
    for (int i = 0; i < owners.length; i++) {
      saved[marks + i / 8] |= (owners[i] & 0xFFL) << (i % 8 * 8);
    }
    return from + savedLength();
  }

  /** Reads what {@link #save} wrote. */
  public int restore(long[] saved, int from) {
    System.arraycopy(saved, from, words, 0, words.length);
    int marks = from + words.length;
    for (int i = 0; i < owners.length; i++) {
      owners[i] = (byte) (saved[marks + i / 8] >> (i % 8 * 8));
    }
    rehash();
    return from + savedLength();
  }
}
