/* Translated by HALT from halt.core.value.Tuple; change that, not this. */

#include "value/Tuple.h"

#include "collect/Collector.h"
#include "collect/Heap.h"
#include "value/Word.h"

/* Tuple.pair, Tuple.java */
halt_value Tuple_pair(Arena *arena, halt_process process, halt_value first, halt_value second) {
  const halt_offset start = Collector_allocate(arena, process, Header_WORDS + Tuple_PAIR);
  if (start == Heap_NOWHERE) {
    return Word_NEEDS_COLLECTION;
  }
  Arena_setPlain(arena, start, Header_of(Header_KIND_TUPLE, Tuple_PAIR));
  Arena_setPlain(arena, halt_add64(start, Header_WORDS), first);
  Arena_setPlain(arena, halt_add64(halt_add64(start, Header_WORDS), 1), second);
  return Word_object(Heap_object(start));
}

/* Tuple.isPair, Tuple.java */
bool Tuple_isPair(Arena *arena, halt_value value) {
  if (!Word_isObject(value)) {
    return false;
  }
  const int64_t header = Arena_getPlain(arena, Word_reference(value));
  return Header_kind(header) == Header_KIND_TUPLE && Header_length(header) == Tuple_PAIR;
}

/* Tuple.length, Tuple.java */
int32_t Tuple_length(Arena *arena, halt_ref tuple) {
  const int64_t header = Arena_getPlain(arena, tuple);
  return halt_to_int(Header_length(header));
}
