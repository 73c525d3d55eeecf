/* Translated by HALT from halt.scenario.ResetDeref; change that, not this. */

#include "scenario/ResetDeref.h"

#include "atom/Atom.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "process/Safepoint.h"
#include "value/Tuple.h"
#include "value/Word.h"

static bool ResetDeref_isWriter(halt_process process);
static void ResetDeref_write(Arena *arena, halt_process process, int64_t number);
static void ResetDeref_read(Arena *arena, halt_process process);

/* ResetDeref.setup, ResetDeref.java */
void ResetDeref_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  const halt_value zero = Tuple_pair(arena, 0, Word_fixnum(0), Word_fixnum(0));
  const halt_offset cell = Atom_create(arena, zero);
  const halt_value atom = Word_atom(Atom_cell(cell));
  for (halt_process process = 0; process < processes; process++) {
    Registers_set(arena, process, ResetDeref_ATOM, atom);
    Registers_set(arena, process, ResetDeref_PAIR_OR_MIXED, Word_fixnum(0));
  }
}

/* ResetDeref.process, ResetDeref.java */
void ResetDeref_process(Arena *arena, halt_process process, int32_t operations) {
  Safepoint_enter(arena, process);
  for (int32_t index = 0; index < operations; index++) {
    if (ResetDeref_isWriter(process)) {
      ResetDeref_write(arena, process, (int64_t)operations * process + index + 1);
    } else {
      ResetDeref_read(arena, process);
    }
  }
  Safepoint_leave(arena, process);
}

/* ResetDeref.isWriter, ResetDeref.java */
static bool ResetDeref_isWriter(halt_process process) {
  return (process & 1) == 0;
}

/* ResetDeref.write, ResetDeref.java */
static void ResetDeref_write(Arena *arena, halt_process process, int64_t number) {
  Registers_set(arena, process, ResetDeref_NUMBER, Word_fixnum(number));
  Operation_tuple(arena, process, ResetDeref_NUMBER, ResetDeref_NUMBER);
  if (Word_isFailure(Registers_get(arena, process, Operation_RESULT))) {
    /* No memory: the result says so, and no failure is published as a value. */
    return;
  }
  Registers_move(arena, process, ResetDeref_PAIR_OR_MIXED, Operation_RESULT);
  Operation_reset(arena, process, ResetDeref_ATOM, ResetDeref_PAIR_OR_MIXED);
}

/* ResetDeref.read, ResetDeref.java */
static void ResetDeref_read(Arena *arena, halt_process process) {
  Operation_deref(arena, process, ResetDeref_ATOM);
  const halt_ref pair = Word_reference(Registers_get(arena, process, Operation_RESULT));
  const halt_value first = Tuple_get(arena, pair, 0);
  const halt_value second = Tuple_get(arena, pair, 1);
  if (first != second) {
    const int64_t mixed = Word_integer(Registers_get(arena, process, ResetDeref_PAIR_OR_MIXED));
    Registers_set(arena, process, ResetDeref_PAIR_OR_MIXED, Word_fixnum(mixed + 1));
  }
}

/* ResetDeref.check, ResetDeref.java */
bool ResetDeref_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  for (halt_process process = 0; process < processes; process++) {
    const halt_value mixed = Registers_get(arena, process, ResetDeref_PAIR_OR_MIXED);
    if (!ResetDeref_isWriter(process) && mixed != Word_fixnum(0)) {
      return false;
    }
  }
  return true;
}
