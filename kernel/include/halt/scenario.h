/*
 * Which scenarios are in this image? The translator emits the table (scenario/Scenarios.c) from the
 * classes annotated with halt.scenario.Scenario; the runner reads it.
 */
#ifndef HALT_SCENARIO_H
#define HALT_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arena.h>

struct halt_scenario {
  const char *name;
  void (*setup)(Arena *arena, int32_t processes, int32_t operations);
  void (*process)(Arena *arena, halt_process process, int32_t operations);
  bool (*check)(Arena *arena, int32_t processes, int32_t operations);
  int32_t registers;
  int32_t atoms;
  int64_t space_words;
  int64_t buffer_words;
  int64_t words;         /* of its own, zeroed, behind the heap (Heap.behind) ... */
  int64_t process_words; /* ... and so many more for each process */
};

extern const struct halt_scenario halt_scenarios[];
extern const int halt_scenario_count;

#endif
