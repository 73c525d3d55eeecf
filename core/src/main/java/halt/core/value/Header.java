package halt.core.value;

import halt.core.role.Converts;
import halt.core.role.Ref;
import halt.core.role.Size;

/**
 * What is in an object's first word? Its kind and its length, or, while a collection runs, where
 * its replica is. Neither tag is a value's, so a header is never taken for a field, nor a field for
 * a header.
 *
 * <pre>
 *   63                      8 7     3 2 0
 *  +-------------------------+-------+---+
 *  |  payload length, words  | kind  |110|  header
 *  +-------------------------+-------+---+
 *  |  word offset of the replica     |111|  forwarding pointer, in from-space only
 *  +---------------------------------+---+
 * </pre>
 *
 * Nothing is ever written into a header but a forwarding pointer, and that only by the collector
 * while the world is stopped.
 */
public final class Header {
  /** The tag of a header. */
  public static final long TAG_HEADER = 6;

  /** The tag of a forwarding pointer. */
  public static final long TAG_FORWARDED = 7;

  /** Where the length starts, in bits. */
  public static final int LENGTH_SHIFT = 8;

  /** The bits of the kind, after the tag is shifted out. */
  public static final long KIND_MASK = 31;

  /** An object whose payload is a sequence of value words. */
  public static final int KIND_TUPLE = 1;

  /** The words that a header takes. */
  public static final @Size long WORDS = 1;

  private Header() {}

  /** The header of an object of this kind with a payload of {@code length} words. */
  @Converts(reason = "a length is stored above the kind as a plain number")
  public static long of(int kind, @Size long length) {
    return length << LENGTH_SHIFT | (long) kind << Word.TAG_BITS | TAG_HEADER;
  }

  /** Whether the word is a header: not a value, not a forwarding pointer. */
  public static boolean isHeader(long word) {
    return (word & Word.TAG_MASK) == TAG_HEADER;
  }

  /** What kind of object it heads. */
  public static int kind(long header) {
    return (int) (header >>> Word.TAG_BITS & KIND_MASK);
  }

  /** Whether objects of this kind exist. */
  public static boolean isKind(int kind) {
    return kind == KIND_TUPLE;
  }

  /**
   * How many of the words that follow it are values, which come first. Whoever walks over objects
   * asks here which words to follow.
   */
  public static @Size long fields(long header) {
    return kind(header) == KIND_TUPLE ? length(header) : 0;
  }

  /** How many words follow it. */
  @Converts(reason = "the bits above the kind are the payload's length in words")
  public static @Size long length(long header) {
    return header >>> LENGTH_SHIFT;
  }

  /** Whether a collector has copied the object and left a forwarding pointer. */
  public static boolean isForwarded(long word) {
    return (word & Word.TAG_MASK) == TAG_FORWARDED;
  }

  /** What the collector leaves in the header of an object that it has copied. */
  @Converts(reason = "the replica's offset above a tag that no header and no value has")
  public static long forwarding(@Ref long replica) {
    return replica << Word.TAG_BITS | TAG_FORWARDED;
  }

  /** Where the replica is. */
  @Converts(reason = "dropping the tag of a forwarding pointer leaves the replica's offset")
  public static @Ref long replica(long forwarding) {
    return forwarding >>> Word.TAG_BITS;
  }
}
