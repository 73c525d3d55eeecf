/* Translated by HALT from halt.golden.Shapes; change that, not this. */

#include "golden/Shapes.h"

#include <halt/platform.h>

static bool Shapes_isOdd(int32_t number);
static halt_value Shapes_wordOf(halt_offset place);

/* Shapes.loops, Shapes.java */
#line 63 "Shapes.java"
int32_t Shapes_loops(int32_t count) {
#line 64 "Shapes.java"
  int32_t sum = 0;
#line 65 "Shapes.java"
  for (int32_t i = 0; i < count; i++) {
#line 66 "Shapes.java"
    if (i == Shapes_SMALL) {
#line 67 "Shapes.java"
      continue;
#line 68 "Shapes.java"
    } else if (i == Shapes_LEAST_INT) {
#line 69 "Shapes.java"
      break;
    } else {
#line 71 "Shapes.java"
      sum = halt_add32(sum, i);
    }
  }
  /*
   * A remark about the next statement, which goes with it, on as many lines as it needs, up to
   * here.
   */
#line 76 "Shapes.java"
  for (int32_t down = count, bottom = sum; down > bottom; down--) {
#line 77 "Shapes.java"
    sum = halt_sub32(sum, 1);
  }
#line 79 "Shapes.java"
  for (int32_t same = 0; same <= count; same = halt_add32(same, 1)) {
#line 80 "Shapes.java"
    sum = halt_mul32(sum, 2);
  }
#line 82 "Shapes.java"
  while (sum > 100) {
#line 83 "Shapes.java"
    sum = sum / 7;
  }
#line 85 "Shapes.java"
  do {
#line 86 "Shapes.java"
    sum = halt_sub32(sum, 1);
#line 87 "Shapes.java"
  } while (sum >= 0 && sum != 50);
#line 88 "Shapes.java"
  return sum;
}

/* Shapes.choices, Shapes.java */
#line 91 "Shapes.java"
int32_t Shapes_choices(int32_t kind, bool first, bool second) {
#line 92 "Shapes.java"
  int32_t result = -1;
#line 93 "Shapes.java"
  switch (kind) {
    case 0:
#line 94 "Shapes.java"
      result = 1;
      break;
    case Shapes_SMALL:
    case Shapes_SHIFTED: {
#line 96 "Shapes.java"
      const int32_t twice = halt_add32(kind, kind);
#line 97 "Shapes.java"
      result = twice;
      break;
    }
    case 99:
      /* A remark about a case. */
#line 101 "Shapes.java"
      return kind;
    default:
      break;
  }
#line 105 "Shapes.java"
  switch (result) {
    case -1:
#line 106 "Shapes.java"
      result = first ? 1 : (second ? 2 : 3);
      break;
  }
#line 108 "Shapes.java"
  const bool both = first && second;
#line 109 "Shapes.java"
  const bool either = (int32_t)first | (int32_t)Shapes_isOdd(kind);
#line 110 "Shapes.java"
  const bool differ = first != second;
#line 111 "Shapes.java"
  return both || (either && !differ) ? result : halt_neg32(result);
}

/* Shapes.isOdd, Shapes.java */
#line 114 "Shapes.java"
static bool Shapes_isOdd(int32_t number) {
#line 115 "Shapes.java"
  return (number & 1) != 0;
}

/* Shapes.arithmetic, Shapes.java */
#line 119 "Shapes.java"
int64_t Shapes_arithmetic(int32_t narrow, int64_t wide) {
#line 120 "Shapes.java"
  const int64_t sum = halt_add64(wide, 1);
#line 121 "Shapes.java"
  const int64_t product = (int64_t)narrow * narrow + Shapes_SMALL;
#line 122 "Shapes.java"
  const int64_t shifted = halt_shl64(wide, 65) | halt_ushr64(wide, 3) | halt_shr64(wide, narrow) | ((wide & 15) << 4);
#line 123 "Shapes.java"
  const int32_t divided = halt_sub32(halt_add32(narrow / -3, narrow % 10), halt_to_int(wide));
#line 124 "Shapes.java"
  const int64_t folded = ~wide ^ (halt_neg64(wide) & Shapes_LEAST_LONG);
#line 125 "Shapes.java"
  const int64_t masked = Shapes_low(wide) + 1;
#line 126 "Shapes.java"
  return halt_add64(halt_mul64(halt_sub64(sum, product), halt_sub64(shifted, divided)), halt_add64(folded, masked));
}

/* Shapes.names, Shapes.java */
#line 130 "Shapes.java"
int64_t Shapes_names(int64_t register_, int64_t signed_, int64_t union_, int64_t union__, int64_t int64_t_) {
#line 131 "Shapes.java"
  const int64_t Shapes_low_ = halt_sub64(register_, signed_);
#line 132 "Shapes.java"
  return halt_mul64(halt_mul64(halt_mul64(Shapes_low_, union_), union__), int64_t_);
}

/* Shapes.arena, Shapes.java */
#line 135 "Shapes.java"
halt_value Shapes_arena(Arena *arena, halt_process process, halt_offset place, halt_size unused) {
  (void)unused;
#line 136 "Shapes.java"
  const halt_value word = Arena_getAcquire(arena, place);
#line 137 "Shapes.java"
  const int64_t next = Arena_getVolatile(arena, halt_add64(place, Shapes_ROOM));
#line 138 "Shapes.java"
  Arena_setPlain(arena, place, word);
#line 139 "Shapes.java"
  Arena_setRelease(arena, halt_add64(place, 1), next);
#line 140 "Shapes.java"
  Arena_setVolatile(arena, halt_add64(place, 2), Shapes_NOTHING);
#line 141 "Shapes.java"
  (void)Arena_compareAndSet(arena, place, word, Shapes_NOTHING);
#line 142 "Shapes.java"
  if (Arena_compareAndExchange(arena, place, 0, 1) == 0 && Arena_size(arena) > 10) {
#line 143 "Shapes.java"
    const int64_t before = Arena_getAndAdd(arena, place, 1);
    (void)before;
#line 144 "Shapes.java"
    Arena_fullFence(arena);
  }
#line 146 "Shapes.java"
  if (Platform_collectionRequested(arena, process) || Platform_allocationFails(arena, process)) {
#line 147 "Shapes.java"
    Platform_onSpinWait();
  }
#line 149 "Shapes.java"
  Platform_invoke(arena, process, Shapes_SMALL, Shapes_wordOf(place), word, Shapes_NOTHING);
#line 150 "Shapes.java"
  Platform_respond(arena, process, word);
#line 151 "Shapes.java"
  return word;
}

/* Shapes.wordOf, Shapes.java */
#line 155 "Shapes.java"
static halt_value Shapes_wordOf(halt_offset place) {
#line 156 "Shapes.java"
  return halt_shl64(place, 3);
}
