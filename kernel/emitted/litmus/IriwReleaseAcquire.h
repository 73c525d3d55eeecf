/*
 * Can two readers see two independent writes in different orders? Here with release stores and
 * acquire loads.
 *
 * Translated by HALT from halt.scenario.litmus.IriwReleaseAcquire; change that, not this.
 */
#ifndef HALT_LITMUS_IRIWRELEASEACQUIRE_H
#define HALT_LITMUS_IRIWRELEASEACQUIRE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define IriwReleaseAcquire_X 0
#define IriwReleaseAcquire_Y 1
#define IriwReleaseAcquire_OF_2_A 2
#define IriwReleaseAcquire_OF_2_B 3
#define IriwReleaseAcquire_OF_3_A 4
#define IriwReleaseAcquire_OF_3_B 5
#define IriwReleaseAcquire_MEETING 6

/* Two variables and four results. */
void IriwReleaseAcquire_setup(Arena *arena, int32_t processes, int32_t operations);

/* The part of one process, in an instance for each operation. */
void IriwReleaseAcquire_process(Arena *arena, halt_process process, int32_t operations);

/* Every result was kept. */
bool IriwReleaseAcquire_check(Arena *arena, int32_t processes, int32_t operations);

#endif
