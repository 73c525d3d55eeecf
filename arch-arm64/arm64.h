/*
 * How is a privileged instruction of the processor written in C? One accessor per instruction,
 * named after it. Each one that touches memory or control state is a compiler barrier.
 */
#ifndef HALT_ARM64_ARM64_H
#define HALT_ARM64_ARM64_H

#include <stdint.h>

/* Reads a system register; NAME is the manual's. */
#define READ_REGISTER(name)                             \
  ({                                                    \
    uint64_t value_;                                    \
    __asm__ volatile("mrs %0, " #name : "=r"(value_)); \
    value_;                                             \
  })

/* Writes a system register; the instructions behind it see the effect. */
#define WRITE_REGISTER(name, value) \
  __asm__ volatile("msr " #name ", %0\n\tisb" ::"r"((uint64_t)(value)) : "memory")

/* Device registers: one access each, of exactly this width. */
static inline uint8_t read8(uintptr_t address) {
  uint8_t value;
  __asm__ volatile("ldrb %w0, [%1]" : "=r"(value) : "r"(address) : "memory");
  return value;
}

static inline uint32_t read32(uintptr_t address) {
  uint32_t value;
  __asm__ volatile("ldr %w0, [%1]" : "=r"(value) : "r"(address) : "memory");
  return value;
}

static inline void write16(uintptr_t address, uint16_t value) {
  __asm__ volatile("strh %w0, [%1]" ::"r"((uint32_t)value), "r"(address) : "memory");
}

static inline void write32(uintptr_t address, uint32_t value) {
  __asm__ volatile("str %w0, [%1]" ::"r"(value), "r"(address) : "memory");
}

static inline void mask_interrupts(void) {
  __asm__ volatile("msr daifset, #2" ::: "memory");
}

/* One that is pending is taken here. */
static inline void unmask_interrupts(void) {
  __asm__ volatile("msr daifclr, #2\n\tisb" ::: "memory");
}

static inline void yield(void) {
  __asm__ volatile("yield" ::: "memory");
}

/* Sleeps until an interrupt is pending, masked or not; returns at once if one is. */
static inline void wfi(void) {
  __asm__ volatile("dsb sy\n\twfi" ::: "memory");
}

static inline void isb(void) {
  __asm__ volatile("isb" ::: "memory");
}

/* What was forgotten on this CPU is forgotten when this ends. */
static inline void dsb_nsh(void) {
  __asm__ volatile("dsb nsh" ::: "memory");
}

/* This CPU forgets one page, of its number. The others are told by the core's Shootdown. */
static inline void tlbi_page(uint64_t page) {
  __asm__ volatile("tlbi vaae1, %0" ::"r"(page) : "memory");
}

/* This CPU forgets all pages. */
static inline void tlbi_all(void) {
  __asm__ volatile("tlbi vmalle1" ::: "memory");
}

/* Returns when every CPU can see our stores so far. */
static inline void dsb_ishst(void) {
  __asm__ volatile("dsb ishst" ::: "memory");
}

/* Returns when all our accesses so far have been done, also those to devices. */
static inline void dsb_sy(void) {
  __asm__ volatile("dsb sy" ::: "memory");
}

/*
 * What was written to [start, end), as data, is what all CPUs execute and read there from now on,
 * also those whose caches are off (Arm ARM on caches). Here and elsewhere the smallest line counts.
 */
static inline void clean_code(uintptr_t start, uintptr_t end) {
  uint64_t line = 4ULL << (READ_REGISTER(ctr_el0) >> 16 & 0xf); /* DminLine: log2 of its words */
  for (uintptr_t at = start & ~(line - 1); at < end; at += line) {
    __asm__ volatile("dc cvac, %0" ::"r"(at) : "memory");
  }
  __asm__ volatile("dsb sy\n\tic ialluis\n\tdsb sy\n\tisb" ::: "memory");
}

/* Ticks of the system's counter, of which there are cntfrq_el0 in a second. */
static inline uint64_t counter(void) {
  uint64_t ticks;
  __asm__ volatile("isb\n\tmrs %0, cntvct_el0" : "=r"(ticks)::"memory");
  return ticks;
}

#endif
