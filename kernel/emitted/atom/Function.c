/* Translated by HALT from halt.core.atom.Function; change that, not this. */

#include "atom/Function.h"

#include "value/Tuple.h"
#include "value/Word.h"

static halt_value Function_add(halt_value left, halt_value right);
static halt_value Function_tally(Arena *arena, halt_process process, halt_value old,
                                 halt_value argument);

/* Function.apply, Function.java */
halt_value Function_apply(Arena *arena, halt_process process, int32_t function, halt_value old,
                          halt_value argument) {
  switch (function) {
    case Function_ADD:
      return Function_add(old, argument);
    case Function_TALLY:
      return Function_tally(arena, process, old, argument);
    default:
      return Word_WRONG_KIND;
  }
}

/* Function.add, Function.java */
static halt_value Function_add(halt_value left, halt_value right) {
  if (!Word_isFixnum(left) || !Word_isFixnum(right)) {
    return Word_WRONG_KIND;
  }
  /* Two 61-bit numbers cannot overflow 64 bits. */
  const int64_t sum = Word_integer(left) + Word_integer(right);
  if (sum < Word_MIN_FIXNUM || sum > Word_MAX_FIXNUM) {
    return Word_OUT_OF_RANGE;
  }
  return Word_fixnum(sum);
}

/* Function.tally, Function.java */
static halt_value Function_tally(Arena *arena, halt_process process, halt_value old,
                                 halt_value argument) {
  if (!Tuple_isPair(arena, old)) {
    return Word_WRONG_KIND;
  }
  const halt_ref pair = Word_reference(old);
  const halt_value count = Function_add(Tuple_get(arena, pair, 0), Word_fixnum(1));
  if (Word_isFailure(count)) {
    return count;
  }
  return Tuple_pair(arena, process, count, argument);
}
