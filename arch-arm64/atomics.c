/*
 * Which instructions change a word in one step on this machine? One image is for CPUs of both
 * kinds: as it is linked, it calls the functions of atomics.S, which do with what Armv8.0 has.
 * Where the CPU has the atomic instructions of Armv8.1, each call is replaced by the one that
 * stands for it, once, before anybody else can run this code.
 */
#include "atomics.h"

#include <stddef.h>
#include <stdint.h>

#include <halt/image.h>

#include "arm64.h"

/* ID_AA64ISAR0_EL1, Atomic (Arm ARM, D17.2): 2 and above: LDADD, CAS, SWP and their kin. */
#define ISAR0_ATOMIC_SHIFT 20
#define ISAR0_ATOMIC_MASK 0xf
#define ISAR0_ATOMIC_LSE 2

/* BL (Arm ARM, C6.2): above the offset, in instructions, which has a sign. */
#define BL_MASK 0xfc000000U
#define BL 0x94000000U
#define BL_OFFSET_BITS 26

/* linker.ld: all of atomics.S, and nothing else. */
extern const uint32_t image_atomics[], image_atomics_end[];

static bool replaced;

static bool cpu_has_lse(void) {
  return (READ_REGISTER(id_aa64isar0_el1) >> ISAR0_ATOMIC_SHIFT & ISAR0_ATOMIC_MASK) >=
         ISAR0_ATOMIC_LSE;
}

bool atomics_suit_cpu(void) {
  return !replaced || cpu_has_lse();
}

/* What the instruction at this place calls, or NULL. */
static const uint32_t *called_at(const uint32_t *place) {
  if ((*place & BL_MASK) != BL) {
    return NULL;
  }
  int32_t offset = (int32_t)(*place << (32 - BL_OFFSET_BITS)) / (1 << (32 - BL_OFFSET_BITS));
  return (const uint32_t *)((uintptr_t)place + (uintptr_t)((int64_t)offset * 4));
}

/* The text is writable here, and nowhere later: under the first tables (entry.S). */
void atomics_choose(void) {
  if (!cpu_has_lse()) {
    return;
  }
  const uint32_t *end = (const uint32_t *)image_text_end;
  for (const uint32_t *place = (const uint32_t *)image_text; place < end; place++) {
    const uint32_t *called = called_at(place);
    if (called > image_atomics && called < image_atomics_end) {
      write32((uintptr_t)place, called[-1]);
    }
  }
  replaced = true;
  clean_code((uintptr_t)image_text, (uintptr_t)image_text_end);
}
