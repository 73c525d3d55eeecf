package halt.model.machine;

import halt.core.value.Header;
import halt.core.value.Word;
import halt.model.arena.ArenaMap;
import halt.model.arena.Ownership;
import halt.model.property.Property;
import halt.model.property.Violation;

/**
 * What is reachable, is it whole, and which graph does it make? Walks from the registers and the
 * atoms, in a fixed order, so that two arenas have the same walk exactly if their graphs are
 * isomorphic with the roots held in place: same kinds, same payloads, same sharing.
 */
public final class HeapGraph {
  private final ArenaMap map;
  private final TrackedArena arena;
  private final long[] words;
  private final int[] visit;
  private final int[] order;
  private int stamp;
  private final int[] pending;

  /** A walker over an arena, which it only reads. */
  public HeapGraph(ArenaMap map, TrackedArena arena) {
    this.map = map;
    this.arena = arena;
    this.words = arena.words;
    this.visit = new int[words.length];
    this.order = new int[words.length];
    this.pending = new int[words.length];
  }

  /** Where the walk's result goes: a hash that two different graphs hardly share. */
  private long hash;

  private int count;
  private int top;
  private long liveWords;

  /**
   * A hash of the logical graph.
   *
   * @throws Violation if something reachable is not a whole, published object
   */
  public long hash() {
    stamp++;
    hash = 1;
    count = 0;
    top = 0;
    liveWords = 0;
    int cells = arena.atomEnd();
    for (int cell = map.atoms; cell < cells; cell++) {
      root(cell, -1);
    }
    for (int process = 0; process < map.processes; process++) {
      for (int index = 0; index < map.registers; index++) {
        root(map.register(process, index), process);
      }
    }
    return hash;
  }

  /** The words of all objects that the last walk reached. */
  public long liveWords() {
    return liveWords;
  }

  private void root(int slot, int process) {
    slot(slot, process);
    while (top > 0) {
      int object = pending[--top];
      int fields = (int) Header.fields(words[object]);
      for (int field = object + 1; field <= object + fields; field++) {
        slot(field, process);
      }
      int end = object + (int) Header.length(words[object]);
      for (int raw = object + 1 + fields; raw <= end; raw++) {
        mix(words[raw]);
      }
    }
  }

  private void slot(int slot, int process) {
    long value = words[slot];
    int tag = (int) (value & Word.TAG_MASK);
    if (tag == Word.TAG_OBJECT && value != Word.NIL) {
      object(slot, value >>> Word.TAG_BITS, process);
    } else if (tag == Word.TAG_ATOM) {
      long cell = value >>> Word.TAG_BITS;
      if (cell < map.atoms || cell >= arena.atomEnd()) {
        throw broken(slot, "names no atom");
      }
      mix(value);
    } else if (tag > Word.TAG_SPECIAL) {
      throw broken(slot, "holds " + map.value(value) + ", which is no value");
    } else {
      mix(value);
    }
  }

  private void object(int slot, long reference, int process) {
    if (!map.heap.isClaimed(words, reference, reference + 1)) {
      throw broken(slot, "names word " + reference + ", outside the space that objects are in");
    }
    int object = (int) reference;
    requireSettled(slot, object, process);
    if (visit[object] == stamp) {
      mix(order[object] * 8L + 5);
      return;
    }
    long header = words[object];
    if (!Header.isHeader(header) || !Header.isKind(Header.kind(header))) {
      throw broken(slot, "names word " + reference + ", which heads no object");
    }
    long length = Header.length(header);
    if (!map.heap.isClaimed(words, reference, reference + Header.WORDS + length)) {
      throw broken(slot, "names an object that ends outside of its space");
    }
    for (int field = object + 1; field <= object + length; field++) {
      requireSettled(slot, field, process);
    }
    visit[object] = stamp;
    order[object] = count++;
    mix(header);
    liveWords += Header.WORDS + length;
    pending[top++] = object;
  }

  /** What an atom reaches is published; what a register reaches may still be its process's own. */
  private void requireSettled(int slot, int word, int process) {
    byte owner = arena.owners[word];
    if (owner != Ownership.PUBLISHED && (process < 0 || owner != Ownership.of(process))) {
      throw broken(
          slot,
          "reaches "
              + map.name(word)
              + (owner == Ownership.FREE ? ", never written" : ", not published yet"));
    }
  }

  private Violation broken(int slot, String what) {
    return new Violation(Property.REACHABLE_INTACT, map.name(slot) + " " + what);
  }

  private void mix(long part) {
    hash = Fingerprint.mix(hash * 31 + part);
  }
}
