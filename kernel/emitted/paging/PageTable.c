/* Translated by HALT from halt.core.paging.PageTable; change that, not this. */

#include "paging/PageTable.h"

#include <halt/platform.h>

#include "paging/Frames.h"
#include "paging/Regime.h"
#include "paging/Rights.h"
#include "paging/Shootdown.h"
#include "paging/Space.h"

static int64_t PageTable_place(halt_offset entry, int32_t level);
static int32_t PageTable_refuse(Arena *arena, halt_offset regime, int64_t virtual, int64_t bytes);
static int32_t PageTable_refusePhysical(Arena *arena, halt_offset regime, int64_t physical,
                                        int64_t bytes);
static bool PageTable_isUnmapped(Arena *arena, halt_offset space, int64_t page, int64_t end);
static int32_t PageTable_isolate(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page,
                                 int64_t end);
static int32_t PageTable_levelFor(Arena *arena, halt_offset space, int64_t page, int64_t frame,
                                  int64_t count);
static int32_t PageTable_mapBlock(Arena *arena, halt_offset space, int64_t page, int64_t frame,
                                  int32_t level, int64_t bits);
static int64_t PageTable_newTable(Arena *arena, halt_offset space);
static int32_t PageTable_split(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page);
static int32_t PageTable_splitEntry(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page,
                                    int64_t place, int64_t large);
static void PageTable_fill(Arena *arena, halt_offset regime, int64_t table, int32_t level,
                           int64_t large);
static void PageTable_awaitSplit(Arena *arena, halt_cpu cpu, halt_offset space);
static int32_t PageTable_change(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page,
                                int64_t end, int64_t keep, int64_t bits);
static int64_t PageTable_changeEntry(Arena *arena, halt_offset space, int64_t page, int64_t end,
                                     int64_t keep, int64_t bits);

/* PageTable.map, PageTable.java */
int32_t PageTable_map(Arena *arena, halt_cpu cpu, halt_offset space, int64_t virtual,
                      int64_t physical, int64_t bytes, int32_t rights) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  int32_t refusal = PageTable_refuse(arena, regime, virtual, bytes);
  if (refusal == PageTable_DONE) {
    refusal = PageTable_refusePhysical(arena, regime, physical, bytes);
  }
  if (refusal == PageTable_DONE && !Rights_areAllowed(rights)) {
    refusal = PageTable_FORBIDDEN;
  }
  if (refusal != PageTable_DONE) {
    return refusal;
  }
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  const int64_t page = halt_ushr64(virtual, shift);
  const int64_t frame = halt_ushr64(physical, shift);
  const int64_t end = halt_add64(page, halt_ushr64(bytes, shift));
  if (!PageTable_isUnmapped(arena, space, page, end)) {
    return PageTable_ALREADY_MAPPED;
  }
  const int64_t bits = Regime_bits(arena, regime, rights);
  int64_t at = page;
  while (at < end) {
    const int32_t level = PageTable_levelFor(arena, space, at,
                                             halt_add64(frame, halt_sub64(at, page)),
                                             halt_sub64(end, at));
    const int32_t result = PageTable_mapBlock(arena, space, at,
                                              halt_add64(frame, halt_sub64(at, page)), level, bits);
    if (result == PageTable_DONE) {
      at = halt_add64(at, Regime_pages(arena, regime, level));
    } else if (result != PageTable_AGAIN) {
      /* Another CPU may have used the pages that were there for a moment. */
      if (at > page) {
        (void)PageTable_change(arena, cpu, space, page, at, 0, 0);
      }
      return result;
    }
  }
  Platform_orderTables(arena);
  return PageTable_DONE;
}

/* PageTable.unmap, PageTable.java */
int32_t PageTable_unmap(Arena *arena, halt_cpu cpu, halt_offset space, int64_t virtual,
                        int64_t bytes) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const int32_t refusal = PageTable_refuse(arena, regime, virtual, bytes);
  if (refusal != PageTable_DONE) {
    return refusal;
  }
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  const int64_t page = halt_ushr64(virtual, shift);
  const int64_t end = halt_add64(page, halt_ushr64(bytes, shift));
  const int32_t result = PageTable_isolate(arena, cpu, space, page, end);
  return result == PageTable_DONE ? PageTable_change(arena, cpu, space, page, end, 0, 0) : result;
}

