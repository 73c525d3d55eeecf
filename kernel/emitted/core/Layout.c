/* Translated by HALT from halt.core.Layout; change that, not this. */

#include "core/Layout.h"

/* Layout.block, Layout.java */
halt_offset Layout_block(Arena *arena, halt_process process) {
  const int32_t registers = halt_to_int(Arena_getPlain(arena, Layout_REGISTERS));
  return Layout_CONTROL_WORDS + Layout_blockWords(registers) * process;
}

/* Layout.state, Layout.java */
halt_offset Layout_state(Arena *arena, halt_process process) {
  return Layout_block(arena, process) + Layout_BLOCK_STATE;
}
