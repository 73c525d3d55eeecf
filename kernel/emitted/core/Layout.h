/*
 * What lies where in the arena? From low offsets to high:
 *
 *   0               +------------------------------+
 *                   | control words                |  the sizes; what all processes share
 *   CONTROL_WORDS   +------------------------------+
 *                   | a block per process          |  state, registers
 *   ATOMS           +------------------------------+
 *                   | the atom table               |  a cell each; atoms never move
 *   HEAP            +------------------------------+
 *                   | the collector's own words    |  what lies where from here on is for the
 *                   | objects                      |  {@link halt.core.collect.Collector} to say
 *                   +------------------------------+
 *
 * Who may touch what: the sizes never change after Heap_initialise. ATOM_NEXT, PHASE, a process's
 * state and the atom cells are shared and accessed with ordering. A process's registers are its own
 * while it is running and the collector's while the world is stopped.
 *
 * Translated by HALT from halt.core.Layout; change that, not this.
 */
#ifndef HALT_CORE_LAYOUT_H
#define HALT_CORE_LAYOUT_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdint.h>

/* Says that an arena has been initialised, and with which layout. */
#define Layout_MAGIC ((halt_offset)INT64_C(0))

/* How many processes there are. */
#define Layout_PROCESSES ((halt_offset)INT64_C(1))

/* How many registers each process has. */
#define Layout_REGISTERS ((halt_offset)INT64_C(2))

/* Where the atom table starts. */
#define Layout_ATOMS ((halt_offset)INT64_C(3))

/* Where the atom table ends and the heap starts; the last of the sizes. */
#define Layout_HEAP ((halt_offset)INT64_C(4))

/* The first unused cell of the atom table. */
#define Layout_ATOM_NEXT ((halt_offset)INT64_C(5))

/* Safepoint_MUTATING or Safepoint_STOPPING. */
#define Layout_PHASE ((halt_offset)INT64_C(6))

/* Where the processes' blocks start. */
#define Layout_CONTROL_WORDS ((halt_offset)INT64_C(7))

/* In a process's block: Safepoint_SAFE or Safepoint_RUNNING. */
#define Layout_BLOCK_STATE ((halt_size)INT64_C(0))

/* In a process's block: its registers, which are roots. */
#define Layout_BLOCK_REGISTERS ((halt_size)INT64_C(1))

/* The content of Layout_MAGIC: "HALT" and the number of this layout. */
#define Layout_MAGIC_WORD INT64_C(0x48414c5400000002)

/* Where the block of a process starts. */
halt_offset Layout_block(Arena *arena, halt_process process);

/* The words of one process's block. (Layout.blockWords, Layout.java) */
static inline halt_size Layout_blockWords(int32_t registers) {
  return Layout_BLOCK_REGISTERS + registers;
}

/* Where a process's state is. */
halt_offset Layout_state(Arena *arena, halt_process process);

/* Where the heap starts. (Layout.heap, Layout.java) */
static inline halt_offset Layout_heap(Arena *arena) {
  return Arena_getPlain(arena, Layout_HEAP);
}

/* How many processes there are. (Layout.processes, Layout.java) */
static inline int32_t Layout_processes(Arena *arena) {
  return halt_to_int(Arena_getPlain(arena, Layout_PROCESSES));
}

#endif
