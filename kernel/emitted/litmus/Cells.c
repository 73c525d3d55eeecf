/* Translated by HALT from halt.scenario.litmus.Cells; change that, not this. */

#include "litmus/Cells.h"

#include "atom/Atom.h"
#include "value/Word.h"

/* Cells.create, Cells.java */
void Cells_create(Arena *arena, int32_t variables, int32_t results, int32_t instances) {
  for (int32_t i = 0; i < halt_mul32(variables, instances); i++) {
    (void)Atom_create(arena, Word_fixnum(0));
  }
  for (int32_t i = 0; i < halt_mul32(results, instances); i++) {
    (void)Atom_create(arena, Word_NIL);
  }
  for (int32_t i = 0; i < instances; i++) {
    (void)Atom_create(arena, Word_fixnum(0));
  }
}

/* Cells.meet, Cells.java */
void Cells_meet(Arena *arena, int32_t instances, int32_t column, int32_t instance,
                int32_t processes) {
  if (instances == 1) {
    return;
  }
  const halt_atom point = Cells_at(arena, instances, column, instance);
  (void)Arena_getAndAdd(arena, point, Word_fixnum(1));
  int32_t turns = 0;
  while (turns < Cells_PATIENCE && Arena_getAcquire(arena, point) != Word_fixnum(processes)) {
    turns = halt_add32(turns, 1);
  }
}

/* Cells.at, Cells.java */
halt_atom Cells_at(Arena *arena, int32_t instances, int32_t column, int32_t instance) {
  return Atom_at(arena, halt_add32(halt_mul32(column, instances), instance));
}

/* Cells.keep, Cells.java */
void Cells_keep(Arena *arena, int32_t instances, int32_t column, int32_t instance,
                halt_value result) {
  Arena_setRelease(arena, Cells_at(arena, instances, column, instance), result);
}

/* Cells.complete, Cells.java */
bool Cells_complete(Arena *arena, int32_t variables, int32_t results, int32_t instances) {
  for (int32_t i = halt_mul32(variables, instances);
       i < halt_mul32(halt_add32(variables, results), instances); i++) {
    if (Atom_deref(arena, Atom_at(arena, i)) == Word_NIL) {
      return false;
    }
  }
  return true;
}
