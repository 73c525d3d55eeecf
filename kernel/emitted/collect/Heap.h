/*
 * Where does a new object's memory come from? Each process bumps a pointer in a buffer of its own
 * and needs no ordering for it; only when the buffer is used up does it claim the next one from the
 * semispace, by compare-and-set on Layout_NEXT.
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
 * spaceWords   words of each of the two semispaces
 * bufferWords  how many words a process claims at a time
 * result       false, with nothing done, if the arena has fewer than Heap_words words
 */
bool Heap_initialise(Arena *arena, int32_t processes, int32_t registers, int32_t atoms,
                     halt_size spaceWords, halt_size bufferWords);

/*
 * Takes size words for an object, from the process's own buffer if it has them. Until it publishes
 * a reference to them they are the process's alone.
 *
 * result  where they start, or Heap_NOWHERE if a collection is needed first
 */
halt_offset Heap_allocate(Arena *arena, halt_process process, halt_size size);

/* The object whose header is at this offset. (Heap.object, Heap.java) */
static inline halt_ref Heap_object(halt_offset header) {
  return header;
}

/* Where the heap ends: what the arena has behind it belongs to whoever made it larger. */
halt_offset Heap_behind(Arena *arena);

#endif
