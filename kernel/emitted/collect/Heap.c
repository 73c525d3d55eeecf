/* Translated by HALT from halt.core.collect.Heap; change that, not this. */

#include "collect/Heap.h"

#include <halt/platform.h>

#include "core/Layout.h"

static halt_offset Heap_spaces(int32_t processes, int32_t registers, int32_t atoms);
static halt_offset Heap_allocateInNewBuffer(Arena *arena, halt_process process, halt_size size);
static halt_offset Heap_claim(Arena *arena, halt_size size);

/* Heap.words, Heap.java */
halt_size Heap_words(int32_t processes, int32_t registers, int32_t atoms, halt_size spaceWords) {
  /* From the base, where the first control word is, to the end of the second semispace. */
  return halt_add64(Heap_spaces(processes, registers, atoms), halt_mul64(spaceWords, 2)) -
         Layout_MAGIC;
}

/* Heap.initialise, Heap.java */
bool Heap_initialise(Arena *arena, int32_t processes, int32_t registers, int32_t atoms,
                     halt_size spaceWords, halt_size bufferWords) {
  if (Arena_size(arena) < Heap_words(processes, registers, atoms, spaceWords)) {
    return false;
  }
  const halt_offset table = Layout_CONTROL_WORDS + Layout_blockWords(registers) * processes;
  const halt_offset spaces = Heap_spaces(processes, registers, atoms);
  Arena_setPlain(arena, Layout_PROCESSES, processes);
  Arena_setPlain(arena, Layout_REGISTERS, registers);
  Arena_setPlain(arena, Layout_ATOMS, table);
  Arena_setPlain(arena, Layout_HEAP, spaces);
  Arena_setPlain(arena, Layout_SPACE_WORDS, spaceWords);
  Arena_setPlain(arena, Layout_BUFFER_WORDS, bufferWords);
  Arena_setPlain(arena, Layout_SPACE, spaces);
  Arena_setPlain(arena, Layout_ATOM_NEXT, table);
  Arena_setPlain(arena, Layout_NEXT, spaces);
  Arena_setRelease(arena, Layout_MAGIC, Layout_MAGIC_WORD);
  return true;
}

/* Where the first semispace starts. (Heap.spaces, Heap.java) */
static halt_offset Heap_spaces(int32_t processes, int32_t registers, int32_t atoms) {
  return Layout_CONTROL_WORDS + Layout_blockWords(registers) * processes + atoms;
}

/* Heap.allocate, Heap.java */
halt_offset Heap_allocate(Arena *arena, halt_process process, halt_size size) {
  const halt_offset block = Layout_block(arena, process);
  const halt_offset next = Arena_getPlain(arena, block + Layout_BLOCK_BUFFER_NEXT);
  const halt_offset end = Arena_getPlain(arena, block + Layout_BLOCK_BUFFER_END);
  if (halt_sub64(end, next) < size) {
    return Heap_allocateInNewBuffer(arena, process, size);
  }
  Arena_setPlain(arena, block + Layout_BLOCK_BUFFER_NEXT, halt_add64(next, size));
  return next;
}

/*
 * The slow path: what is left of the old buffer is given up until the next collection.
 * (Heap.allocateInNewBuffer, Heap.java)
 */
static halt_offset Heap_allocateInNewBuffer(Arena *arena, halt_process process, halt_size size) {
  if (Platform_allocationFails(arena, process)) {
    return Heap_NOWHERE;
  }
  halt_size claimed = Arena_getPlain(arena, Layout_BUFFER_WORDS);
  if (claimed < size) {
    claimed = size;
  }
  halt_offset start = Heap_claim(arena, claimed);
  if (start == Heap_NOWHERE && size < claimed) {
    claimed = size;
    start = Heap_claim(arena, claimed);
  }
  if (start != Heap_NOWHERE) {
    const halt_offset block = Layout_block(arena, process);
    Arena_setPlain(arena, block + Layout_BLOCK_BUFFER_NEXT, halt_add64(start, size));
    Arena_setPlain(arena, block + Layout_BLOCK_BUFFER_END, halt_add64(start, claimed));
  }
  return start;
}

/*
 * Claims words of the current semispace for one process, or gives Heap_NOWHERE. (Heap.claim,
 * Heap.java)
 */
static halt_offset Heap_claim(Arena *arena, halt_size size) {
  const halt_offset space = Arena_getPlain(arena, Layout_SPACE);
  const halt_size spaceWords = Arena_getPlain(arena, Layout_SPACE_WORDS);
  const halt_offset end = halt_add64(space, spaceWords);
  while (true) {
    const halt_offset next = Arena_getAcquire(arena, Layout_NEXT);
    if (halt_sub64(end, next) < size) {
      return Heap_NOWHERE;
    }
    if (Arena_compareAndSet(arena, Layout_NEXT, next, halt_add64(next, size))) {
      return next;
    }
  }
}

/* Heap.behind, Heap.java */
halt_offset Heap_behind(Arena *arena) {
  const halt_offset spaces = Arena_getPlain(arena, Layout_HEAP);
  const halt_size spaceWords = Arena_getPlain(arena, Layout_SPACE_WORDS);
  return halt_add64(spaces, halt_mul64(spaceWords, 2));
}
