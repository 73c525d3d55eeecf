/* What does the monitor say of a heap of two semispaces? See collector.h. */
#include "semispace/Semispaces.h"

#include "core/Layout.h"
#include "monitor/collector.h"
#include "text/console.h"

static int64_t own_word(Arena *arena, halt_size word) {
  return Arena_getPlain(arena, Layout_heap(arena) + word);
}

static void show_space(Arena *arena, int number, int64_t start) {
  int64_t words = own_word(arena, Semispaces_SPACE_WORDS);
  print("semispace %d: words %ld to %ld, ", number, start, start + words - 1);
  if (start == own_word(arena, Semispaces_SPACE)) {
    int64_t used = own_word(arena, Semispaces_NEXT) - start;
    print("current, %ld of %ld claimed, %ld free\n", used, words, words - used);
  } else {
    print("empty until the next collection\n");
  }
}

static void show_buffer(Arena *arena, int32_t process) {
  halt_offset buffer = Semispaces_buffer(arena, process);
  int64_t next = Arena_getPlain(arena, buffer + Semispaces_BUFFER_NEXT);
  int64_t end = Arena_getPlain(arena, buffer + Semispaces_BUFFER_END);
  print("process %d: ", process);
  if (end == 0) {
    print("no allocation buffer\n");
  } else {
    print("allocation buffer up to word %ld, %ld left\n", end - 1, end - next);
  }
}

void collector_show(Arena *arena) {
  int64_t first = Semispaces_first(arena);
  show_space(arena, 0, first);
  show_space(arena, 1, first + own_word(arena, Semispaces_SPACE_WORDS));
  for (int32_t process = 0; process < Layout_processes(arena); process++) {
    show_buffer(arena, process);
  }
  print("buffers of %ld words; collections %ld; ", own_word(arena, Semispaces_BUFFER_WORDS),
        own_word(arena, Semispaces_COLLECTIONS));
}

static const char *const own_names[] = {
    [Semispaces_SPACE_WORDS] = "SPACE_WORDS",
    [Semispaces_BUFFER_WORDS] = "BUFFER_WORDS",
    [Semispaces_SPACE] = "SPACE",
    [Semispaces_COLLECTIONS] = "COLLECTIONS",
    [Semispaces_NEXT] = "NEXT",
};
_Static_assert(sizeof own_names / sizeof own_names[0] == Semispaces_CONTROL_WORDS,
               "every control word has a name");

bool collector_print_name(Arena *arena, int64_t offset) {
  int64_t word = offset - Layout_heap(arena);
  if (word < Semispaces_CONTROL_WORDS) {
    print("%s", own_names[word]);
    return false;
  }
  int64_t first = Semispaces_first(arena);
  if (offset < first) {
    int64_t bound = word - Semispaces_CONTROL_WORDS;
    print("process %ld %s", bound / Semispaces_BUFFER,
          bound % Semispaces_BUFFER == Semispaces_BUFFER_NEXT ? "BUFFER_NEXT" : "BUFFER_END");
    return false;
  }
  int64_t space_words = own_word(arena, Semispaces_SPACE_WORDS);
  print("semispace %ld word %ld", (offset - first) / space_words, (offset - first) % space_words);
  return true;
}
