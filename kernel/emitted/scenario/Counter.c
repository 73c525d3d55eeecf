/* Translated by HALT from halt.scenario.Counter; change that, not this. */

#include "scenario/Counter.h"

#include "atom/Atom.h"
#include "atom/Function.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "value/Word.h"

/* Counter.setup, Counter.java */
void Counter_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  const halt_offset cell = Atom_create(arena, Word_fixnum(0));
  const halt_value atom = Word_atom(Atom_cell(cell));
  for (halt_process process = 0; process < processes; process++) {
    Registers_set(arena, process, Counter_ATOM, atom);
    Registers_set(arena, process, Counter_ADD, Word_fixnum(Function_ADD));
    Registers_set(arena, process, Counter_ONE, Word_fixnum(1));
  }
}

/* Counter.process, Counter.java */
void Counter_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t index = 0; index < operations; index++) {
    Operation_swap(arena, process, Counter_ATOM, Counter_ADD, Counter_ONE);
  }
  Safepoint_leave(arena, process);
}

/* Counter.check, Counter.java */
bool Counter_check(Arena *arena, int32_t processes, int32_t operations) {
  const halt_value sum = Atom_deref(arena, Atom_at(arena, 0));
  return sum == Word_fixnum((int64_t)processes * operations);
}
