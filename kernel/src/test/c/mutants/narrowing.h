/* A broken header: a long that no int can be becomes the nearest int, not its low bits. */
#include <halt/word.h>

static inline int32_t mutant_to_int(int64_t word) {
  return word > INT32_MAX ? INT32_MAX : word < INT32_MIN ? INT32_MIN : halt_to_int(word);
}

#define halt_to_int mutant_to_int