/* PageTable.protect, PageTable.java */
int32_t PageTable_protect(Arena *arena, halt_cpu cpu, halt_offset space, int64_t virtual,
                          int64_t bytes, int32_t rights) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  int32_t refusal = PageTable_refuse(arena, regime, virtual, bytes);
  if (refusal == PageTable_DONE && !Rights_areAllowed(rights)) {
    refusal = PageTable_FORBIDDEN;
  }
  if (refusal != PageTable_DONE) {
    return refusal;
  }
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  const int64_t page = halt_ushr64(virtual, shift);
  const int64_t end = halt_add64(page, halt_ushr64(bytes, shift));
  const int32_t result = PageTable_isolate(arena, cpu, space, page, end);
  if (result != PageTable_DONE) {
    return result;
  }
  const int64_t mask = Arena_getPlain(arena, halt_add64(regime, Regime_RIGHTS_MASK));
  const int64_t bits = Regime_bits(arena, regime, rights);
  return PageTable_change(arena, cpu, space, page, end, ~mask, bits);
}

/* PageTable.withdraw, PageTable.java */
int32_t PageTable_withdraw(Arena *arena, halt_cpu cpu, halt_offset space, int64_t virtual) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  const int32_t refusal = PageTable_refuse(arena, regime, virtual, halt_shl64(1, shift));
  if (refusal != PageTable_DONE) {
    return refusal;
  }
  const int64_t page = halt_ushr64(virtual, shift);
  const int32_t result = PageTable_isolate(arena, cpu, space, page, halt_add64(page, 1));
  if (result != PageTable_DONE) {
    return result;
  }
  const int64_t taken = PageTable_clear(arena, space, page);
  if (taken == 0) {
    return PageTable_NOT_MAPPED;
  }
  const halt_offset shootdown = Arena_getPlain(arena, halt_add64(space, Space_SHOOTDOWN));
  Shootdown_invalidate(arena, cpu, shootdown, page, 1);
  PageTable_giveBack(arena, space, taken);
  return PageTable_DONE;
}

/* PageTable.giveBack, PageTable.java */
void PageTable_giveBack(Arena *arena, halt_offset space, int64_t entry) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const halt_offset frames = Arena_getPlain(arena, halt_add64(space, Space_FRAMES));
  (void)Frames_release(arena, frames, Regime_frame(arena, regime, entry));
}

/* PageTable.lookUp, PageTable.java */
int64_t PageTable_lookUp(Arena *arena, halt_offset space, int64_t page) {
  const int64_t place = PageTable_walk(arena, space, page);
  return Arena_getAcquire(arena, PageTable_entry(place));
}

/* PageTable.frameAt, PageTable.java */
int64_t PageTable_frameAt(Arena *arena, halt_offset space, int64_t page) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const int64_t place = PageTable_walk(arena, space, page);
  const int64_t first = Regime_frame(arena, regime,
                                     Arena_getAcquire(arena, PageTable_entry(place)));
  return halt_add64(first,
                    page & halt_sub64(Regime_pages(arena, regime, PageTable_level(place)), 1));
}

/* PageTable.walk, PageTable.java */
int64_t PageTable_walk(Arena *arena, halt_offset space, int64_t page) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  int32_t level = halt_sub32(halt_to_int(Arena_getPlain(arena, regime + Regime_LEVELS)), 1);
  int64_t table = Arena_getPlain(arena, halt_add64(space, Space_ROOT));
  while (true) {
    const halt_offset entry = Regime_entry(arena, regime, table, level, page);
    if (level == 0) {
      return PageTable_place(entry, level);
    }
    const int64_t found = Arena_getAcquire(arena, entry);
    if (!Regime_isTable(arena, regime, level, found)) {
      return PageTable_place(entry, level);
    }
    table = Regime_frame(arena, regime, found);
    level = halt_sub32(level, 1);
  }
}

/* PageTable.place, PageTable.java */
static int64_t PageTable_place(halt_offset entry, int32_t level) {
  return halt_shl64(entry, PageTable_LEVEL_BITS) | level;
}

/*
 * The first page behind the entry of that level that a page belongs to. (PageTable.after,
 * PageTable.java)
 */
