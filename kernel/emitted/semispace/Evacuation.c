/* Translated by HALT from halt.core.collect.semispace.Evacuation; change that, not this. */

#include "semispace/Evacuation.h"

#include <halt/platform.h>
#include <stdint.h>

#include "collect/Heap.h"
#include "core/Layout.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "semispace/Semispaces.h"
#include "value/Header.h"
#include "value/Word.h"

static halt_offset Evacuation_otherSpace(Arena *arena, halt_offset from);
static halt_offset Evacuation_evacuateRegisters(Arena *arena, halt_offset to);
static halt_offset Evacuation_evacuateAtoms(Arena *arena, halt_offset to);
static halt_offset Evacuation_scan(Arena *arena, halt_offset to, halt_offset copied);
static void Evacuation_copy(Arena *arena, halt_offset from, halt_offset to, halt_size size);
static void Evacuation_scrub(Arena *arena, halt_offset from, halt_offset end);

/* Evacuation.collect, Evacuation.java */
bool Evacuation_collect(Arena *arena, halt_process process) {
  if (!Safepoint_stopTheWorld(arena, process)) {
    Safepoint_park(arena, process);
    return false;
  }
  Platform_collectionBegins(arena, process);
  Evacuation_evacuate(arena);
  Platform_collectionEnds(arena, process);
  Safepoint_resumeTheWorld(arena);
  return true;
}

/* Evacuation.evacuate, Evacuation.java */
void Evacuation_evacuate(Arena *arena) {
  const halt_offset heap = Layout_heap(arena);
  const halt_offset from = Arena_getPlain(arena, halt_add64(heap, Semispaces_SPACE));
  const halt_offset used = Arena_getPlain(arena, halt_add64(heap, Semispaces_NEXT));
  const halt_offset to = Evacuation_otherSpace(arena, from);
  halt_offset free = Evacuation_evacuateRegisters(arena, to);
  free = Evacuation_evacuateAtoms(arena, free);
  free = Evacuation_scan(arena, to, free);
  Arena_setPlain(arena, halt_add64(heap, Semispaces_SPACE), to);
  Arena_setPlain(arena, halt_add64(heap, Semispaces_NEXT), free);
  Semispaces_giveUpBuffers(arena);
  Evacuation_scrub(arena, from, used);
  const int64_t collections = Arena_getPlain(arena, halt_add64(heap, Semispaces_COLLECTIONS));
  Arena_setPlain(arena, halt_add64(heap, Semispaces_COLLECTIONS), halt_add64(collections, 1));
}

/* Evacuation.otherSpace, Evacuation.java */
static halt_offset Evacuation_otherSpace(Arena *arena, halt_offset from) {
  const halt_offset first = Semispaces_first(arena);
  const halt_size spaceWords = Arena_getPlain(arena, Layout_heap(arena) + Semispaces_SPACE_WORDS);
  return from == first ? halt_add64(first, spaceWords) : first;
}

/* Evacuation.evacuateRegisters, Evacuation.java */
static halt_offset Evacuation_evacuateRegisters(Arena *arena, halt_offset to) {
  const int32_t processes = Layout_processes(arena);
  const int32_t registers = halt_to_int(Arena_getPlain(arena, Layout_REGISTERS));
  halt_offset free = to;
  for (halt_process process = 0; process < processes; process++) {
    for (int32_t index = 0; index < registers; index++) {
      free = Evacuation_evacuateSlot(arena, Registers_offset(arena, process, index), free);
    }
  }
  return free;
}

/* Evacuation.evacuateAtoms, Evacuation.java */
static halt_offset Evacuation_evacuateAtoms(Arena *arena, halt_offset to) {
  const halt_offset end = Arena_getPlain(arena, Layout_ATOM_NEXT);
  halt_offset cell = Arena_getPlain(arena, Layout_ATOMS);
  halt_offset free = to;
  while (cell < end) {
    free = Evacuation_evacuateSlot(arena, cell, free);
    cell = halt_add64(cell, 1);
  }
  return free;
}

/*
 * Brings over what the replicas' fields name, until no replica is left to scan. (Evacuation.scan,
 * Evacuation.java)
 */
static halt_offset Evacuation_scan(Arena *arena, halt_offset to, halt_offset copied) {
  halt_offset free = copied;
  halt_offset scan = to;
  while (scan < free) {
    const int64_t header = Arena_getPlain(arena, scan);
    const halt_offset end = halt_add64(halt_add64(scan, Header_WORDS), Header_fields(header));
    for (halt_offset field = halt_add64(scan, Header_WORDS); field < end; field++) {
      free = Evacuation_evacuateSlot(arena, field, free);
    }
    scan = halt_add64(halt_add64(scan, Header_WORDS), Header_length(header));
  }
  return free;
}

/* Evacuation.evacuateSlot, Evacuation.java */
halt_offset Evacuation_evacuateSlot(Arena *arena, halt_offset slot, halt_offset free) {
  const halt_value value = Arena_getPlain(arena, slot);
  if (!Word_isObject(value)) {
    return free;
  }
  const halt_ref original = Word_reference(value);
  const int64_t header = Arena_getPlain(arena, original);
  if (Header_isForwarded(header)) {
    Arena_setPlain(arena, slot, Word_object(Header_replica(header)));
    return free;
  }
  const halt_size size = halt_add64(Header_WORDS, Header_length(header));
  Evacuation_copy(arena, original, free, size);
  const halt_ref replica = Heap_object(free);
  Arena_setPlain(arena, original, Header_forwarding(replica));
  Arena_setPlain(arena, slot, Word_object(replica));
  return halt_add64(free, size);
}

/* Evacuation.copy, Evacuation.java */
static void Evacuation_copy(Arena *arena, halt_offset from, halt_offset to, halt_size size) {
  for (int64_t index = 0; index < size; index++) {
    const int64_t word = Arena_getPlain(arena, halt_add64(from, index));
    Arena_setPlain(arena, halt_add64(to, index), word);
  }
}

/*
 * Zeroes the space that was left: a stale reference finds nothing that looks like an object.
 * (Evacuation.scrub, Evacuation.java)
 */
static void Evacuation_scrub(Arena *arena, halt_offset from, halt_offset end) {
  for (halt_offset word = from; word < end; word++) {
    Arena_setPlain(arena, word, 0);
  }
}
