/*
 * Do two CPUs that cut the same large page come out with one table? CPU 0 makes its first page
 * read-only while another one takes the second page away; meanwhile all MMUs walk. The loser of the
 * race gives its table back, and neither change is lost.
 *
 * Translated by HALT from halt.scenario.SplitRace; change that, not this.
 */
#ifndef HALT_SCENARIO_SPLITRACE_H
#define HALT_SCENARIO_SPLITRACE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* Pages 2 and 3 are one large page, which leads to the memory behind the frames. */
void SplitRace_setup(Arena *arena, int32_t processes, int32_t operations);

/* CPU 0 protects, CPU 1 unmaps, further ones only answer; the last process walks ahead. */
void SplitRace_process(Arena *arena, halt_process process, int32_t operations);

/* Page 2 is read-only, page 3 is gone, and but for root and table every frame is free. */
bool SplitRace_check(Arena *arena, int32_t processes, int32_t operations);

#endif
