/*
 * What lies where in the arena? From low offsets to high:
 *
 *   0               +------------------------------+
 *                   | control words                |  sizes; the collector's; the allocator's
 *   CONTROL_WORDS   +------------------------------+
 *                   | a block per process          |  state, allocation buffer, registers
 *   ATOMS           +------------------------------+
 *                   | the atom table               |  a cell each; atoms never move
 *   HEAP            +------------------------------+
 *                   | semispace | semispace        |  objects
 *                   +------------------------------+
 *
 * Who may touch what: the sizes never change after Heap_initialise. SPACE and COLLECTIONS change
 * only while the world is stopped. PHASE, NEXT, ATOM_NEXT, a process's state and the atom cells are
 * shared and accessed with ordering. The rest of a process's block is its own while it is running
 * and the collector's while the world is stopped.
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

/* Where the atom table ends and the heap starts; what lies where in it is the collector's. */
#define Layout_HEAP ((halt_offset)INT64_C(4))

/* The words of one semispace. */
#define Layout_SPACE_WORDS ((halt_offset)INT64_C(5))

/* How many words a process claims at a time. */
#define Layout_BUFFER_WORDS ((halt_offset)INT64_C(6))

/* Where the semispace starts that objects are in. */
#define Layout_SPACE ((halt_offset)INT64_C(7))

/* How many collections there have been. */
#define Layout_COLLECTIONS ((halt_offset)INT64_C(8))

/* The first unused cell of the atom table. */
#define Layout_ATOM_NEXT ((halt_offset)INT64_C(9))

/* The first unclaimed word of the current semispace. */
#define Layout_NEXT ((halt_offset)INT64_C(10))

/* Safepoint_MUTATING or Safepoint_STOPPING. */
#define Layout_PHASE ((halt_offset)INT64_C(11))

/* Where the processes' blocks start. */
#define Layout_CONTROL_WORDS ((halt_offset)INT64_C(12))

/* In a process's block: Safepoint_SAFE or Safepoint_RUNNING. */
#define Layout_BLOCK_STATE ((halt_size)INT64_C(0))

/* In a process's block: the first free word of its allocation buffer. */
#define Layout_BLOCK_BUFFER_NEXT ((halt_size)INT64_C(1))

/* In a process's block: the end of its allocation buffer. */
#define Layout_BLOCK_BUFFER_END ((halt_size)INT64_C(2))

/* In a process's block: its registers, which are roots. */
#define Layout_BLOCK_REGISTERS ((halt_size)INT64_C(3))

/* The content of Layout_MAGIC: "HALT" and the number of this layout. */
#define Layout_MAGIC_WORD INT64_C(0x48414c5400000001)

/* Where the block of a process starts. */
halt_offset Layout_block(Arena *arena, halt_process process);

/* The words of one process's block. (Layout.blockWords, Layout.java) */
static inline halt_size Layout_blockWords(int32_t registers) {
  return Layout_BLOCK_REGISTERS + registers;
}

/* Where a process's state is. */
halt_offset Layout_state(Arena *arena, halt_process process);

/* How many processes there are. (Layout.processes, Layout.java) */
static inline int32_t Layout_processes(Arena *arena) {
  return halt_to_int(Arena_getPlain(arena, Layout_PROCESSES));
}

#endif
