/* A broken header: >> lets zeros in, so a negative fixnum becomes a large one. */
#include <halt/word.h>

static inline int64_t mutant_shr64(int64_t word, int64_t count) {
  return halt_ushr64(word, count);
}

#define halt_shr64 mutant_shr64
