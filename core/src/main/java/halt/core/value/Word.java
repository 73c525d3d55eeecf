package halt.core.value;

import halt.core.role.AtomRef;
import halt.core.role.Converts;
import halt.core.role.Ref;
import halt.core.role.Value;

/**
 * What is in a value word? Three tag bits below, the payload above:
 *
 * <pre>
 *   63                                    3 2 0
 *  +---------------------------------------+---+
 *  |  word offset of an object (0: nil)    |000|  object reference
 *  |  61-bit two's complement integer      |001|  fixnum
 *  |  word offset of an atom's cell        |010|  atom
 *  |  number of a constant                 |011|  special constant
 *  +---------------------------------------+---+
 * </pre>
 *
 * A word is eight bytes, so a reference is also the object's byte offset. Tags 6 and 7 mark words
 * that are no values: see {@link Header}.
 */
public final class Word {
  /** How many bits the tag takes. */
  public static final int TAG_BITS = 3;

  /** The bits of the tag. */
  public static final long TAG_MASK = 7;

  /** The tags of the four kinds of value. */
  public static final long TAG_OBJECT = 0;

  public static final long TAG_FIXNUM = 1;
  public static final long TAG_ATOM = 2;
  public static final long TAG_SPECIAL = 3;

  /** The value of an empty register, and of an atom created with nothing. */
  public static final @Value long NIL = 0;

  /** The truth values. */
  public static final @Value long FALSE = 0 << TAG_BITS | TAG_SPECIAL;

  public static final @Value long TRUE = 1 << TAG_BITS | TAG_SPECIAL;

  /** The special constants from this number on are failures: see {@link #isFailure}. */
  public static final long FIRST_FAILURE = 2;

  /** The operation found no memory and did nothing: collect, then run it again. */
  public static final @Value long NEEDS_COLLECTION = 2 << TAG_BITS | TAG_SPECIAL;

  /** The operation found no memory although collections had been run; it did nothing. */
  public static final @Value long OUT_OF_MEMORY = 3 << TAG_BITS | TAG_SPECIAL;

  /** An argument was not of the kind that the operation takes; it did nothing. */
  public static final @Value long WRONG_KIND = 4 << TAG_BITS | TAG_SPECIAL;

  /** A number left the range of fixnums or an index the range of its tuple; nothing was done. */
  public static final @Value long OUT_OF_RANGE = 5 << TAG_BITS | TAG_SPECIAL;

  /** The atom table is full; nothing was done. */
  public static final @Value long OUT_OF_ATOMS = 6 << TAG_BITS | TAG_SPECIAL;

  /** The least and the greatest fixnum: 61 bits. */
  public static final long MIN_FIXNUM = -(1L << 60);

  public static final long MAX_FIXNUM = (1L << 60) - 1;

  private Word() {}

  /** The tag of a word. */
  @Converts(reason = "the low three bits of any value word are a plain number, its tag")
  public static long tag(@Value long word) {
    return word & TAG_MASK;
  }

  /** Whether the word is an integer. */
  public static boolean isFixnum(@Value long word) {
    return tag(word) == TAG_FIXNUM;
  }

  /** Whether the word names an atom. */
  public static boolean isAtom(@Value long word) {
    return tag(word) == TAG_ATOM;
  }

  /** Whether the word names an object; nil does not. */
  public static boolean isObject(@Value long word) {
    return tag(word) == TAG_OBJECT && word != NIL;
  }

  /** Whether the word says why an operation did nothing, instead of giving its result. */
  public static boolean isFailure(@Value long word) {
    return tag(word) == TAG_SPECIAL && integer(word) >= FIRST_FAILURE;
  }

  /** The fixnum of an integer in {@link #MIN_FIXNUM} to {@link #MAX_FIXNUM}. */
  @Converts(reason = "shifting a 61-bit integer over the tag bits makes a fixnum word")
  public static @Value long fixnum(long integer) {
    return integer << TAG_BITS | TAG_FIXNUM;
  }

  /** The integer of a fixnum; of a special constant, its number. */
  @Converts(reason = "the arithmetic shift drops the tag and keeps the sign")
  public static long integer(@Value long word) {
    return word >> TAG_BITS;
  }

  /** The word of a truth value. */
  public static @Value long bool(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /** The value word that names an object. */
  @Converts(reason = "an object's tag is zero, so the offset is only shifted")
  public static @Value long object(@Ref long reference) {
    return reference << TAG_BITS | TAG_OBJECT;
  }

  /** The object that a value word names. */
  @Converts(reason = "dropping the tag of an object word leaves its word offset")
  public static @Ref long reference(@Value long word) {
    return word >>> TAG_BITS;
  }

  /** The value word that names an atom. */
  @Converts(reason = "the cell's offset above the atom tag")
  public static @Value long atom(@AtomRef long atom) {
    return atom << TAG_BITS | TAG_ATOM;
  }

  /** The atom that a value word names. */
  @Converts(reason = "dropping the tag of an atom word leaves its cell's offset")
  public static @AtomRef long atomRef(@Value long word) {
    return word >>> TAG_BITS;
  }
}
