/* What is on each line of a dump? The form is in dump.h; on the host ArenaDump.java reads it. */
#include "monitor/dump.h"

#include "text/console.h"

#define WORDS_ON_A_LINE 4

/* The generator polynomial of IEEE 802.3, 3.2.9, its lowest power first. */
#define POLYNOMIAL 0xedb88320u

#define START 0xffffffffu

static uint32_t add_word(uint32_t sum, uint64_t word) {
  for (int i = 0; i < 64; i++) {
    uint32_t lowest = (sum ^ (uint32_t)(word >> i)) & 1;
    sum = sum >> 1 ^ (lowest != 0 ? POLYNOMIAL : 0);
  }
  return sum;
}

void dump_arena(const Arena *arena) {
  print("dump begin %ld\n", arena->size);
  uint32_t all = START;
  for (int64_t offset = 0; offset < arena->size; offset += WORDS_ON_A_LINE) {
    uint32_t line = add_word(START, (uint64_t)offset);
    print("dump %ld", offset);
    for (int64_t i = offset; i < offset + WORDS_ON_A_LINE && i < arena->size; i++) {
      uint64_t word = (uint64_t)arena->words[i];
      line = add_word(line, word);
      all = add_word(all, word);
      print(" %016lx", word);
    }
    print(" %08x\n", ~line);
  }
  print("dump end %ld %08x\n", arena->size, ~all);
}
