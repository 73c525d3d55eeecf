/*
 * When do pages of values become read-only, and writable again? At the end of a set-up and of each
 * collection; at the beginning of the next one, because a collector writes forwarding pointers into
 * what it leaves. In between the world is stopped, so one CPU at a time is in here.
 */
#include "memory/values.h"

#include <stddef.h>

#include <halt/kernel.h>

#include "collect/Collector.h"
#include "memory/memory.h"
#include "memory/paging.h"
#include "paging/Rights.h"
#include "text/console.h"

#define PAGE_WORDS (HALT_PAGE_SIZE / (int64_t)sizeof(int64_t))
#define PAGE_SHIFT 9 /* of PAGE_WORDS */
_Static_assert(PAGE_WORDS == 1 << PAGE_SHIFT, "a page has so many words");

static bool wanted;

/* What is read-only: [first, end), empty if nothing is. */
static uint64_t first;
static uint64_t end;

static uint64_t times;
static uint64_t most_bytes;

void values_initialise(bool protect) {
  wanted = protect;
}

static int64_t page_up(int64_t words) {
  return (words + PAGE_WORDS - 1) / PAGE_WORDS * PAGE_WORDS;
}

int64_t values_space_words(int64_t asked) {
  return wanted ? page_up(asked + PAGE_WORDS) : asked;
}

/* How many words are left free in front of an arena. */
static int64_t padding(int64_t spaces) {
  return page_up(spaces) - spaces;
}

int64_t values_room(int64_t spaces, int64_t words) {
  return wanted ? padding(spaces) + words + memory_most_apart() : words;
}

int64_t *values_take(int64_t spaces, int64_t words) {
  if (!wanted) {
    return memory_take(words);
  }
  int64_t *taken = memory_take_apart(padding(spaces) + words);
  int64_t *arena = taken + padding(spaces);
  /* The rights that they have: but now no large page reaches from here into the values. */
  paging_protect((uintptr_t)taken, (uintptr_t)(arena + spaces), Rights_WRITE);
  return arena;
}

void values_release(void) {
  if (first < end) {
    paging_protect(first, end, Rights_WRITE);
    first = end;
  }
}

void values_protect(Arena *arena) {
  if (!wanted) {
    return;
  }
  int64_t *words = arena->words;
  int64_t start = Collector_objects(arena);
  int64_t next = Collector_seal(arena, PAGE_SHIFT);
  first = (uintptr_t)&words[start];
  end = (uintptr_t)&words[next];
  if (first < end) {
    paging_protect(first, end, Rights_READ);
    times++;
    most_bytes = end - first > most_bytes ? end - first : most_bytes;
  }
}

int64_t *values_first(void) {
  return first < end ? (int64_t *)(uintptr_t)first : NULL;
}

void values_print(void) {
  if (wanted) {
    print("# protected-values times=%lu most-bytes=%lu\n", times, most_bytes);
  }
}
