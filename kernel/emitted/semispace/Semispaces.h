/*
 * What lies where in a heap of two semispaces? From Layout_HEAP on:
 *
 *   0               +------------------------------+
 *                   | control words                |  sizes, which space is current, its free part
 *   CONTROL_WORDS   +------------------------------+
 *                   | a buffer per process         |  the bounds of what is left of it
 *                   +------------------------------+
 *                   | semispace | semispace        |  objects
 *                   +------------------------------+
 *
 * Who may touch what: the sizes never change. SPACE and COLLECTIONS change only while the world is
 * stopped. NEXT is shared and accessed with ordering. A process's buffer is its own while it is
 * running and the collector's while the world is stopped.
 *
 * Translated by HALT from halt.core.collect.semispace.Semispaces; change that, not this.
 */
#ifndef HALT_SEMISPACE_SEMISPACES_H
#define HALT_SEMISPACE_SEMISPACES_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

#include "core/Layout.h"

/* The words of one semispace. */
#define Semispaces_SPACE_WORDS ((halt_size)INT64_C(0))

/* How many words a process claims at a time. */
#define Semispaces_BUFFER_WORDS ((halt_size)INT64_C(1))

/* Where the semispace starts that objects are in. */
#define Semispaces_SPACE ((halt_size)INT64_C(2))

/* How many collections there have been. */
#define Semispaces_COLLECTIONS ((halt_size)INT64_C(3))

/* The first unclaimed word of the current semispace. */
#define Semispaces_NEXT ((halt_size)INT64_C(4))

/* Where the processes' buffers start. */
#define Semispaces_CONTROL_WORDS ((halt_size)INT64_C(5))

/* In a process's part: the first free word of its allocation buffer. */
#define Semispaces_BUFFER_NEXT ((halt_size)INT64_C(0))

/* In a process's part: the end of its allocation buffer. */
#define Semispaces_BUFFER_END ((halt_size)INT64_C(1))

/* The words of a process's part. */
#define Semispaces_BUFFER ((halt_size)INT64_C(2))

static inline halt_size Semispaces_ownWords(int32_t processes);

/* The words of a heap: see Collector_words. (Semispaces.words, Semispaces.java) */
static inline halt_size Semispaces_words(int32_t processes, halt_size spaceWords) {
  return halt_add64(Semispaces_ownWords(processes), halt_mul64(spaceWords, 2));
}

/* The words in front of the first semispace. (Semispaces.ownWords, Semispaces.java) */
static inline halt_size Semispaces_ownWords(int32_t processes) {
  return Semispaces_CONTROL_WORDS + Semispaces_BUFFER * processes;
}

/* Lays out a heap of zeroed words: see Collector_initialise. */
void Semispaces_initialise(Arena *arena, halt_size spaceWords, halt_size bufferWords);

/* Where the first semispace starts. */
halt_offset Semispaces_first(Arena *arena);

/* Where the second semispace ends. */
halt_offset Semispaces_behind(Arena *arena);

/* Where the bounds of a process's buffer are. (Semispaces.buffer, Semispaces.java) */
static inline halt_offset Semispaces_buffer(Arena *arena, halt_process process) {
  return halt_add64(halt_add64(Layout_heap(arena), Semispaces_CONTROL_WORDS),
                    Semispaces_BUFFER * process);
}

/* What is left of every allocation buffer is given up until the next collection. */
void Semispaces_giveUpBuffers(Arena *arena);

/* How many collections there have been. (Semispaces.collections, Semispaces.java) */
static inline int64_t Semispaces_collections(Arena *arena) {
  return Arena_getPlain(arena, halt_add64(Layout_heap(arena), Semispaces_COLLECTIONS));
}

/* The first unclaimed word: see Collector_claimed. (Semispaces.claimed, Semispaces.java) */
static inline int64_t Semispaces_claimed(Arena *arena) {
  return Arena_getPlain(arena, halt_add64(Layout_heap(arena), Semispaces_NEXT));
}

/* Where the current semispace starts. (Semispaces.objects, Semispaces.java) */
static inline halt_offset Semispaces_objects(Arena *arena) {
  return Arena_getPlain(arena, halt_add64(Layout_heap(arena), Semispaces_SPACE));
}

/* Claims what is left in front of a multiple: see Collector_seal. */
halt_offset Semispaces_seal(Arena *arena, int32_t shift);

#endif