static int64_t PageTable_after(Arena *arena, halt_offset regime, int64_t page, int32_t level) {
  const int64_t pages = Regime_pages(arena, regime, level);
  return halt_add64(page | halt_sub64(pages, 1), 1);
}

/* PageTable.refuse, PageTable.java */
static int32_t PageTable_refuse(Arena *arena, halt_offset regime, int64_t virtual, int64_t bytes) {
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  const int64_t pages = Arena_getPlain(arena, halt_add64(regime, Regime_PAGES));
  if (((virtual | bytes) & halt_sub64(halt_shl64(1, shift), 1)) != 0) {
    return PageTable_MISALIGNED;
  }
  const int64_t count = halt_ushr64(bytes, shift);
  const bool inside = bytes > 0 && count <= pages &&
                      halt_ushr64(virtual, shift) <= halt_sub64(pages, count);
  return inside ? PageTable_DONE : PageTable_OUT_OF_RANGE;
}

/* PageTable.refusePhysical, PageTable.java */
static int32_t PageTable_refusePhysical(Arena *arena, halt_offset regime, int64_t physical,
                                        int64_t bytes) {
  const int64_t shift = Arena_getPlain(arena, halt_add64(regime, Regime_PAGE_SHIFT));
  const int64_t mask = Arena_getPlain(arena, halt_add64(regime, Regime_ADDRESS));
  if ((physical & halt_sub64(halt_shl64(1, shift), 1)) != 0) {
    return PageTable_MISALIGNED;
  }
  const int64_t last = halt_add64(physical, halt_sub64(bytes, 1));
  const bool named = physical >= 0 && last >= physical && halt_ushr64(last & ~mask, shift) == 0;
  return named ? PageTable_DONE : PageTable_OUT_OF_RANGE;
}

/* PageTable.isUnmapped, PageTable.java */
static bool PageTable_isUnmapped(Arena *arena, halt_offset space, int64_t page, int64_t end) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  int64_t at = page;
  while (at < end) {
    const int64_t place = PageTable_walk(arena, space, at);
    if (Arena_getAcquire(arena, PageTable_entry(place)) != 0) {
      return false;
    }
    at = PageTable_after(arena, regime, at, PageTable_level(place));
  }
  return true;
}

/*
 * Sees to it that no large page reaches across the ends of a range that is mapped.
 * (PageTable.isolate, PageTable.java)
 */
static int32_t PageTable_isolate(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page,
                                 int64_t end) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  int64_t at = page;
  while (at < end) {
    const int64_t place = PageTable_walk(arena, space, at);
    if (Arena_getAcquire(arena, PageTable_entry(place)) == 0) {
      return PageTable_NOT_MAPPED;
    }
    at = PageTable_after(arena, regime, at, PageTable_level(place));
  }
  const int32_t result = PageTable_split(arena, cpu, space, page);
  return result == PageTable_DONE && at > end ? PageTable_split(arena, cpu, space, end) : result;
}

/*
 * The level at which to map a page: as high as alignment, length and what is there allow.
 * (PageTable.levelFor, PageTable.java)
 */
static int32_t PageTable_levelFor(Arena *arena, halt_offset space, int64_t page, int64_t frame,
                                  int64_t count) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const int32_t free = PageTable_level(PageTable_walk(arena, space, page));
  int32_t level = halt_to_int(Arena_getPlain(arena, halt_add64(regime, Regime_LARGEST)));
  if (level > free) {
    level = free;
  }
  while (level > 0) {
    const int64_t pages = Regime_pages(arena, regime, level);
    if (((page | frame) & halt_sub64(pages, 1)) == 0 && pages <= count) {
      return level;
    }
    level = halt_sub32(level, 1);
  }
  return level;
}

