/* Translated by HALT from halt.core.process.Registers; change that, not this. */

#include "process/Registers.h"

#include <halt/platform.h>

#include "core/Layout.h"

/* Registers.get, Registers.java */
halt_value Registers_get(Arena *arena, halt_process process, int32_t index) {
  return Arena_getPlain(arena, Registers_offset(arena, process, index));
}

/* Registers.set, Registers.java */
void Registers_set(Arena *arena, halt_process process, int32_t index, halt_value value) {
  const halt_offset slot = Registers_offset(arena, process, index);
  Arena_setPlain(arena, slot, value);
}

/* Registers.move, Registers.java */
void Registers_move(Arena *arena, halt_process process, int32_t to, int32_t from) {
  const halt_value value = Registers_get(arena, process, from);
  Registers_set(arena, process, to, value);
}

/* Registers.offset, Registers.java */
halt_offset Registers_offset(Arena *arena, halt_process process, int32_t index) {
  Platform_usesRegister(arena, process, index);
  return Layout_block(arena, process) + Layout_BLOCK_REGISTERS + index;
}
