package halt.model.spec;

import halt.core.Layout;
import halt.core.value.Header;
import halt.core.value.Word;
import halt.model.spec.LogicalValue.Malformed;
import halt.model.spec.LogicalValue.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * Which logical value does a word of an arena stand for? Reads objects through their layout and
 * forgets the addresses. Never throws on what it reads: a word that stands for nothing becomes a
 * {@link Malformed} in its place, and a cycle is one.
 *
 * <p>Each object is read once in a call, so the work is bounded by the arena. Nothing is kept
 * between calls: the words may change.
 */
public final class LogicalReader {
  private final LongUnaryOperator words;
  private final long size;

  /**
   * A reader of one arena, laid out by {@link halt.core.collect.Heap#initialise}.
   *
   * @param words the word at an offset; asked only for offsets from 0 to {@code size} - 1
   * @param size the number of words in the arena
   */
  public LogicalReader(LongUnaryOperator words, long size) {
    this.words = words;
    this.size = size;
  }

  /** What the atoms hold now. */
  public SpecState atoms() {
    List<LogicalValue> values = new ArrayList<>();
    long end = Math.min(size, words.applyAsLong(Layout.ATOM_NEXT));
    for (long cell = words.applyAsLong(Layout.ATOMS); 0 <= cell && cell < end; cell++) {
      values.add(read(words.applyAsLong(cell)));
    }
    return new SpecState(values);
  }

  /** The value that a word stands for. */
  public LogicalValue read(long word) {
    return Word.tag(word) == Word.TAG_OBJECT && word != Word.NIL ? object(word) : immediate(word);
  }

  /** A value that lives in its word, or nil. */
  private LogicalValue immediate(long word) {
    switch ((int) Word.tag(word)) {
      case (int) Word.TAG_OBJECT:
        return LogicalValue.NIL;
      case (int) Word.TAG_FIXNUM:
        return LogicalValue.fixnum(Word.integer(word));
      case (int) Word.TAG_ATOM:
        return atom(word);
      case (int) Word.TAG_SPECIAL:
        return special(word);
      case (int) Header.TAG_HEADER:
        return new Malformed("header", word);
      case (int) Header.TAG_FORWARDED:
        return new Malformed("forwarding-pointer", word);
      default:
        return new Malformed("unknown-tag", word);
    }
  }

  /** The special constant that a word of their tag is. */
  public static LogicalValue special(long word) {
    if (word == Word.FALSE) {
      return LogicalValue.FALSE;
    }
    if (word == Word.TRUE) {
      return LogicalValue.TRUE;
    }
    if (word == Word.NEEDS_COLLECTION) {
      return LogicalValue.NEEDS_COLLECTION;
    }
    if (word == Word.OUT_OF_MEMORY) {
      return LogicalValue.OUT_OF_MEMORY;
    }
    if (word == Word.WRONG_KIND) {
      return LogicalValue.WRONG_KIND;
    }
    if (word == Word.OUT_OF_RANGE) {
      return LogicalValue.OUT_OF_RANGE;
    }
    return word == Word.OUT_OF_ATOMS
        ? LogicalValue.OUT_OF_ATOMS
        : new Malformed("unknown-constant", word);
  }

  private LogicalValue atom(long word) {
    long cell = Word.atomRef(word);
    long first = words.applyAsLong(Layout.ATOMS);
    return first <= cell && cell < words.applyAsLong(Layout.ATOM_NEXT)
        ? LogicalValue.atom((int) (cell - first))
        : new Malformed("no-atom", word);
  }

  /** An object whose fields are being read. */
  private record Open(long word, long length, List<LogicalValue> fields) {}

  private LogicalValue object(long word) {
    LogicalValue flat = flat(word);
    return flat != null ? flat : nested(word);
  }

  /** A whole object all of whose fields live in their words, which most are; null for another. */
  private LogicalValue flat(long word) {
    long reference = Word.reference(word);
    if (reference < words.applyAsLong(Layout.HEAP) || reference >= size) {
      return null;
    }
    long header = words.applyAsLong(reference);
    if (!Header.isHeader(header)
        || Header.kind(header) != Header.KIND_TUPLE
        || Header.length(header) > size - reference - Header.WORDS) {
      return null;
    }
    LogicalValue[] fields = new LogicalValue[(int) Header.length(header)];
    for (int i = 0; i < fields.length; i++) {
      long field = words.applyAsLong(reference + Header.WORDS + i);
      if (Word.tag(field) == Word.TAG_OBJECT && field != Word.NIL) {
        return null;
      }
      fields[i] = immediate(field);
    }
    return LogicalValue.tuple(fields);
  }

  private LogicalValue nested(long word) {
    // A finished object's value; null stands for one that is still open, so meeting it is a cycle.
    Map<Long, LogicalValue> known = new HashMap<>();
    Deque<Open> open = new ArrayDeque<>();
    LogicalValue value = enter(word, known, open);
    while (!open.isEmpty()) {
      Open top = open.peek();
      if (value != null) {
        top.fields().add(value);
      }
      if (top.fields().size() == top.length()) {
        open.pop();
        value = new Tuple(top.fields());
        known.put(top.word(), value);
        continue;
      }
      long field =
          words.applyAsLong(Word.reference(top.word()) + Header.WORDS + top.fields().size());
      if (Word.tag(field) != Word.TAG_OBJECT || field == Word.NIL) {
        value = immediate(field);
      } else if (!known.containsKey(field)) {
        value = enter(field, known, open);
      } else {
        LogicalValue seen = known.get(field);
        value = seen == null ? new Malformed("cycle", field) : seen;
      }
    }
    return value;
  }

  /** Opens an object and gives null, or gives the reason why it cannot be opened. */
  private LogicalValue enter(long word, Map<Long, LogicalValue> known, Deque<Open> open) {
    long reference = Word.reference(word);
    if (reference < words.applyAsLong(Layout.HEAP) || reference >= size) {
      return new Malformed("outside-heap", word);
    }
    long header = words.applyAsLong(reference);
    if (Header.isForwarded(header)) {
      return new Malformed("forwarded-object", word);
    }
    if (!Header.isHeader(header) || Header.kind(header) != Header.KIND_TUPLE) {
      return new Malformed("no-object", word);
    }
    long length = Header.length(header);
    if (length > size - reference - 1) {
      return new Malformed("longer-than-arena", word);
    }
    known.put(word, null);
    open.push(new Open(word, length, new ArrayList<>((int) length)));
    return null;
  }
}