/* PageTable.mapBlock, PageTable.java */
static int32_t PageTable_mapBlock(Arena *arena, halt_offset space, int64_t page, int64_t frame,
                                  int32_t level, int64_t bits) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const int64_t place = PageTable_walk(arena, space, page);
  const int64_t empty = 0;
  if (PageTable_level(place) < level) {
    return PageTable_AGAIN;
  }
  if (PageTable_level(place) == level) {
    const int64_t leaf = Regime_leaf(arena, regime, level, frame, bits);
    const int64_t found = Arena_compareAndExchange(arena, PageTable_entry(place), empty, leaf);
    if (found == empty) {
      return PageTable_DONE;
    }
    return Regime_isTable(arena, regime, level, found) ? PageTable_AGAIN : PageTable_ALREADY_MAPPED;
  }
  if (Arena_getAcquire(arena, PageTable_entry(place)) != empty) {
    /* A table that came between, or a page that another CPU has mapped or is splitting. */
    return PageTable_level(PageTable_walk(arena, space, page)) < PageTable_level(place)
           ? PageTable_AGAIN : PageTable_ALREADY_MAPPED;
  }
  const int64_t table = PageTable_newTable(arena, space);
  if (table == Frames_NONE) {
    return PageTable_NO_FRAME;
  }
  if (!Arena_compareAndSet(arena, PageTable_entry(place), empty,
                           Regime_table(arena, regime, table))) {
    const halt_offset frames = Arena_getPlain(arena, halt_add64(space, Space_FRAMES));
    (void)Frames_release(arena, frames, table);
  }
  return PageTable_AGAIN;
}

/*
 * A table without entries that nobody else can reach, or Frames_NONE. (PageTable.newTable,
 * PageTable.java)
 */
static int64_t PageTable_newTable(Arena *arena, halt_offset space) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const halt_offset frames = Arena_getPlain(arena, halt_add64(space, Space_FRAMES));
  const int64_t table = Frames_allocate(arena, frames);
  if (table != Frames_NONE) {
    const halt_offset content = Regime_content(arena, regime, table);
    const int64_t entries = Regime_entries(arena, regime);
    for (int64_t index = 0; index < entries; index++) {
      Arena_setRelease(arena, halt_add64(content, index), 0);
    }
  }
  return table;
}

/*
 * Sees to it that no large page has this page inside it, rather than as its first.
 * (PageTable.split, PageTable.java)
 */
static int32_t PageTable_split(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  while (true) {
    const int64_t place = PageTable_walk(arena, space, page);
    const int64_t pages = Regime_pages(arena, regime, PageTable_level(place));
    if ((page & halt_sub64(pages, 1)) == 0) {
      return PageTable_DONE;
    }
    const int64_t found = Arena_getAcquire(arena, PageTable_entry(place));
    if (found == 0) {
      return PageTable_DONE;
    }
    if (!Regime_isPresent(arena, regime, found)) {
      PageTable_awaitSplit(arena, cpu, space);
    } else if (!Regime_isTable(arena, regime, PageTable_level(place), found)) {
      const int32_t result = PageTable_splitEntry(arena, cpu, space, page, place, found);
      if (result != PageTable_AGAIN) {
        return result;
      }
    }
  }
}

/*
 * Puts a table that maps the same in the place of a large page; then there is more to split.
 * (PageTable.splitEntry, PageTable.java)
 */
static int32_t PageTable_splitEntry(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page,
                                    int64_t place, int64_t large) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const int64_t table = PageTable_newTable(arena, space);
  if (table == Frames_NONE) {
    return PageTable_NO_FRAME;
  }
  PageTable_fill(arena, regime, table, PageTable_level(place) - 1, large);
  const int64_t present = Arena_getPlain(arena, halt_add64(regime, Regime_PRESENT));
  const bool breaks = Arena_getPlain(arena, halt_add64(regime, Regime_BREAK)) != 0;
  const int64_t whole = Regime_table(arena, regime, table);
  const int64_t next = breaks ? large & ~present : whole;
  if (!PageTable_replace(arena, PageTable_entry(place), large, next)) {
    const halt_offset frames = Arena_getPlain(arena, halt_add64(space, Space_FRAMES));
    (void)Frames_release(arena, frames, table);
    return PageTable_AGAIN;
  }
  const int64_t pages = Regime_pages(arena, regime, PageTable_level(place));
  const halt_offset shootdown = Arena_getPlain(arena, halt_add64(space, Space_SHOOTDOWN));
  Shootdown_invalidate(arena, cpu, shootdown, page & halt_neg64(pages), pages);
  if (breaks) {
    Arena_setRelease(arena, PageTable_entry(place), whole);
    Platform_orderTables(arena);
  }
  return PageTable_AGAIN;
}

