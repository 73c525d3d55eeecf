package halt.core.paging;

import halt.core.host.Arena;
import halt.core.role.Converts;
import halt.core.role.Offset;
import halt.core.role.Size;

/**
 * How does a machine's MMU read a table? A record of constants that whoever knows the machine fills
 * in, and the questions about entries that they answer. A page is 2 to the {@link #PAGE_SHIFT}
 * bytes; a table is a page of entries, one word each; level 0 maps single pages, and an entry of a
 * level above names a table of the level below or maps a large page as large as all that such a
 * table maps. An entry of 0 maps nothing.
 */
public final class Regime {
  /** How many levels there are; the root is the table of the last one. */
  public static final @Size long LEVELS = 0;

  /** How many bits of a page's number a level reads: a table has 2 to the so many entries. */
  public static final @Size long INDEX_BITS = 1;

  /** The bytes of a page, as a power of 2. */
  public static final @Size long PAGE_SHIFT = 2;

  /** How many pages a table can be asked for, from page 0 on. */
  public static final @Size long PAGES = 3;

  /** Where in the arena physical address 0 lies. */
  public static final @Size long MEMORY = 4;

  /** The bit without which an MMU sees no entry. */
  public static final @Size long PRESENT = 5;

  /** All bits but the address of an entry that names a table. */
  public static final @Size long TABLE = 6;

  /** All bits but address and rights of an entry of level 0 that maps a page. */
  public static final @Size long PAGE = 7;

  /** Likewise of an entry of a level above that maps a large page. */
  public static final @Size long LARGE = 8;

  /** Above level 0: the bits that tell a large page from a table ... */
  public static final @Size long LARGE_MASK = 9;

  /** ... and what they are for a large page. */
  public static final @Size long LARGE_KIND = 10;

  /** The highest level that may map a large page. */
  public static final @Size long LARGEST = 11;

  /** The bits of a physical address in an entry. */
  public static final @Size long ADDRESS = 12;

  /** The bits of an entry that {@link #RIGHTS} has words for. */
  public static final @Size long RIGHTS_MASK = 13;

  /**
   * Whether a large page must not be replaced by a table while any CPU may use it: 1 where the
   * machine wants break-before-make (Arm ARM, D8.16.1), 0 where it does not.
   */
  public static final @Size long BREAK = 14;

  /** The bits for each of the eight {@link Rights}; those of refused rights are never read. */
  public static final @Size long RIGHTS = 15;

  /** The words of the record. */
  public static final @Size long WORDS = 23;

  /** The bytes of a word, as a power of 2. */
  private static final int WORD_SHIFT = 3;

  private Regime() {}

  /** Whether an MMU that reads this entry sees one. */
  public static boolean isPresent(Arena arena, @Offset long regime, long entry) {
    long present = arena.getPlain(regime + PRESENT);
    return (entry & present) != 0;
  }

  /** Whether an entry of that level names a table. */
  public static boolean isTable(Arena arena, @Offset long regime, int level, long entry) {
    if (level == 0 || !isPresent(arena, regime, entry)) {
      return false;
    }
    long mask = arena.getPlain(regime + LARGE_MASK);
    long kind = arena.getPlain(regime + LARGE_KIND);
    return (entry & mask) != kind;
  }

  /** The entry that names this table. */
  public static long table(Arena arena, @Offset long regime, long frame) {
    long bits = arena.getPlain(regime + TABLE);
    long shift = arena.getPlain(regime + PAGE_SHIFT);
    return frame << shift | bits;
  }

  /**
   * The entry that maps a page, or at a higher level a large page, to memory from this frame on.
   */
  public static long leaf(
      Arena arena, @Offset long regime, int level, long frame, long rightsBits) {
    long bits = arena.getPlain(regime + (level == 0 ? PAGE : LARGE));
    long shift = arena.getPlain(regime + PAGE_SHIFT);
    return frame << shift | bits | rightsBits;
  }

  /** The bits for these rights. */
  public static long bits(Arena arena, @Offset long regime, int rights) {
    return arena.getPlain(regime + RIGHTS + rights);
  }

  /** The bits for rights that an entry has. */
  public static long bitsOf(Arena arena, @Offset long regime, long entry) {
    long mask = arena.getPlain(regime + RIGHTS_MASK);
    return entry & mask;
  }

  /** The frame that an entry names: the table, or the first one of the memory. */
  public static long frame(Arena arena, @Offset long regime, long entry) {
    long mask = arena.getPlain(regime + ADDRESS);
    long shift = arena.getPlain(regime + PAGE_SHIFT);
    return (entry & mask) >>> shift;
  }

  /** Where the entry for a page is in a table of that level. */
  public static @Offset long entry(
      Arena arena, @Offset long regime, long table, int level, long page) {
    long bits = arena.getPlain(regime + INDEX_BITS);
    long index = page >>> (bits * level) & entries(arena, regime) - 1;
    return content(arena, regime, table) + index;
  }

  /** Where a frame's first word is. */
  @Converts(reason = "memory lies in the arena word by word, from physical address 0 on")
  public static @Offset long content(Arena arena, @Offset long regime, long frame) {
    @Offset long memory = arena.getPlain(regime + MEMORY);
    long shift = arena.getPlain(regime + PAGE_SHIFT);
    return memory + (frame << (shift - WORD_SHIFT));
  }

  /** How many entries a table has. */
  public static long entries(Arena arena, @Offset long regime) {
    long bits = arena.getPlain(regime + INDEX_BITS);
    return 1L << bits;
  }

  /** How many pages an entry of that level is for. */
  public static long pages(Arena arena, @Offset long regime, int level) {
    long bits = arena.getPlain(regime + INDEX_BITS);
    return 1L << (bits * level);
  }
}
