/* Translated by HALT from halt.core.collect.Collector; change that, not this. */

#include "collect/Collector.h"

#include "semispace/Allocation.h"
#include "semispace/Evacuation.h"

/* Collector.initialise, Collector.java */
void Collector_initialise(Arena *arena, halt_size spaceWords, halt_size bufferWords) {
  Semispaces_initialise(arena, spaceWords, bufferWords);
}

/* Collector.behind, Collector.java */
halt_offset Collector_behind(Arena *arena) {
  return Semispaces_behind(arena);
}

/* Collector.allocate, Collector.java */
halt_offset Collector_allocate(Arena *arena, halt_process process, halt_size size) {
  return Allocation_allocate(arena, process, size);
}

/* Collector.collect, Collector.java */
bool Collector_collect(Arena *arena, halt_process process) {
  return Evacuation_collect(arena, process);
}

/* Collector.seal, Collector.java */
halt_offset Collector_seal(Arena *arena, int32_t shift) {
  return Semispaces_seal(arena, shift);
}
