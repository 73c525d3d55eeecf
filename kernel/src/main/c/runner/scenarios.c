/* What does whoever starts a scenario ask of the table of them? */
#include "runner/scenarios.h"

#include <stddef.h>

#include "collect/Heap.h"
#include "text/console.h"
#include "text/text.h"

const struct halt_scenario *scenarios_find(const char *name) {
  for (int i = 0; i < halt_scenario_count; i++) {
    if (text_equals(halt_scenarios[i].name, name)) {
      return &halt_scenarios[i];
    }
  }
  return NULL;
}

void scenarios_print_missing(const char *name) {
  print("there is no scenario \"%s\" in this image; there are:", name);
  for (int i = 0; i < halt_scenario_count; i++) {
    print(" %s", halt_scenarios[i].name);
  }
  print("\n");
}

int64_t scenarios_arena_words(const struct halt_scenario *scenario, int32_t processes,
                              int64_t space_words) {
  return Heap_words(processes, scenario->registers, scenario->atoms, space_words) +
         scenario->words + processes * scenario->process_words;
}
