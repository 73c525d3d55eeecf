package halt.core.paging;

import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Converts;
import halt.core.role.Cpu;
import halt.core.role.Offset;

/**
 * Which address leads where, and what may be done there? Tables that an MMU walks while they
 * change: an entry changes by one compare-and-set or one ordered store, a new table is complete
 * before an entry names it, and a change that takes something away returns only when no CPU can
 * still use what was there ({@link Shootdown}).
 *
 * <p>Addresses and lengths are bytes and multiples of the page. A range is checked as a whole
 * before anything is changed, then changed entry by entry; the largest pages are used that
 * alignment, length and the machine allow, and one that a range cuts is split. A table that became
 * empty stays until its space is used no more, so no walk ever reads a frame that was given back.
 */
public final class PageTable {
  /** It is done. */
  public static final int DONE = 0;

  /** A page of the range is mapped already; nothing was done. */
  public static final int ALREADY_MAPPED = 1;

  /** A page of the range is not mapped; nothing was done. */
  public static final int NOT_MAPPED = 2;

  /** A table is needed and no frame is free; nothing that can be seen was done. */
  public static final int NO_FRAME = 3;

  /** An address or a length is no multiple of the page; nothing was done. */
  public static final int MISALIGNED = 4;

  /** The range is empty, or leaves what the tables can map or name; nothing was done. */
  public static final int OUT_OF_RANGE = 5;

  /** No page may have these rights: see {@link Rights#areAllowed}; nothing was done. */
  public static final int FORBIDDEN = 6;

  /** Inside only: another CPU was faster; look again. */
  private static final int AGAIN = 7;

  /** Of {@link #changeEntry}: another CPU was faster; look again. */
  private static final long RACED = 0;

  /** Of {@link #changeEntry}: another CPU is splitting the page. */
  private static final long BUSY = Long.MIN_VALUE;

  /** Of {@link #changeEntry}: the page reaches out of the range. */
  private static final long CUT = Long.MIN_VALUE + 1;

  /** Of a place that {@link #walk} gives: the bits of the level. */
  private static final int LEVEL_BITS = 3;

  private PageTable() {}

