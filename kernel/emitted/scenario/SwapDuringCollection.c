/* Translated by HALT from halt.scenario.SwapDuringCollection; change that, not this. */

#include "scenario/SwapDuringCollection.h"

#include "atom/Atom.h"
#include "atom/Function.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "value/Tuple.h"
#include "value/Word.h"

/* SwapDuringCollection.setup, SwapDuringCollection.java */
void SwapDuringCollection_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  const halt_value zero = Tuple_pair(arena, 0, Word_fixnum(0), Word_fixnum(0));
  const halt_offset cell = Atom_create(arena, zero);
  const halt_value atom = Word_atom(Atom_cell(cell));
  for (halt_process process = 0; process < processes; process++) {
    Registers_set(arena, process, SwapDuringCollection_ATOM, atom);
    Registers_set(arena, process, SwapDuringCollection_TALLY, Word_fixnum(Function_TALLY));
    const halt_value who = Tuple_pair(arena, process, Word_fixnum(process), Word_fixnum(process));
    Registers_set(arena, process, SwapDuringCollection_WHO, who);
  }
}

/* SwapDuringCollection.process, SwapDuringCollection.java */
void SwapDuringCollection_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t index = 0; index < operations; index++) {
    if (process == 0) {
      Operation_collect(arena, process);
    }
    Operation_swap(arena, process, SwapDuringCollection_ATOM, SwapDuringCollection_TALLY,
                   SwapDuringCollection_WHO);
  }
  Safepoint_leave(arena, process);
}

/* SwapDuringCollection.check, SwapDuringCollection.java */
bool SwapDuringCollection_check(Arena *arena, int32_t processes, int32_t operations) {
  const halt_value last = Atom_deref(arena, Atom_at(arena, 0));
  if (!Tuple_isPair(arena, last)) {
    return false;
  }
  const halt_ref pair = Word_reference(last);
  int32_t holders = 0;
  for (halt_process process = 0; process < processes; process++) {
    if (Registers_get(arena, process, Operation_RESULT) == last) {
      holders = halt_add32(holders, 1);
    }
  }
  return holders == 1 && Tuple_get(arena, pair, 0) == Word_fixnum((int64_t)processes * operations);
}
