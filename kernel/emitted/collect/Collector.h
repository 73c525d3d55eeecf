/*
 * What must a collector do for the rest of the core? These methods are the whole contract: nobody
 * but the collector itself knows what lies where in the heap, which starts at Layout_HEAP with the
 * collector's own words.
 *
 * There is no dispatch in restricted Java, so a build has one collector, and the bodies below name
 * it: the semispaces. A program with another one has other bodies here, which is what the list of
 * collectors in halt.model.collector is for.
 *
 * Translated by HALT from halt.core.collect.Collector; change that, not this.
 */
#ifndef HALT_COLLECT_COLLECTOR_H
#define HALT_COLLECT_COLLECTOR_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#include "semispace/Semispaces.h"

/*
 * The words of a heap.
 *
 * spaceWords  how many words of objects there may be at once
 *
 * (Collector.words, Collector.java)
 */
static inline halt_size Collector_words(int32_t processes, halt_size spaceWords) {
  return Semispaces_words(processes, spaceWords);
}

/*
 * How many words at the start of the heap are the collector's own; objects lie behind them.
 * (Collector.ownWords, Collector.java)
 */
static inline halt_size Collector_ownWords(int32_t processes) {
  return Semispaces_ownWords(processes);
}

/*
 * Lays out the heap of an arena whose sizes stand and whose other words are zero.
 *
 * spaceWords   as in Collector_words
 * bufferWords  how many words a process claims at a time
 */
void Collector_initialise(Arena *arena, halt_size spaceWords, halt_size bufferWords);

/* Where the heap ends. */
halt_offset Collector_behind(Arena *arena);

/*
 * Takes size words for an object. Until the process publishes a reference to them they are its
 * alone.
 *
 * result  where they start, or Heap_NOWHERE if a collection is needed first
 */
halt_offset Collector_allocate(Arena *arena, halt_process process, halt_size size);

/*
 * Collects, from a safepoint of this running process; afterwards registers and atoms name objects
 * of the same values, maybe at other places.
 *
 * result  whether this process did it; if not, it waited for another one that did
 */
bool Collector_collect(Arena *arena, halt_process process);

/* How many collections there have been. (Collector.collections, Collector.java) */
static inline int64_t Collector_collections(Arena *arena) {
  return Semispaces_collections(arena);
}

/*
 * A number that every claim of words changes; to be asked for while nothing else runs.
 * (Collector.claimed, Collector.java)
 */
static inline int64_t Collector_claimed(Arena *arena) {
  return Semispaces_claimed(arena);
}

/*
 * Where the objects lie that there are, while the world is stopped: from here on.
 * (Collector.objects, Collector.java)
 */
static inline halt_offset Collector_objects(Arena *arena) {
  return Semispaces_objects(arena);
}

/*
 * Sees to it that what is allocated from now on lies apart from the objects that there are, while
 * the world is stopped: a multiple of 2 to the power of shift words behind Collector_objects.
 *
 * result  where, which may be where the room for objects ends
 */
halt_offset Collector_seal(Arena *arena, int32_t shift);

#endif
