/* Translated by HALT from halt.core.collect.semispace.Semispaces; change that, not this. */

#include "semispace/Semispaces.h"

#include "collect/Heap.h"

/* Semispaces.initialise, Semispaces.java */
void Semispaces_initialise(Arena *arena, halt_size spaceWords, halt_size bufferWords) {
  const halt_offset heap = Layout_heap(arena);
  const halt_offset spaces = Semispaces_first(arena);
  Arena_setPlain(arena, heap + Semispaces_SPACE_WORDS, spaceWords);
  Arena_setPlain(arena, halt_add64(heap, Semispaces_BUFFER_WORDS), bufferWords);
  Arena_setPlain(arena, halt_add64(heap, Semispaces_SPACE), spaces);
  Arena_setPlain(arena, halt_add64(heap, Semispaces_NEXT), spaces);
}

/* Semispaces.first, Semispaces.java */
halt_offset Semispaces_first(Arena *arena) {
  const halt_size ownWords = Semispaces_ownWords(Layout_processes(arena));
  return halt_add64(Layout_heap(arena), ownWords);
}

/* Semispaces.behind, Semispaces.java */
halt_offset Semispaces_behind(Arena *arena) {
  const halt_size spaceWords = Arena_getPlain(arena, Layout_heap(arena) + Semispaces_SPACE_WORDS);
  return halt_add64(Semispaces_first(arena), halt_mul64(spaceWords, 2));
}

/* Semispaces.giveUpBuffers, Semispaces.java */
void Semispaces_giveUpBuffers(Arena *arena) {
  const int32_t processes = Layout_processes(arena);
  for (halt_process process = 0; process < processes; process++) {
    const halt_offset buffer = Semispaces_buffer(arena, process);
    Arena_setPlain(arena, buffer + Semispaces_BUFFER_NEXT, Heap_NOWHERE);
    Arena_setPlain(arena, halt_add64(buffer, Semispaces_BUFFER_END), Heap_NOWHERE);
  }
}

/* Semispaces.seal, Semispaces.java */
halt_offset Semispaces_seal(Arena *arena, int32_t shift) {
  Semispaces_giveUpBuffers(arena);
  const halt_offset heap = Layout_heap(arena);
  const halt_offset space = Arena_getPlain(arena, halt_add64(heap, Semispaces_SPACE));
  const halt_offset next = Arena_getPlain(arena, halt_add64(heap, Semispaces_NEXT));
  const halt_size used = halt_sub64(next, space);
  const halt_size rounded = halt_shl64(halt_ushr64(halt_sub64(halt_add64(used,
                                                                         halt_shl64(1, shift)), 1),
                                                   shift), shift);
  const halt_offset sealed = halt_add64(space, rounded);
  Arena_setPlain(arena, halt_add64(heap, Semispaces_NEXT), sealed);
  return sealed;
}
