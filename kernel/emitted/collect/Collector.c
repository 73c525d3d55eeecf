/* Translated by HALT from halt.core.collect.Collector; change that, not this. */

#include "collect/Collector.h"

#include <halt/platform.h>
#include <stdint.h>

#include "collect/Heap.h"
#include "core/Layout.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "value/Header.h"
#include "value/Word.h"

static void Collector_evacuate(Arena *arena);
static halt_offset Collector_otherSpace(Arena *arena, halt_offset from);
static halt_offset Collector_evacuateRegisters(Arena *arena, halt_offset to);
static halt_offset Collector_evacuateAtoms(Arena *arena, halt_offset to);
static halt_offset Collector_scan(Arena *arena, halt_offset to, halt_offset copied);
static void Collector_copy(Arena *arena, halt_offset from, halt_offset to, halt_size size);
static void Collector_giveUpBuffers(Arena *arena);
static void Collector_scrub(Arena *arena, halt_offset from, halt_offset end);

/* Collector.collect, Collector.java */
bool Collector_collect(Arena *arena, halt_process process) {
  if (!Safepoint_stopTheWorld(arena, process)) {
    Safepoint_park(arena, process);
    return false;
  }
  Platform_collectionBegins(arena, process);
  Collector_evacuate(arena);
  Platform_collectionEnds(arena, process);
  Safepoint_resumeTheWorld(arena);
  return true;
}

/*
 * Copies what is reachable and makes its new space the current one; the world is stopped.
 * (Collector.evacuate, Collector.java)
 */
static void Collector_evacuate(Arena *arena) {
  const halt_offset from = Arena_getPlain(arena, Layout_SPACE);
  const halt_offset used = Arena_getPlain(arena, Layout_NEXT);
  const halt_offset to = Collector_otherSpace(arena, from);
  halt_offset free = Collector_evacuateRegisters(arena, to);
  free = Collector_evacuateAtoms(arena, free);
  free = Collector_scan(arena, to, free);
  Arena_setPlain(arena, Layout_SPACE, to);
  Arena_setPlain(arena, Layout_NEXT, free);
  Collector_giveUpBuffers(arena);
  Collector_scrub(arena, from, used);
  const int64_t collections = Arena_getPlain(arena, Layout_COLLECTIONS);
  Arena_setPlain(arena, Layout_COLLECTIONS, halt_add64(collections, 1));
}

/* Collector.otherSpace, Collector.java */
static halt_offset Collector_otherSpace(Arena *arena, halt_offset from) {
  const halt_offset first = Arena_getPlain(arena, Layout_HEAP);
  const halt_size spaceWords = Arena_getPlain(arena, Layout_SPACE_WORDS);
  return from == first ? halt_add64(first, spaceWords) : first;
}

/* Collector.evacuateRegisters, Collector.java */
static halt_offset Collector_evacuateRegisters(Arena *arena, halt_offset to) {
  const int32_t processes = Layout_processes(arena);
  const int32_t registers = halt_to_int(Arena_getPlain(arena, Layout_REGISTERS));
  halt_offset free = to;
  for (halt_process process = 0; process < processes; process++) {
    for (int32_t index = 0; index < registers; index++) {
      free = Collector_evacuateSlot(arena, Registers_offset(arena, process, index), free);
    }
  }
  return free;
}

/* Collector.evacuateAtoms, Collector.java */
static halt_offset Collector_evacuateAtoms(Arena *arena, halt_offset to) {
  const halt_offset end = Arena_getPlain(arena, Layout_ATOM_NEXT);
  halt_offset cell = Arena_getPlain(arena, Layout_ATOMS);
  halt_offset free = to;
  while (cell < end) {
    free = Collector_evacuateSlot(arena, cell, free);
    cell = halt_add64(cell, 1);
  }
  return free;
}

/*
 * Brings over what the replicas' fields name, until no replica is left to scan. (Collector.scan,
 * Collector.java)
 */
static halt_offset Collector_scan(Arena *arena, halt_offset to, halt_offset copied) {
  halt_offset free = copied;
  halt_offset scan = to;
  while (scan < free) {
    const int64_t header = Arena_getPlain(arena, scan);
    const halt_offset end = halt_add64(halt_add64(scan, Header_WORDS), Header_length(header));
    for (halt_offset field = halt_add64(scan, Header_WORDS); field < end; field++) {
      free = Collector_evacuateSlot(arena, field, free);
    }
    scan = end;
  }
  return free;
}

/* Collector.evacuateSlot, Collector.java */
halt_offset Collector_evacuateSlot(Arena *arena, halt_offset slot, halt_offset free) {
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
  Collector_copy(arena, original, free, size);
  const halt_ref replica = Heap_object(free);
  Arena_setPlain(arena, original, Header_forwarding(replica));
  Arena_setPlain(arena, slot, Word_object(replica));
  return halt_add64(free, size);
}

/* Collector.copy, Collector.java */
static void Collector_copy(Arena *arena, halt_offset from, halt_offset to, halt_size size) {
  for (int64_t index = 0; index < size; index++) {
    const int64_t word = Arena_getPlain(arena, halt_add64(from, index));
    Arena_setPlain(arena, halt_add64(to, index), word);
  }
}

/*
 * What is left of every allocation buffer lies in the old space. (Collector.giveUpBuffers,
 * Collector.java)
 */
static void Collector_giveUpBuffers(Arena *arena) {
  const int32_t processes = Layout_processes(arena);
  for (halt_process process = 0; process < processes; process++) {
    const halt_offset block = Layout_block(arena, process);
    Arena_setPlain(arena, block + Layout_BLOCK_BUFFER_NEXT, Heap_NOWHERE);
    Arena_setPlain(arena, block + Layout_BLOCK_BUFFER_END, Heap_NOWHERE);
  }
}

/*
 * Zeroes the space that was left: a stale reference finds nothing that looks like an object.
 * (Collector.scrub, Collector.java)
 */
static void Collector_scrub(Arena *arena, halt_offset from, halt_offset end) {
  for (halt_offset word = from; word < end; word++) {
    Arena_setPlain(arena, word, 0);
  }
}
