/* How is memory handed out that is never given back? From the low end of one region, upwards. */
#include "memory.h"

#include <stdbool.h>

#include <halt/arch.h>
#include <halt/kernel.h>

#define CACHE_LINE 64

/* What is left of the region; taken from below. */
static struct arch_region rest;
static bool known;

static void learn(void) {
  if (!known) {
    rest = arch_free_memory();
    known = true;
  }
}

int64_t memory_words_left(void) {
  learn();
  return (int64_t)((rest.end - rest.start) / sizeof(int64_t));
}

int64_t *memory_take(int64_t words) {
  int64_t left = memory_words_left();
  int64_t line = CACHE_LINE / sizeof(int64_t);
  int64_t rounded = (words + line - 1) / line * line;
  if (words < 0 || rounded > left) {
    panic("%ld words of memory are wanted and %ld are left", words, left);
  }
  int64_t *taken = (int64_t *)(uintptr_t)rest.start;
  rest.start += (uint64_t)rounded * sizeof(int64_t);
  return taken;
}
