/* How is a claim seen that was not made? By the number that every claim changes. See alone.h. */
#include "processes/alone.h"

#include "collect/Collector.h"
#include "core/Layout.h"
#include "process/Registers.h"
#include "value/Word.h"

/* Since it began. */
static struct {
  bool in_operation; /* which collects and asks again, and says at its end whether that helped */
  bool asked;
  int64_t claimed; /* when it asked */
  bool refused;
  bool gave_up; /* an operation did */
} alone;

void alone_begin(void) {
  alone.in_operation = false;
  alone.asked = false;
  alone.refused = false;
  alone.gave_up = false;
}

/* Takes note of what became of the last question. */
static void settle(Arena *arena) {
  alone.refused |= alone.asked && Collector_claimed(arena) == alone.claimed;
  alone.asked = false;
}

void alone_asks(Arena *arena) {
  settle(arena);
  alone.asked = !alone.in_operation;
  alone.claimed = Collector_claimed(arena);
}

void alone_invokes(Arena *arena) {
  settle(arena);
  alone.in_operation = true;
}

void alone_responds(halt_value result) {
  alone.in_operation = false;
  alone.gave_up |= result == Word_OUT_OF_MEMORY;
}

static bool holds_refusal(const Arena *arena, halt_offset from, halt_offset to) {
  for (halt_offset at = from; at < to; at++) {
    if (arena->words[at] == Word_NEEDS_COLLECTION) {
      return true;
    }
  }
  return false;
}

/* Whether a register, an atom or an object has the value of an allocation that was refused. */
static bool left_behind(Arena *arena) {
  int32_t process_count = (int32_t)arena->words[Layout_PROCESSES];
  int32_t registers = (int32_t)arena->words[Layout_REGISTERS];
  for (int32_t process = 0; process < process_count; process++) {
    for (int32_t i = 0; i < registers; i++) {
      if (Registers_get(arena, process, i) == Word_NEEDS_COLLECTION) {
        return true;
      }
    }
  }
  halt_offset heap = arena->words[Layout_HEAP];
  return holds_refusal(arena, arena->words[Layout_ATOMS], heap) ||
         holds_refusal(arena, heap + Collector_ownWords(process_count), Collector_behind(arena));
}

bool alone_set_up_ran_out(Arena *arena) {
  return alone.gave_up || left_behind(arena);
}

bool alone_check_ran_out(Arena *arena, bool holds) {
  settle(arena);
  return alone.gave_up || (!holds && alone.refused);
}
