/*
 * Is a frame that is given back twice noticed? Every process gives back the same frame, as often as
 * it has operations; exactly one of all these calls succeeds.
 *
 * Translated by HALT from halt.scenario.FramesReturnedTwice; change that, not this.
 */
#ifndef HALT_SCENARIO_FRAMESRETURNEDTWICE_H
#define HALT_SCENARIO_FRAMESRETURNEDTWICE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define FramesReturnedTwice_SUCCESSES INT64_C(4)

/* Of two frames the first is allocated. */
void FramesReturnedTwice_setup(Arena *arena, int32_t processes, int32_t operations);

/* Gives it back. */
void FramesReturnedTwice_process(Arena *arena, halt_process process, int32_t operations);

/* One success, and both frames are free. */
bool FramesReturnedTwice_check(Arena *arena, int32_t processes, int32_t operations);

#endif
