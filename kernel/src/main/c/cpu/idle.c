/*
 * Why would a CPU stay awake that has nothing to do? An emulator that counts instructions instead
 * of looking at a clock runs one CPU after the other, and does so in the same order every time,
 * unless all of them sleep: then it moves its clock to the next timer, and it depends on the host's
 * threads when it does that. A CPU that relaxes instead hands over to the next one at once, at the
 * very same instruction in every run.
 */
#include "cpu/idle.h"

#include <halt/arch.h>

#include "cpu/cpu.h"

static bool stay_awake;

void idle_initialise(bool awake) {
  stay_awake = awake;
}

bool idle_awake(void) {
  return stay_awake;
}

void idle_wait(const uint32_t *word, uint32_t old) {
  if (!stay_awake) {
    cpu_wait(word, old);
    return;
  }
  while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == old) {
    arch_relax();
  }
}

void idle_nap(uint32_t microseconds, uint32_t turns) {
  if (!stay_awake) {
    cpu_nap(microseconds);
    return;
  }
  for (; turns > 0; turns--) {
    arch_relax();
  }
}
