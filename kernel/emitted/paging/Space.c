/* Translated by HALT from halt.core.paging.Space; change that, not this. */

#include "paging/Space.h"

/* Space.initialise, Space.java */
void Space_initialise(Arena *arena, halt_offset space, halt_offset regime, int64_t root,
                      halt_offset frames, halt_offset shootdown) {
  Arena_setPlain(arena, space + Space_REGIME, regime);
  Arena_setPlain(arena, halt_add64(space, Space_ROOT), root);
  Arena_setPlain(arena, halt_add64(space, Space_FRAMES), frames);
  Arena_setPlain(arena, halt_add64(space, Space_SHOOTDOWN), shootdown);
}
