/* Translated by HALT from halt.core.collect.Heap; change that, not this. */

#include "collect/Heap.h"

#include "collect/Collector.h"
#include "core/Layout.h"

static halt_offset Heap_table(int32_t processes, int32_t registers);
static halt_offset Heap_start(int32_t processes, int32_t registers, int32_t atoms);

/* Heap.words, Heap.java */
halt_size Heap_words(int32_t processes, int32_t registers, int32_t atoms, halt_size spaceWords) {
  /* From the base, where the first control word is. */
  const halt_size before = Heap_start(processes, registers, atoms) - Layout_MAGIC;
  return halt_add64(before, Collector_words(processes, spaceWords));
}

/* Heap.initialise, Heap.java */
bool Heap_initialise(Arena *arena, int32_t processes, int32_t registers, int32_t atoms,
                     halt_size spaceWords, halt_size bufferWords) {
  if (Arena_size(arena) < Heap_words(processes, registers, atoms, spaceWords)) {
    return false;
  }
  const halt_offset table = Heap_table(processes, registers);
  Arena_setPlain(arena, Layout_PROCESSES, processes);
  Arena_setPlain(arena, Layout_REGISTERS, registers);
  Arena_setPlain(arena, Layout_ATOMS, table);
  Arena_setPlain(arena, Layout_HEAP, Heap_start(processes, registers, atoms));
  Arena_setPlain(arena, Layout_ATOM_NEXT, table);
  Collector_initialise(arena, spaceWords, bufferWords);
  Arena_setRelease(arena, Layout_MAGIC, Layout_MAGIC_WORD);
  return true;
}

/* Heap.table, Heap.java */
static halt_offset Heap_table(int32_t processes, int32_t registers) {
  return Layout_CONTROL_WORDS + Layout_blockWords(registers) * processes;
}

/* Heap.start, Heap.java */
static halt_offset Heap_start(int32_t processes, int32_t registers, int32_t atoms) {
  return Heap_table(processes, registers) + atoms;
}

/* Heap.behind, Heap.java */
halt_offset Heap_behind(Arena *arena) {
  return Collector_behind(arena);
}
