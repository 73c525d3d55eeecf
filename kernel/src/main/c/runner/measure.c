/* What are the loops whose time is taken? See measure.h. */
#include "runner/measure.h"

#include <stddef.h>

#include "atom/Atom.h"
#include "atom/Function.h"
#include "process/Safepoint.h"
#include "value/Word.h"

static void swap(Arena *arena, int32_t process, int32_t operations) {
  halt_atom atom = Atom_at(arena, 0);
  Safepoint_enter(arena, process);
  for (int32_t i = 0; i < operations; i++) {
    (void)Atom_swap(arena, process, atom, Function_ADD, Word_fixnum(1));
  }
  Safepoint_leave(arena, process);
}

static void compare_and_swap(Arena *arena, int32_t process, int32_t operations) {
  (void)process;
  int64_t *word = &arena->words[Atom_at(arena, 0)];
  int64_t one = Word_fixnum(1) - Word_fixnum(0);
  for (int32_t i = 0; i < operations; i++) {
    int64_t found = __atomic_load_n(word, __ATOMIC_ACQUIRE);
    while (!__atomic_compare_exchange_n(word, &found, found + one, false, __ATOMIC_SEQ_CST,
                                        __ATOMIC_ACQUIRE)) {
    }
  }
}

measure_work *measure_work_of(enum measure measure) {
  switch (measure) {
    case MEASURE_NONE:
    case MEASURE_OPERATION:
      return NULL;
    case MEASURE_SWAP:
      return swap;
    case MEASURE_CAS:
      return compare_and_swap;
  }
  return NULL;
}
