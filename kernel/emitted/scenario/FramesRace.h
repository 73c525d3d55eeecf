/*
 * Does a frame ever have two owners, or none? Every process allocates one of two frames, signs it,
 * and gives it back.
 *
 * Translated by HALT from halt.scenario.FramesRace; change that, not this.
 */
#ifndef HALT_SCENARIO_FRAMESRACE_H
#define HALT_SCENARIO_FRAMESRACE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define FramesRace_FIRST INT64_C(5)
#define FramesRace_COUNT INT64_C(2)
#define FramesRace_WRONG INT64_C(4)
#define FramesRace_SIGNATURES INT64_C(5)

/* Two frames, both free. */
void FramesRace_setup(Arena *arena, int32_t processes, int32_t operations);

/* Allocates, signs, takes the signature away, gives back. */
void FramesRace_process(Arena *arena, halt_process process, int32_t operations);

/* All frames are free, can be had once each, and cannot be given back twice. */
bool FramesRace_check(Arena *arena, int32_t processes, int32_t operations);

#endif
