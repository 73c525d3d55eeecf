/* A broken header: the word is stored whatever was expected. */
#include <halt/arena.h>

static inline bool mutant_compareAndSet(Arena *arena, halt_offset offset, int64_t expected,
                                        int64_t desired) {
  const bool equal = Arena_getVolatile(arena, offset) == expected;
  Arena_setVolatile(arena, offset, desired);
  return equal;
}

#define Arena_compareAndSet mutant_compareAndSet
