/*
 * How is an arena laid out, and how much of it is the heap? Whatever the Collector is that takes
 * care of it.
 *
 * Translated by HALT from halt.core.collect.Heap; change that, not this.
 */
#ifndef HALT_COLLECT_HEAP_H
#define HALT_COLLECT_HEAP_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* No memory: offset 0 is a control word, so no object is there. */
#define Heap_NOWHERE ((halt_offset)INT64_C(0))

/* How many words an arena with these parts takes. */
halt_size Heap_words(int32_t processes, int32_t registers, int32_t atoms, halt_size spaceWords);

/*
 * Lays out an arena of zeroed words.
 *
 * processes    how many processes may use it
 * registers    root slots of each process
 * atoms        room in the atom table
 * spaceWords   how many words of objects there may be at once
 * bufferWords  how many words a process claims at a time
 * result       false, with nothing done, if the arena has fewer than Heap_words words
 */
bool Heap_initialise(Arena *arena, int32_t processes, int32_t registers, int32_t atoms,
                     halt_size spaceWords, halt_size bufferWords);

/* Where the heap ends: what the arena has behind it belongs to whoever made it larger. */
halt_offset Heap_behind(Arena *arena);

/* The object whose header is at this offset. (Heap.object, Heap.java) */
static inline halt_ref Heap_object(halt_offset header) {
  return header;
}

#endif
