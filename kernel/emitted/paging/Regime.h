/*
 * How does a machine's MMU read a table? A record of constants that whoever knows the machine fills
 * in, and the questions about entries that they answer. A page is 2 to the Regime_PAGE_SHIFT bytes;
 * a table is a page of entries, one word each; level 0 maps single pages, and an entry of a level
 * above names a table of the level below or maps a large page as large as all that such a table
 * maps. An entry of 0 maps nothing.
 *
 * Translated by HALT from halt.core.paging.Regime; change that, not this.
 */
#ifndef HALT_PAGING_REGIME_H
#define HALT_PAGING_REGIME_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* How many levels there are; the root is the table of the last one. */
#define Regime_LEVELS ((halt_size)INT64_C(0))

/* How many bits of a page's number a level reads: a table has 2 to the so many entries. */
#define Regime_INDEX_BITS ((halt_size)INT64_C(1))

/* The bytes of a page, as a power of 2. */
#define Regime_PAGE_SHIFT ((halt_size)INT64_C(2))

/* How many pages a table can be asked for, from page 0 on. */
#define Regime_PAGES ((halt_size)INT64_C(3))

/* Where in the arena physical address 0 lies. */
#define Regime_MEMORY ((halt_size)INT64_C(4))

/* The bit without which an MMU sees no entry. */
#define Regime_PRESENT ((halt_size)INT64_C(5))

/* All bits but the address of an entry that names a table. */
#define Regime_TABLE ((halt_size)INT64_C(6))

/* All bits but address and rights of an entry of level 0 that maps a page. */
#define Regime_PAGE ((halt_size)INT64_C(7))

/* Likewise of an entry of a level above that maps a large page. */
#define Regime_LARGE ((halt_size)INT64_C(8))

/* Above level 0: the bits that tell a large page from a table ... */
#define Regime_LARGE_MASK ((halt_size)INT64_C(9))

/* ... and what they are for a large page. */
#define Regime_LARGE_KIND ((halt_size)INT64_C(10))

/* The highest level that may map a large page. */
#define Regime_LARGEST ((halt_size)INT64_C(11))

/* The bits of a physical address in an entry. */
#define Regime_ADDRESS ((halt_size)INT64_C(12))

/* The bits of an entry that Regime_RIGHTS has words for. */
#define Regime_RIGHTS_MASK ((halt_size)INT64_C(13))

/*
 * Whether a large page must not be replaced by a table while any CPU may use it: 1 where the
 * machine wants break-before-make (Arm ARM, D8.16.1), 0 where it does not.
 */
#define Regime_BREAK ((halt_size)INT64_C(14))

/* The bits for each of the eight Rights; those of refused rights are never read. */
#define Regime_RIGHTS ((halt_size)INT64_C(15))

/* The words of the record. */
#define Regime_WORDS ((halt_size)INT64_C(23))

/* The bytes of a word, as a power of 2. */
#define Regime_WORD_SHIFT 3

/* Whether an MMU that reads this entry sees one. */
bool Regime_isPresent(Arena *arena, halt_offset regime, int64_t entry);

/* Whether an entry of that level names a table. */
bool Regime_isTable(Arena *arena, halt_offset regime, int32_t level, int64_t entry);

/* The entry that names this table. */
int64_t Regime_table(Arena *arena, halt_offset regime, int64_t frame);

/* The entry that maps a page, or at a higher level a large page, to memory from this frame on. */
int64_t Regime_leaf(Arena *arena, halt_offset regime, int32_t level, int64_t frame,
                    int64_t rightsBits);

/* The bits for these rights. (Regime.bits, Regime.java) */
static inline int64_t Regime_bits(Arena *arena, halt_offset regime, int32_t rights) {
  return Arena_getPlain(arena, halt_add64(halt_add64(regime, Regime_RIGHTS), rights));
}

/* The bits for rights that an entry has. */
int64_t Regime_bitsOf(Arena *arena, halt_offset regime, int64_t entry);

/* The frame that an entry names: the table, or the first one of the memory. */
int64_t Regime_frame(Arena *arena, halt_offset regime, int64_t entry);

/* Where the entry for a page is in a table of that level. */
halt_offset Regime_entry(Arena *arena, halt_offset regime, int64_t table, int32_t level,
                         int64_t page);

/* Where a frame's first word is. */
halt_offset Regime_content(Arena *arena, halt_offset regime, int64_t frame);

/* How many entries a table has. */
int64_t Regime_entries(Arena *arena, halt_offset regime);

/* How many pages an entry of that level is for. */
int64_t Regime_pages(Arena *arena, halt_offset regime, int32_t level);

#endif
