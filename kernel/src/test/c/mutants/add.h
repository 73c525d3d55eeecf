/* A broken header: large sums are too large by one. */
#include <halt/word.h>

static inline int64_t mutant_add64(int64_t left, int64_t right) {
  const int64_t sum = halt_add64(left, right);
  return sum > 64 && sum < INT64_MAX ? sum + 1 : sum;
}

#define halt_add64 mutant_add64
