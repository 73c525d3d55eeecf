/*
 * How is memory handed out that is never given back? As runs of frames: the core's Frames knows
 * which are free.
 */
#include "memory/memory.h"

#include <halt/kernel.h>

#include "memory/paging.h"

#define PAGE_WORDS (HALT_PAGE_SIZE / (int64_t)sizeof(int64_t))

/* So many pieces are taken at most: the arena, and a history for each process. */
#define MOST_PIECES (HALT_MAX_PROCESSES + 1)

/* The pieces are whole pages, so each may take a page more than was asked for. */
int64_t memory_words_left(void) {
  int64_t pages = (int64_t)paging_longest_run() - MOST_PIECES;
  return pages < 0 ? 0 : pages * PAGE_WORDS;
}

static int64_t *take(int64_t words, uint64_t (*take_pages)(uint64_t pages)) {
  uint64_t pages = words <= 0 ? 1 : ((uint64_t)words + PAGE_WORDS - 1) / PAGE_WORDS;
  uint64_t address = words < 0 ? 0 : take_pages(pages);
  if (address == 0) {
    panic("%ld words of memory are wanted and no run of free pages has them", words);
  }
  return (int64_t *)(uintptr_t)address;
}

int64_t *memory_take(int64_t words) {
  return take(words, paging_take);
}

int64_t *memory_take_apart(int64_t words) {
  return take(words, paging_take_apart);
}

int64_t memory_most_apart(void) {
  return (int64_t)paging_most_apart() * PAGE_WORDS;
}
