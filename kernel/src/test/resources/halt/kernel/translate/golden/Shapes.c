/* Translated by HALT from halt.golden.Shapes; change that, not this. */

#include "golden/Shapes.h"

#include <halt/platform.h>

static bool Shapes_isOdd(int32_t number);
static halt_value Shapes_wordOf(halt_offset place);

/* Shapes.loops, Shapes.java */
int32_t Shapes_loops(int32_t count) {
  int32_t sum = 0;
  for (int32_t i = 0; i < count; i++) {
    if (i == Shapes_SMALL) {
      continue;
    } else if (i == Shapes_LEAST_INT) {
      break;
    } else {
      sum = halt_add32(sum, i);
    }
  }
  /*
   * A remark about the next statement, which goes with it, on as many lines as it needs, up to
   * here.
   */
  for (int32_t down = count, bottom = sum; down > bottom; down--) {
    sum = halt_sub32(sum, 1);
  }
  for (int32_t same = 0; same <= count; same = halt_add32(same, 1)) {
    sum = halt_mul32(sum, 2);
  }
  while (sum > 100) {
    sum = sum / 7;
  }
  do {
    sum = halt_sub32(sum, 1);
  } while (sum >= 0 && sum != 50);
  return sum;
}

/* Shapes.choices, Shapes.java */
int32_t Shapes_choices(int32_t kind, bool first, bool second) {
  int32_t result = -1;
  switch (kind) {
    case 0:
      result = 1;
      break;
    case Shapes_SMALL:
    case Shapes_SHIFTED: {
      const int32_t twice = halt_add32(kind, kind);
      result = twice;
      break;
    }
    case 99:
      /* A remark about a case. */
      return kind;
    default:
      break;
  }
  switch (result) {
    case -1:
      result = first ? 1 : (second ? 2 : 3);
      break;
  }
  const bool both = first && second;
  const bool either = (int32_t)first | (int32_t)Shapes_isOdd(kind);
  const bool differ = first != second;
  return both || (either && !differ) ? result : halt_neg32(result);
}

/* Shapes.isOdd, Shapes.java */
static bool Shapes_isOdd(int32_t number) {
  return (number & 1) != 0;
}

/* Shapes.arithmetic, Shapes.java */
int64_t Shapes_arithmetic(int32_t narrow, int64_t wide) {
  const int64_t sum = halt_add64(wide, 1);
  const int64_t product = (int64_t)narrow * narrow + Shapes_SMALL;
  const int64_t shifted = halt_shl64(wide, 65) | halt_ushr64(wide, 3) | halt_shr64(wide, narrow) |
                          ((wide & 15) << 4);
  const int32_t divided = halt_sub32(halt_add32(narrow / -3, narrow % 10), halt_to_int(wide));
  const int64_t folded = ~wide ^ (halt_neg64(wide) & Shapes_LEAST_LONG);
  const int64_t masked = Shapes_low(wide) + 1;
  return halt_add64(halt_mul64(halt_sub64(sum, product), halt_sub64(shifted, divided)),
                    halt_add64(folded, masked));
}

/* Shapes.names, Shapes.java */
int64_t Shapes_names(int64_t register_, int64_t signed_, int64_t union_, int64_t union__,
                     int64_t int64_t_) {
  const int64_t Shapes_low_ = halt_sub64(register_, signed_);
  return halt_mul64(halt_mul64(halt_mul64(Shapes_low_, union_), union__), int64_t_);
}

/* Shapes.arena, Shapes.java */
halt_value Shapes_arena(Arena *arena, halt_process process, halt_offset place, halt_size unused) {
  (void)unused;
  const halt_value word = Arena_getAcquire(arena, place);
  const int64_t next = Arena_getVolatile(arena, halt_add64(place, Shapes_ROOM));
  Arena_setPlain(arena, place, word);
  Arena_setRelease(arena, halt_add64(place, 1), next);
  Arena_setVolatile(arena, halt_add64(place, 2), Shapes_NOTHING);
  (void)Arena_compareAndSet(arena, place, word, Shapes_NOTHING);
  if (Arena_compareAndExchange(arena, place, 0, 1) == 0 && Arena_size(arena) > 10) {
    const int64_t before = Arena_getAndAdd(arena, place, 1);
    (void)before;
    Arena_fullFence(arena);
  }
  if (Platform_collectionRequested(arena, process) || Platform_allocationFails(arena, process)) {
    Platform_onSpinWait();
  }
  Platform_invoke(arena, process, Shapes_SMALL, Shapes_wordOf(place), word, Shapes_NOTHING);
  Platform_respond(arena, process, word);
  return word;
}

/* Shapes.wordOf, Shapes.java */
static halt_value Shapes_wordOf(halt_offset place) {
  return halt_shl64(place, 3);
}
