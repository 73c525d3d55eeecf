/* Translated by HALT from halt.scenario.CompareAndSetRace; change that, not this. */

#include "scenario/CompareAndSetRace.h"

#include "atom/Atom.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "value/Word.h"

/* CompareAndSetRace.setup, CompareAndSetRace.java */
void CompareAndSetRace_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  const halt_offset cell = Atom_create(arena, Word_fixnum(0));
  const halt_value atom = Word_atom(Atom_cell(cell));
  for (halt_process process = 0; process < processes; process++) {
    Registers_set(arena, process, CompareAndSetRace_ATOM, atom);
    Registers_set(arena, process, CompareAndSetRace_WINS, Word_fixnum(0));
  }
}

/* CompareAndSetRace.process, CompareAndSetRace.java */
void CompareAndSetRace_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t index = 0; index < operations; index++) {
    Registers_set(arena, process, CompareAndSetRace_EXPECTED, Word_fixnum(index));
    Registers_set(arena, process, CompareAndSetRace_DESIRED, Word_fixnum(halt_add32(index, 1)));
    Operation_compareAndSet(arena, process, CompareAndSetRace_ATOM, CompareAndSetRace_EXPECTED,
                            CompareAndSetRace_DESIRED);
    if (Registers_get(arena, process, Operation_RESULT) == Word_TRUE) {
      const int64_t wins = Word_integer(Registers_get(arena, process, CompareAndSetRace_WINS));
      Registers_set(arena, process, CompareAndSetRace_WINS, Word_fixnum(wins + 1));
    }
  }
  Safepoint_leave(arena, process);
}

/* CompareAndSetRace.check, CompareAndSetRace.java */
bool CompareAndSetRace_check(Arena *arena, int32_t processes, int32_t operations) {
  int64_t wins = 0;
  for (halt_process process = 0; process < processes; process++) {
    wins = halt_add64(wins, Word_integer(Registers_get(arena, process, CompareAndSetRace_WINS)));
  }
  const halt_value last = Atom_deref(arena, Atom_at(arena, 0));
  return wins == operations && last == Word_fixnum(operations);
}