  /**
   * Maps a range that is not mapped.
   *
   * @param cpu the CPU that runs this
   * @param virtual where it is to be seen
   * @param physical the memory or device that is there
   * @param rights {@link Rights}
   * @return {@link #DONE}, {@link #MISALIGNED}, {@link #OUT_OF_RANGE}, {@link #FORBIDDEN}, {@link
   *     #ALREADY_MAPPED} or {@link #NO_FRAME}
   */
  public static int map(
      Arena arena,
      @Cpu int cpu,
      @Offset long space,
      long virtual,
      long physical,
      long bytes,
      int rights) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    int refusal = refuse(arena, regime, virtual, bytes);
    if (refusal == DONE) {
      refusal = refusePhysical(arena, regime, physical, bytes);
    }
    if (refusal == DONE && !Rights.areAllowed(rights)) {
      refusal = FORBIDDEN;
    }
    if (refusal != DONE) {
      return refusal;
    }
    long shift = arena.getPlain(regime + Regime.PAGE_SHIFT);
    long page = virtual >>> shift;
    long frame = physical >>> shift;
    long end = page + (bytes >>> shift);
    if (!isUnmapped(arena, space, page, end)) {
      return ALREADY_MAPPED;
    }
    long bits = Regime.bits(arena, regime, rights);
    long at = page;
    while (at < end) {
      int level = levelFor(arena, space, at, frame + (at - page), end - at);
      int result = mapBlock(arena, space, at, frame + (at - page), level, bits);
      if (result == DONE) {
        at = at + Regime.pages(arena, regime, level);
      } else if (result != AGAIN) {
        // Another CPU may have used the pages that were there for a moment.
        if (at > page) {
          change(arena, cpu, space, page, at, 0, 0);
        }
        return result;
      }
    }
    Platform.orderTables(arena);
    return DONE;
  }

  /**
   * Takes a range away. What it was mapped to is the caller's again: when this returns, no CPU
   * reaches it there.
   *
   * @return {@link #DONE}, {@link #MISALIGNED}, {@link #OUT_OF_RANGE}, {@link #NOT_MAPPED} (of two
   *     calls at one time for the same page, one may get this when the rest of its range is gone)
   *     or {@link #NO_FRAME}
   */
  public static int unmap(Arena arena, @Cpu int cpu, @Offset long space, long virtual, long bytes) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    int refusal = refuse(arena, regime, virtual, bytes);
    if (refusal != DONE) {
      return refusal;
    }
    long shift = arena.getPlain(regime + Regime.PAGE_SHIFT);
    long page = virtual >>> shift;
    long end = page + (bytes >>> shift);
    int result = isolate(arena, cpu, space, page, end);
    return result == DONE ? change(arena, cpu, space, page, end, 0, 0) : result;
  }

  /**
   * Gives a range other rights: when this returns, no CPU has the old ones.
   *
   * @return {@link #DONE}, {@link #MISALIGNED}, {@link #OUT_OF_RANGE}, {@link #FORBIDDEN}, {@link
   *     #NOT_MAPPED} or {@link #NO_FRAME}
   */
  public static int protect(
      Arena arena, @Cpu int cpu, @Offset long space, long virtual, long bytes, int rights) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    int refusal = refuse(arena, regime, virtual, bytes);
    if (refusal == DONE && !Rights.areAllowed(rights)) {
      refusal = FORBIDDEN;
    }
    if (refusal != DONE) {
      return refusal;
    }
    long shift = arena.getPlain(regime + Regime.PAGE_SHIFT);
    long page = virtual >>> shift;
    long end = page + (bytes >>> shift);
    int result = isolate(arena, cpu, space, page, end);
    if (result != DONE) {
      return result;
    }
    long mask = arena.getPlain(regime + Regime.RIGHTS_MASK);
    long bits = Regime.bits(arena, regime, rights);
    return change(arena, cpu, space, page, end, ~mask, bits);
  }

  /**
   * Takes one page away and gives its frame back, when no CPU reaches it any more.
   *
   * @return as {@link #unmap}
   */
  public static int withdraw(Arena arena, @Cpu int cpu, @Offset long space, long virtual) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long shift = arena.getPlain(regime + Regime.PAGE_SHIFT);
    int refusal = refuse(arena, regime, virtual, 1L << shift);
    if (refusal != DONE) {
      return refusal;
    }
    long page = virtual >>> shift;
    int result = isolate(arena, cpu, space, page, page + 1);
    if (result != DONE) {
      return result;
    }
    long taken = clear(arena, space, page);
    if (taken == 0) {
      return NOT_MAPPED;
    }
    @Offset long shootdown = arena.getPlain(space + Space.SHOOTDOWN);
    Shootdown.invalidate(arena, cpu, shootdown, page, 1);
    giveBack(arena, space, taken);
    return DONE;
  }

  /** The frame that an entry was for is anybody's. */
  public static void giveBack(Arena arena, @Offset long space, long entry) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    @Offset long frames = arena.getPlain(space + Space.FRAMES);
    Frames.release(arena, frames, Regime.frame(arena, regime, entry));
  }

  /**
   * Where a page leads, as the MMU would find it.
   *
   * @return the entry that maps it, or one that no MMU sees; {@link #frameAt} and {@link
   *     Regime#bitsOf} read it
   */
  public static long lookUp(Arena arena, @Offset long space, long page) {
    long place = walk(arena, space, page);
    return arena.getAcquire(entry(place));
  }

  /** The frame that a page leads to; its page must be mapped. */
  public static long frameAt(Arena arena, @Offset long space, long page) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long place = walk(arena, space, page);
    long first = Regime.frame(arena, regime, arena.getAcquire(entry(place)));
    return first + (page & Regime.pages(arena, regime, level(place)) - 1);
  }

  /** Down from the root to the entry that maps a page, or that is no table: its place. */
  public static long walk(Arena arena, @Offset long space, long page) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    int level = (int) arena.getPlain(regime + Regime.LEVELS) - 1;
    long table = arena.getPlain(space + Space.ROOT);
    while (true) {
      @Offset long entry = Regime.entry(arena, regime, table, level, page);
      if (level == 0) {
        return place(entry, level);
      }
      long found = arena.getAcquire(entry);
      if (!Regime.isTable(arena, regime, level, found)) {
        return place(entry, level);
      }
      table = Regime.frame(arena, regime, found);
      level--;
    }
  }

  @Converts(reason = "an entry's offset above the number of its level, to give both at once")
  private static long place(@Offset long entry, int level) {
    return entry << LEVEL_BITS | level;
  }

  /** Where the entry of a place is. */
  @Converts(reason = "dropping the level leaves the entry's offset")
  public static @Offset long entry(long place) {
    return place >>> LEVEL_BITS;
  }

  /** The level of a place. */
  public static int level(long place) {
    return (int) (place & (1 << LEVEL_BITS) - 1);
  }

  /** The first page behind the entry of that level that a page belongs to. */
  private static long after(Arena arena, @Offset long regime, long page, int level) {
    long pages = Regime.pages(arena, regime, level);
    return (page | pages - 1) + 1;
  }

  // What is refused before anything is done.

  private static int refuse(Arena arena, @Offset long regime, long virtual, long bytes) {
    long shift = arena.getPlain(regime + Regime.PAGE_SHIFT);
    long pages = arena.getPlain(regime + Regime.PAGES);
    if (((virtual | bytes) & (1L << shift) - 1) != 0) {
      return MISALIGNED;
    }
    long count = bytes >>> shift;
    boolean inside = bytes > 0 && count <= pages && virtual >>> shift <= pages - count;
    return inside ? DONE : OUT_OF_RANGE;
  }

  private static int refusePhysical(Arena arena, @Offset long regime, long physical, long bytes) {
    long shift = arena.getPlain(regime + Regime.PAGE_SHIFT);
    long mask = arena.getPlain(regime + Regime.ADDRESS);
    if ((physical & (1L << shift) - 1) != 0) {
      return MISALIGNED;
    }
    long last = physical + (bytes - 1);
    boolean named = physical >= 0 && last >= physical && (last & ~mask) >>> shift == 0;
    return named ? DONE : OUT_OF_RANGE;
  }

  private static boolean isUnmapped(Arena arena, @Offset long space, long page, long end) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long at = page;
    while (at < end) {
      long place = walk(arena, space, at);
      if (arena.getAcquire(entry(place)) != 0) {
        return false;
      }
      at = after(arena, regime, at, level(place));
    }
    return true;
  }

  /** Sees to it that no large page reaches across the ends of a range that is mapped. */
  private static int isolate(Arena arena, @Cpu int cpu, @Offset long space, long page, long end) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long at = page;
    while (at < end) {
      long place = walk(arena, space, at);
      if (arena.getAcquire(entry(place)) == 0) {
        return NOT_MAPPED;
      }
      at = after(arena, regime, at, level(place));
    }
    int result = split(arena, cpu, space, page);
    return result == DONE && at > end ? split(arena, cpu, space, end) : result;
  }

  // Entries.

  /** The level at which to map a page: as high as alignment, length and what is there allow. */
  private static int levelFor(Arena arena, @Offset long space, long page, long frame, long count) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    int free = level(walk(arena, space, page));
    int level = (int) arena.getPlain(regime + Regime.LARGEST);
    if (level > free) {
      level = free;
    }
    while (level > 0) {
      long pages = Regime.pages(arena, regime, level);
      if (((page | frame) & pages - 1) == 0 && pages <= count) {
        return level;
      }
      level--;
    }
    return level;
  }

  private static int mapBlock(
      Arena arena, @Offset long space, long page, long frame, int level, long bits) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long place = walk(arena, space, page);
    long empty = 0;
    if (level(place) < level) {
      return AGAIN;
    }
    if (level(place) == level) {
      long leaf = Regime.leaf(arena, regime, level, frame, bits);
      long found = arena.compareAndExchange(entry(place), empty, leaf);
      if (found == empty) {
        return DONE;
      }
      return Regime.isTable(arena, regime, level, found) ? AGAIN : ALREADY_MAPPED;
    }
    if (arena.getAcquire(entry(place)) != empty) {
      // A table that came between, or a page that another CPU has mapped or is splitting.
      return level(walk(arena, space, page)) < level(place) ? AGAIN : ALREADY_MAPPED;
    }
    long table = newTable(arena, space);
    if (table == Frames.NONE) {
      return NO_FRAME;
    }
    if (!arena.compareAndSet(entry(place), empty, Regime.table(arena, regime, table))) {
      @Offset long frames = arena.getPlain(space + Space.FRAMES);
      Frames.release(arena, frames, table);
    }
    return AGAIN;
  }

  /** A table without entries that nobody else can reach, or {@link Frames#NONE}. */
  private static long newTable(Arena arena, @Offset long space) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    @Offset long frames = arena.getPlain(space + Space.FRAMES);
    long table = Frames.allocate(arena, frames);
    if (table != Frames.NONE) {
      @Offset long content = Regime.content(arena, regime, table);
      long entries = Regime.entries(arena, regime);
      for (long index = 0; index < entries; index++) {
        arena.setRelease(content + index, 0);
      }
    }
    return table;
  }

  /** Sees to it that no large page has this page inside it, rather than as its first. */
  private static int split(Arena arena, @Cpu int cpu, @Offset long space, long page) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    while (true) {
      long place = walk(arena, space, page);
      long pages = Regime.pages(arena, regime, level(place));
      if ((page & pages - 1) == 0) {
        return DONE;
      }
      long found = arena.getAcquire(entry(place));
      if (found == 0) {
        return DONE;
      }
      if (!Regime.isPresent(arena, regime, found)) {
        awaitSplit(arena, cpu, space);
      } else if (!Regime.isTable(arena, regime, level(place), found)) {
        int result = splitEntry(arena, cpu, space, page, place, found);
        if (result != AGAIN) {
          return result;
        }
      }
    }
  }

  /** Puts a table that maps the same in the place of a large page; then there is more to split. */
  private static int splitEntry(
      Arena arena, @Cpu int cpu, @Offset long space, long page, long place, long large) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long table = newTable(arena, space);
    if (table == Frames.NONE) {
      return NO_FRAME;
    }
    fill(arena, regime, table, level(place) - 1, large);
    long present = arena.getPlain(regime + Regime.PRESENT);
    boolean breaks = arena.getPlain(regime + Regime.BREAK) != 0;
    long whole = Regime.table(arena, regime, table);
    long next = breaks ? large & ~present : whole;
    if (!replace(arena, entry(place), large, next)) {
      @Offset long frames = arena.getPlain(space + Space.FRAMES);
      Frames.release(arena, frames, table);
      return AGAIN;
    }
    long pages = Regime.pages(arena, regime, level(place));
    @Offset long shootdown = arena.getPlain(space + Space.SHOOTDOWN);
    Shootdown.invalidate(arena, cpu, shootdown, page & -pages, pages);
    if (breaks) {
      arena.setRelease(entry(place), whole);
      Platform.orderTables(arena);
    }
    return AGAIN;
  }

  /** Puts an entry in the place of another, unless somebody was faster. */
  public static boolean replace(Arena arena, @Offset long entry, long old, long next) {
    return arena.compareAndSet(entry, old, next);
  }

  /** Entries that together map what a large page does. */
  private static void fill(Arena arena, @Offset long regime, long table, int level, long large) {
    @Offset long content = Regime.content(arena, regime, table);
    long frame = Regime.frame(arena, regime, large);
    long bits = Regime.bitsOf(arena, regime, large);
    long entries = Regime.entries(arena, regime);
    long pages = Regime.pages(arena, regime, level);
    for (long index = 0; index < entries; index++) {
      long leaf = Regime.leaf(arena, regime, level, frame + index * pages, bits);
      arena.setRelease(content + index, leaf);
    }
  }

  /** Another CPU is between taking a large page away and putting a table in its place. */
  private static void awaitSplit(Arena arena, @Cpu int cpu, @Offset long space) {
    @Offset long shootdown = arena.getPlain(space + Space.SHOOTDOWN);
    Shootdown.answer(arena, cpu, shootdown);
    Platform.onSpinWait();
  }

  /** Makes every entry of a range that is isolated {@code entry & keep | bits}, for all CPUs. */
  private static int change(
      Arena arena, @Cpu int cpu, @Offset long space, long page, long end, long keep, long bits) {
    int result = DONE;
    long at = page;
    while (at < end && result != NO_FRAME) {
      long pages = changeEntry(arena, space, at, end, keep, bits);
      if (pages == BUSY) {
        awaitSplit(arena, cpu, space);
      } else if (pages == CUT) {
        // Another CPU has mapped a large page meanwhile.
        int isolated = isolate(arena, cpu, space, at, end);
        result = isolated == NO_FRAME ? NO_FRAME : result;
      } else if (pages < 0) {
        result = NOT_MAPPED;
        at = at - pages;
      } else {
        at = at + pages;
      }
    }
    @Offset long shootdown = arena.getPlain(space + Space.SHOOTDOWN);
    Shootdown.invalidate(arena, cpu, shootdown, page, end - page);
    return result;
  }

  /**
   * Changes the entry that maps the first page of a range.
   *
   * @return how many pages it maps; if they are not mapped, minus that; {@link #RACED}, {@link
   *     #BUSY} or {@link #CUT} if nothing could be done yet
   */
  private static long changeEntry(
      Arena arena, @Offset long space, long page, long end, long keep, long bits) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    long place = walk(arena, space, page);
    long found = arena.getAcquire(entry(place));
    if (found == 0) {
      return page - after(arena, regime, page, level(place));
    }
    if (!Regime.isPresent(arena, regime, found)) {
      return BUSY;
    }
    if (Regime.isTable(arena, regime, level(place), found)) {
      return RACED;
    }
    long pages = Regime.pages(arena, regime, level(place));
    if ((page & pages - 1) != 0 || pages > end - page) {
      return CUT;
    }
    // A machine may set bits of its own in the entry meanwhile: then look again.
    return arena.compareAndSet(entry(place), found, found & keep | bits) ? pages : RACED;
  }

  /** Empties the entry of a single page; gives what it was, or 0 if it maps none. */
  public static long clear(Arena arena, @Offset long space, long page) {
    @Offset long regime = arena.getPlain(space + Space.REGIME);
    while (true) {
      long place = walk(arena, space, page);
      long found = arena.getAcquire(entry(place));
      if (level(place) > 0 || !Regime.isPresent(arena, regime, found)) {
        return 0;
      }
      if (arena.compareAndSet(entry(place), found, 0)) {
        return found;
      }
    }
  }
}
