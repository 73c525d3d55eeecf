/*
 * How does anything ever change? An atom is a cell that holds one value; these are the only ways to
 * read and replace it, and each takes effect in one access. Identity is that of Clojure's
 * compare-and-set!: the very word, not an equal value.
 *
 * Atoms are cells of a fixed table and never move, so an atom's offset is its identity across
 * collections.
 *
 * Translated by HALT from halt.core.atom.Atom; change that, not this.
 */
#ifndef HALT_ATOM_ATOM_H
#define HALT_ATOM_ATOM_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * A new atom.
 *
 * result  where its cell is, or Heap_NOWHERE if the table is full
 */
halt_offset Atom_create(Arena *arena, halt_value initial);

/* The atom's value. (Atom.deref, Atom.java) */
static inline halt_value Atom_deref(Arena *arena, halt_atom atom) {
  return Arena_getVolatile(arena, atom);
}

/*
 * Replaces the value if it is this very word; says whether it did. (Atom.compareAndSet, Atom.java)
 */
static inline bool Atom_compareAndSet(Arena *arena, halt_atom atom, halt_value expected,
                                      halt_value desired) {
  return Arena_compareAndSet(arena, atom, expected, desired);
}

/* Replaces the value, whatever it is. (Atom.reset, Atom.java) */
static inline void Atom_reset(Arena *arena, halt_atom atom, halt_value desired) {
  Arena_setVolatile(arena, atom, desired);
}

/*
 * Replaces the value by a function of it, trying again whenever another process was faster.
 *
 * function  one of Function
 * result    the new value, or the function's failure, with the atom unchanged
 */
halt_value Atom_swap(Arena *arena, halt_process process, halt_atom atom, int32_t function,
                     halt_value argument);

/* How many atoms there are. */
int32_t Atom_count(Arena *arena);

/* The atom of that index, from 0 in order of creation. */
halt_atom Atom_at(Arena *arena, int32_t index);

/* The index of an atom. */
int32_t Atom_index(Arena *arena, halt_atom atom);

/* The atom whose cell is at this offset. (Atom.cell, Atom.java) */
static inline halt_atom Atom_cell(halt_offset offset) {
  return offset;
}

#endif
