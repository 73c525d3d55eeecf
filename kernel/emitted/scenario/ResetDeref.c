/* Translated by HALT from halt.scenario.ResetDeref; change that, not this. */

#include "scenario/ResetDeref.h"

#include <halt/word.h>

#include "core/Atom.h"
#include "core/Operation.h"
#include "core/Registers.h"
#include "core/Safepoint.h"
#include "core/Tuple.h"
#include "core/Word.h"

static bool ResetDeref_isWriter(int32_t cpu);
static void ResetDeref_write(Arena *arena, int32_t cpu, int64_t number);
static void ResetDeref_read(Arena *arena, int32_t cpu);

/* ResetDeref.setup, ResetDeref.java */
void ResetDeref_setup(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  const halt_value zero = Tuple_pair(arena, 0, Word_fixnum(0), Word_fixnum(0));
  const halt_offset cell = Atom_create(arena, zero);
  const halt_value atom = Word_atom(Atom_cell(cell));
  for (int32_t cpu = 0; cpu < processes; cpu++) {
    Registers_set(arena, cpu, ResetDeref_ATOM, atom);
    Registers_set(arena, cpu, ResetDeref_PAIR_OR_MIXED, Word_fixnum(0));
  }
}

/* ResetDeref.process, ResetDeref.java */
void ResetDeref_process(Arena *arena, int32_t cpu, int32_t operations) {
  Safepoint_enter(arena, cpu);
  for (int32_t index = 0; index < operations; index++) {
    if (ResetDeref_isWriter(cpu)) {
      ResetDeref_write(arena, cpu, (int64_t)operations * cpu + index + 1);
    } else {
      ResetDeref_read(arena, cpu);
    }
  }
  Safepoint_leave(arena, cpu);
}

/* ResetDeref.isWriter, ResetDeref.java */
static bool ResetDeref_isWriter(int32_t cpu) {
  return (cpu & 1) == 0;
}

/* ResetDeref.write, ResetDeref.java */
static void ResetDeref_write(Arena *arena, int32_t cpu, int64_t number) {
  Registers_set(arena, cpu, ResetDeref_NUMBER, Word_fixnum(number));
  Operation_tuple(arena, cpu, ResetDeref_NUMBER, ResetDeref_NUMBER);
  if (Word_isFailure(Registers_get(arena, cpu, Operation_RESULT))) {
    /* No memory: the result says so, and no failure is published as a value. */
    return;
  }
  Registers_move(arena, cpu, ResetDeref_PAIR_OR_MIXED, Operation_RESULT);
  Operation_reset(arena, cpu, ResetDeref_ATOM, ResetDeref_PAIR_OR_MIXED);
}

/* ResetDeref.read, ResetDeref.java */
static void ResetDeref_read(Arena *arena, int32_t cpu) {
  Operation_deref(arena, cpu, ResetDeref_ATOM);
  const halt_ref pair = Word_reference(Registers_get(arena, cpu, Operation_RESULT));
  const halt_value first = Tuple_get(arena, pair, 0);
  const halt_value second = Tuple_get(arena, pair, 1);
  if (first != second) {
    const int64_t mixed = Word_integer(Registers_get(arena, cpu, ResetDeref_PAIR_OR_MIXED));
    Registers_set(arena, cpu, ResetDeref_PAIR_OR_MIXED, Word_fixnum(mixed + 1));
  }
}

/* ResetDeref.check, ResetDeref.java */
bool ResetDeref_check(Arena *arena, int32_t processes, int32_t operations) {
  (void)operations;
  for (int32_t cpu = 0; cpu < processes; cpu++) {
    const halt_value mixed = Registers_get(arena, cpu, ResetDeref_PAIR_OR_MIXED);
    if (!ResetDeref_isWriter(cpu) && mixed != Word_fixnum(0)) {
      return false;
    }
  }
  return true;
}
