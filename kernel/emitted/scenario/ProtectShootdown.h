/*
 * Does anybody write a page that is read-only by now? CPU 0 takes the right to write away and gives
 * it back, again and again, while the others add to the page and all MMUs walk ahead. Once a page
 * is read-only, what it holds stays, and nothing that an MMU allowed is lost.
 *
 * Translated by HALT from halt.scenario.ProtectShootdown; change that, not this.
 */
#ifndef HALT_SCENARIO_PROTECTSHOOTDOWN_H
#define HALT_SCENARIO_PROTECTSHOOTDOWN_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* The page is mapped and may be written; it holds 0. */
void ProtectShootdown_setup(Arena *arena, int32_t processes, int32_t operations);

/* The last process walks ahead, CPU 0 protects, the others write. */
void ProtectShootdown_process(Arena *arena, halt_process process, int32_t operations);

/* The page holds what it held when it became read-only for the last time, and all of it. */
bool ProtectShootdown_check(Arena *arena, int32_t processes, int32_t operations);

#endif
