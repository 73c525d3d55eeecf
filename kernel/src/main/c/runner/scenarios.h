/* Which scenario of this image is meant, and how large an arena does it want? */
#ifndef HALT_SCENARIOS_H
#define HALT_SCENARIOS_H

#include <stdint.h>

#include <halt/scenario.h>

/* The scenario of this name, or NULL. */
const struct halt_scenario *scenarios_find(const char *name);

/* Says that there is none of this name, and which there are. */
void scenarios_print_missing(const char *name);

/* The words of an arena, with semispaces of this size. */
int64_t scenarios_arena_words(const struct halt_scenario *scenario, int32_t processes,
                              int64_t space_words);

#endif
