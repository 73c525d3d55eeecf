/* Translated by HALT from halt.core.Layout; change that, not this. */

#include "core/Layout.h"

/* Layout.cpu, Layout.java */
halt_offset Layout_cpu(Arena *arena, int32_t cpu) {
  const int32_t registers = halt_to_int(Arena_getPlain(arena, Layout_REGISTERS));
  return Layout_CONTROL_WORDS + Layout_cpuWords(registers) * cpu;
}

/* Layout.state, Layout.java */
halt_offset Layout_state(Arena *arena, int32_t cpu) {
  return Layout_cpu(arena, cpu) + Layout_CPU_STATE;
}
