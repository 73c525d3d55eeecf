/* Translated by HALT from halt.core.atom.Atom; change that, not this. */

#include "atom/Atom.h"

#include "atom/Function.h"
#include "collect/Heap.h"
#include "core/Layout.h"
#include "value/Word.h"

/* Atom.create, Atom.java */
halt_offset Atom_create(Arena *arena, halt_value initial) {
  const halt_offset end = Arena_getPlain(arena, Layout_HEAP);
  while (true) {
    const halt_offset cell = Arena_getAcquire(arena, Layout_ATOM_NEXT);
    if (cell >= end) {
      return Heap_NOWHERE;
    }
    if (Arena_compareAndSet(arena, Layout_ATOM_NEXT, cell, halt_add64(cell, 1))) {
      /* Nobody has the new atom yet. Release, because whoever gets it may read the value. */
      Arena_setRelease(arena, cell, initial);
      return cell;
    }
  }
}

/* Atom.swap, Atom.java */
halt_value Atom_swap(Arena *arena, halt_process process, halt_atom atom, int32_t function,
                     halt_value argument) {
  while (true) {
    const halt_value old = Atom_deref(arena, atom);
    const halt_value desired = Function_apply(arena, process, function, old, argument);
    if (Word_isFailure(desired) || Atom_compareAndSet(arena, atom, old, desired)) {
      return desired;
    }
  }
}

/* Atom.count, Atom.java */
int32_t Atom_count(Arena *arena) {
  const halt_offset table = Arena_getPlain(arena, Layout_ATOMS);
  const halt_offset next = Arena_getAcquire(arena, Layout_ATOM_NEXT);
  return halt_to_int(halt_sub64(next, table));
}

/* Atom.at, Atom.java */
halt_atom Atom_at(Arena *arena, int32_t index) {
  const halt_offset table = Arena_getPlain(arena, Layout_ATOMS);
  return Atom_cell(halt_add64(table, index));
}

/* Atom.index, Atom.java */
int32_t Atom_index(Arena *arena, halt_atom atom) {
  const halt_offset table = Arena_getPlain(arena, Layout_ATOMS);
  return halt_to_int(halt_sub64(atom, table));
}
