/*
 * Does anybody reach a page that was taken away? CPU 0 maps a page, takes it away and gives its
 * frame back, again and again, while the other CPUs read the page, allocate the frame that was
 * given back and keep a secret there, and all MMUs walk ahead.
 *
 * While the page is away no TLB knows it. Round r writes r into the frame before it maps it. Who
 * has seen that r rounds are over must not read r or less, and nobody reads a secret.
 *
 * Translated by HALT from halt.scenario.UnmapShootdown; change that, not this.
 */
#ifndef HALT_SCENARIO_UNMAPSHOOTDOWN_H
#define HALT_SCENARIO_UNMAPSHOOTDOWN_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#define UnmapShootdown_SECRET INT64_C(1000)

/* The page is mapped for round 1. */
void UnmapShootdown_setup(Arena *arena, int32_t processes, int32_t operations);

/* The last process walks ahead, CPU 0 unmaps, the others read. */
void UnmapShootdown_process(Arena *arena, halt_process process, int32_t operations);

/* Nobody read what was not there for it, and but for the tables every frame is free. */
bool UnmapShootdown_check(Arena *arena, int32_t processes, int32_t operations);

#endif
