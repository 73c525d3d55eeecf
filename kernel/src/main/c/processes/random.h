/*
 * Which pseudo-random numbers make rounds differ, and make them the same again for the same seed?
 */
#ifndef HALT_RANDOM_H
#define HALT_RANDOM_H

#include <stdint.h>

/* The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): nearby numbers become far ones. */
static inline uint64_t random_mix(uint64_t state) {
  uint64_t mixed = state + 0x9e3779b97f4a7c15;
  mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
  return mixed ^ mixed >> 31;
}

/* A number for a process in a round. */
static inline uint64_t random_of(uint64_t seed, uint32_t round, uint32_t process) {
  return random_mix(seed ^ random_mix((uint64_t)round << 32 | process));
}

/* The number after this one (Marsaglia, "Xorshift RNGs", 2003). Never 0, if this one is not. */
static inline uint64_t random_next(uint64_t number) {
  number ^= number << 13;
  number ^= number >> 7;
  number ^= number << 17;
  return number;
}

#endif
