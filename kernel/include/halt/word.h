/*
 * What is a word, and how does Java compute with it? The roles of 64-bit words as typedefs, and
 * Java's arithmetic where C leaves it undefined or to the implementation: sums that wrap around,
 * shifts of negative words and by any count, the quotient of the least number by -1, narrowing.
 *
 * Everything here is defined by ISO C11 for every argument. Compilers reduce each function to one
 * or two machine instructions.
 */
#ifndef HALT_WORD_H
#define HALT_WORD_H

#include <stdbool.h>
#include <stdint.h>

/* A value word: three tag bits below, the payload above (value/Word.h). */
typedef int64_t halt_value;

/* The word offset of an object's header from the arena's base. */
typedef int64_t halt_ref;

/* The word offset of an atom's cell from the arena's base. */
typedef int64_t halt_atom;

/* A number of words. */
typedef int64_t halt_size;

/* A word offset from the arena's base. */
typedef int64_t halt_offset;

/* The number of a process of the arena, from 0. */
typedef int32_t halt_process;

/* The number of a CPU, from 0. */
typedef int32_t halt_cpu;

/* The signed number with the same 64 bits. A plain cast would leave large ones to the compiler. */
static inline int64_t halt_signed64(uint64_t bits) {
  return bits <= (uint64_t)INT64_MAX ? (int64_t)bits : -(int64_t)~bits - 1;
}

/* The signed number with the same 32 bits. */
static inline int32_t halt_signed32(uint32_t bits) {
  return bits <= (uint32_t)INT32_MAX ? (int32_t)bits : -(int32_t)~bits - 1;
}

/* Java's (int) of a long: the low 32 bits. */
static inline int32_t halt_to_int(int64_t word) {
  return halt_signed32((uint32_t)((uint64_t)word & UINT32_MAX));
}

/* Java's + - * and unary - on long: modulo 2 to the 64. */

static inline int64_t halt_add64(int64_t left, int64_t right) {
  return halt_signed64((uint64_t)left + (uint64_t)right);
}

static inline int64_t halt_sub64(int64_t left, int64_t right) {
  return halt_signed64((uint64_t)left - (uint64_t)right);
}

static inline int64_t halt_mul64(int64_t left, int64_t right) {
  return halt_signed64((uint64_t)left * (uint64_t)right);
}

static inline int64_t halt_neg64(int64_t word) {
  return halt_signed64(UINT64_C(0) - (uint64_t)word);
}

/* Java's + - * and unary - on int: modulo 2 to the 32. */

static inline int32_t halt_add32(int32_t left, int32_t right) {
  return halt_signed32((uint32_t)left + (uint32_t)right);
}

static inline int32_t halt_sub32(int32_t left, int32_t right) {
  return halt_signed32((uint32_t)left - (uint32_t)right);
}

static inline int32_t halt_mul32(int32_t left, int32_t right) {
  return halt_signed32((uint32_t)left * (uint32_t)right);
}

static inline int32_t halt_neg32(int32_t word) {
  return halt_signed32(UINT32_C(0) - (uint32_t)word);
}

/*
 * Java's / and % for a divisor that may be -1: the quotient of the least number by -1 wraps around
 * to itself. Precondition: the divisor is not 0.
 */

static inline int64_t halt_div64(int64_t dividend, int64_t divisor) {
  return divisor == -1 ? halt_neg64(dividend) : dividend / divisor;
}

static inline int64_t halt_rem64(int64_t dividend, int64_t divisor) {
  return divisor == -1 ? 0 : dividend % divisor;
}

static inline int32_t halt_div32(int32_t dividend, int32_t divisor) {
  return divisor == -1 ? halt_neg32(dividend) : dividend / divisor;
}

static inline int32_t halt_rem32(int32_t dividend, int32_t divisor) {
  return divisor == -1 ? 0 : dividend % divisor;
}

/* Java's << >> >>> on long: only the low six bits of the count matter. */

static inline int64_t halt_shl64(int64_t word, int64_t count) {
  return halt_signed64((uint64_t)word << ((uint64_t)count & 63));
}

/* Copies of the sign bit come in from the left. C leaves that to the compiler for a negative word,
   so the complement, which is not negative, is shifted. */
static inline int64_t halt_shr64(int64_t word, int64_t count) {
  const uint64_t places = (uint64_t)count & 63;
  return word < 0 ? ~(~word >> places) : word >> places;
}

/* Zeros come in from the left. */
static inline int64_t halt_ushr64(int64_t word, int64_t count) {
  return halt_signed64((uint64_t)word >> ((uint64_t)count & 63));
}

/* Java's << >> >>> on int: only the low five bits of the count matter. */

static inline int32_t halt_shl32(int32_t word, int64_t count) {
  return halt_signed32((uint32_t)word << ((uint64_t)count & 31));
}

static inline int32_t halt_shr32(int32_t word, int64_t count) {
  const uint64_t places = (uint64_t)count & 31;
  return word < 0 ? ~(~word >> places) : word >> places;
}

static inline int32_t halt_ushr32(int32_t word, int64_t count) {
  return halt_signed32((uint32_t)word >> ((uint64_t)count & 31));
}

#endif