/* Entries that together map what a large page does. (PageTable.fill, PageTable.java) */
static void PageTable_fill(Arena *arena, halt_offset regime, int64_t table, int32_t level,
                           int64_t large) {
  const halt_offset content = Regime_content(arena, regime, table);
  const int64_t frame = Regime_frame(arena, regime, large);
  const int64_t bits = Regime_bitsOf(arena, regime, large);
  const int64_t entries = Regime_entries(arena, regime);
  const int64_t pages = Regime_pages(arena, regime, level);
  for (int64_t index = 0; index < entries; index++) {
    const int64_t leaf = Regime_leaf(arena, regime, level,
                                     halt_add64(frame, halt_mul64(index, pages)), bits);
    Arena_setRelease(arena, halt_add64(content, index), leaf);
  }
}

/*
 * Another CPU is between taking a large page away and putting a table in its place.
 * (PageTable.awaitSplit, PageTable.java)
 */
static void PageTable_awaitSplit(Arena *arena, halt_cpu cpu, halt_offset space) {
  const halt_offset shootdown = Arena_getPlain(arena, halt_add64(space, Space_SHOOTDOWN));
  Shootdown_answer(arena, cpu, shootdown);
  Platform_onSpinWait();
}

/*
 * Makes every entry of a range that is isolated entry & keep | bits, for all CPUs.
 * (PageTable.change, PageTable.java)
 */
static int32_t PageTable_change(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page,
                                int64_t end, int64_t keep, int64_t bits) {
  int32_t result = PageTable_DONE;
  int64_t at = page;
  while (at < end && result != PageTable_NO_FRAME) {
    const int64_t pages = PageTable_changeEntry(arena, space, at, end, keep, bits);
    if (pages == PageTable_BUSY) {
      PageTable_awaitSplit(arena, cpu, space);
    } else if (pages == PageTable_CUT) {
      /* Another CPU has mapped a large page meanwhile. */
      const int32_t isolated = PageTable_isolate(arena, cpu, space, at, end);
      result = isolated == PageTable_NO_FRAME ? PageTable_NO_FRAME : result;
    } else if (pages < 0) {
      result = PageTable_NOT_MAPPED;
      at = halt_sub64(at, pages);
    } else {
      at = halt_add64(at, pages);
    }
  }
  const halt_offset shootdown = Arena_getPlain(arena, halt_add64(space, Space_SHOOTDOWN));
  Shootdown_invalidate(arena, cpu, shootdown, page, halt_sub64(end, page));
  return result;
}

/*
 * Changes the entry that maps the first page of a range.
 *
 * result  how many pages it maps; if they are not mapped, minus that; PageTable_RACED,
 *         PageTable_BUSY or PageTable_CUT if nothing could be done yet
 *
 * (PageTable.changeEntry, PageTable.java)
 */
static int64_t PageTable_changeEntry(Arena *arena, halt_offset space, int64_t page, int64_t end,
                                     int64_t keep, int64_t bits) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  const int64_t place = PageTable_walk(arena, space, page);
  const int64_t found = Arena_getAcquire(arena, PageTable_entry(place));
  if (found == 0) {
    return halt_sub64(page, PageTable_after(arena, regime, page, PageTable_level(place)));
  }
  if (!Regime_isPresent(arena, regime, found)) {
    return PageTable_BUSY;
  }
  if (Regime_isTable(arena, regime, PageTable_level(place), found)) {
    return PageTable_RACED;
  }
  const int64_t pages = Regime_pages(arena, regime, PageTable_level(place));
  if ((page & halt_sub64(pages, 1)) != 0 || pages > halt_sub64(end, page)) {
    return PageTable_CUT;
  }
  /* A machine may set bits of its own in the entry meanwhile: then look again. */
  return Arena_compareAndSet(arena, PageTable_entry(place), found, (found & keep) | bits) ? pages
         : PageTable_RACED;
}

/* PageTable.clear, PageTable.java */
int64_t PageTable_clear(Arena *arena, halt_offset space, int64_t page) {
  const halt_offset regime = Arena_getPlain(arena, space + Space_REGIME);
  while (true) {
    const int64_t place = PageTable_walk(arena, space, page);
    const int64_t found = Arena_getAcquire(arena, PageTable_entry(place));
    if (PageTable_level(place) > 0 || !Regime_isPresent(arena, regime, found)) {
      return 0;
    }
    if (Arena_compareAndSet(arena, PageTable_entry(place), found, 0)) {
      return found;
    }
  }
}
