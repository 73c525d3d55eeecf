/* Translated by HALT from halt.core.Registers; change that, not this. */

#include "core/Registers.h"

#include <halt/platform.h>

#include "core/Layout.h"

/* Registers.get, Registers.java */
halt_value Registers_get(Arena *arena, int32_t cpu, int32_t index) {
  return Arena_getPlain(arena, Registers_offset(arena, cpu, index));
}

/* Registers.set, Registers.java */
void Registers_set(Arena *arena, int32_t cpu, int32_t index, halt_value value) {
  const halt_offset slot = Registers_offset(arena, cpu, index);
  Arena_setPlain(arena, slot, value);
}

/* Registers.move, Registers.java */
void Registers_move(Arena *arena, int32_t cpu, int32_t to, int32_t from) {
  const halt_value value = Registers_get(arena, cpu, from);
  Registers_set(arena, cpu, to, value);
}

/* Registers.offset, Registers.java */
halt_offset Registers_offset(Arena *arena, int32_t cpu, int32_t index) {
  Platform_usesRegister(arena, cpu, index);
  return Layout_cpu(arena, cpu) + Layout_CPU_REGISTERS + index;
}
