/* Translated by HALT from halt.core.collect.semispace.Allocation; change that, not this. */

#include "semispace/Allocation.h"

#include <halt/platform.h>
#include <stdbool.h>

#include "collect/Heap.h"
#include "core/Layout.h"
#include "semispace/Semispaces.h"

static halt_offset Allocation_allocateInNewBuffer(Arena *arena, halt_process process,
                                                  halt_size size);
static halt_offset Allocation_claim(Arena *arena, halt_size size);

/* Allocation.allocate, Allocation.java */
halt_offset Allocation_allocate(Arena *arena, halt_process process, halt_size size) {
  const halt_offset buffer = Semispaces_buffer(arena, process);
  const halt_offset next = Arena_getPlain(arena, buffer + Semispaces_BUFFER_NEXT);
  const halt_offset end = Arena_getPlain(arena, halt_add64(buffer, Semispaces_BUFFER_END));
  if (halt_sub64(end, next) < size) {
    return Allocation_allocateInNewBuffer(arena, process, size);
  }
  Arena_setPlain(arena, buffer + Semispaces_BUFFER_NEXT, halt_add64(next, size));
  return next;
}

/*
 * The slow path: what is left of the old buffer is given up until the next collection.
 * (Allocation.allocateInNewBuffer, Allocation.java)
 */
static halt_offset Allocation_allocateInNewBuffer(Arena *arena, halt_process process,
                                                  halt_size size) {
  if (Platform_allocationFails(arena, process)) {
    return Heap_NOWHERE;
  }
  const halt_offset heap = Layout_heap(arena);
  halt_size claimed = Arena_getPlain(arena, halt_add64(heap, Semispaces_BUFFER_WORDS));
  if (claimed < size) {
    claimed = size;
  }
  halt_offset start = Allocation_claim(arena, claimed);
  if (start == Heap_NOWHERE && size < claimed) {
    claimed = size;
    start = Allocation_claim(arena, claimed);
  }
  if (start != Heap_NOWHERE) {
    const halt_offset buffer = Semispaces_buffer(arena, process);
    Arena_setPlain(arena, buffer + Semispaces_BUFFER_NEXT, halt_add64(start, size));
    Arena_setPlain(arena, halt_add64(buffer, Semispaces_BUFFER_END), halt_add64(start, claimed));
  }
  return start;
}

/*
 * Claims words of the current semispace for one process, or gives Heap_NOWHERE. (Allocation.claim,
 * Allocation.java)
 */
static halt_offset Allocation_claim(Arena *arena, halt_size size) {
  const halt_offset heap = Layout_heap(arena);
  const halt_offset space = Arena_getPlain(arena, halt_add64(heap, Semispaces_SPACE));
  const halt_size spaceWords = Arena_getPlain(arena, heap + Semispaces_SPACE_WORDS);
  const halt_offset end = halt_add64(space, spaceWords);
  while (true) {
    const halt_offset next = Arena_getAcquire(arena, halt_add64(heap, Semispaces_NEXT));
    if (halt_sub64(end, next) < size) {
      return Heap_NOWHERE;
    }
    if (Arena_compareAndSet(arena, halt_add64(heap, Semispaces_NEXT), next,
                            halt_add64(next, size))) {
      return next;
    }
  }
}
