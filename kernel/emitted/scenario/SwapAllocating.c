/* Translated by HALT from halt.scenario.SwapAllocating; change that, not this. */

#include "scenario/SwapAllocating.h"

#include "atom/Atom.h"
#include "atom/Function.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "value/Tuple.h"
#include "value/Word.h"

/* SwapAllocating.setup, SwapAllocating.java */
void SwapAllocating_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  const halt_value zero = Tuple_pair(arena, 0, Word_fixnum(0), Word_fixnum(0));
  const halt_offset cell = Atom_create(arena, zero);
  const halt_value atom = Word_atom(Atom_cell(cell));
  for (halt_process process = 0; process < processes; process++) {
    Registers_set(arena, process, SwapAllocating_ATOM, atom);
    Registers_set(arena, process, SwapAllocating_TALLY, Word_fixnum(Function_TALLY));
    Registers_set(arena, process, SwapAllocating_WHO, Word_fixnum(process));
  }
}

/* SwapAllocating.process, SwapAllocating.java */
void SwapAllocating_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t index = 0; index < operations; index++) {
    Operation_swap(arena, process, SwapAllocating_ATOM, SwapAllocating_TALLY, SwapAllocating_WHO);
  }
  Safepoint_leave(arena, process);
}

/* SwapAllocating.check, SwapAllocating.java */
bool SwapAllocating_check(Arena *arena, int32_t processes, int32_t operations) {
  const halt_value last = Atom_deref(arena, Atom_at(arena, 0));
  if (!Tuple_isPair(arena, last)) {
    return false;
  }
  const halt_ref pair = Word_reference(last);
  return Tuple_get(arena, pair, 0) == Word_fixnum((int64_t)processes * operations);
}
