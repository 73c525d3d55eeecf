/*
 * How is a privileged instruction of the processor written in C? One accessor per instruction,
 * named after it. Each one that touches memory or control state is a compiler barrier.
 */
#ifndef HALT_X86_64_X86_H
#define HALT_X86_64_X86_H

#include <stddef.h>
#include <stdint.h>

static inline void outb(uint16_t port, uint8_t value) {
  __asm__ volatile("outb %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

static inline void outw(uint16_t port, uint16_t value) {
  __asm__ volatile("outw %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

static inline void outl(uint16_t port, uint32_t value) {
  __asm__ volatile("outl %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

static inline uint8_t inb(uint16_t port) {
  uint8_t value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port) : "memory");
  return value;
}

static inline void rep_insb(uint16_t port, void *bytes, size_t count) {
  __asm__ volatile("rep insb" : "+D"(bytes), "+c"(count) : "d"(port) : "memory");
}

static inline void rep_outsb(uint16_t port, const void *bytes, size_t count) {
  __asm__ volatile("rep outsb" : "+S"(bytes), "+c"(count) : "d"(port) : "memory");
}

static inline uint64_t rdmsr(uint32_t msr) {
  uint32_t low;
  uint32_t high;
  __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr) : "memory");
  return (uint64_t)high << 32 | low;
}

static inline uint64_t read_cr2(void) {
  uint64_t value;
  __asm__ volatile("movq %%cr2, %0" : "=r"(value));
  return value;
}

static inline uint64_t read_cr3(void) {
  uint64_t value;
  __asm__ volatile("movq %%cr3, %0" : "=r"(value));
  return value;
}

/* Forgets one page, and all entries of tables above it. */
static inline void invlpg(uint64_t address) {
  __asm__ volatile("invlpg (%0)" ::"r"(address) : "memory");
}

static inline void write_cr3(uint64_t value) {
  __asm__ volatile("movq %0, %%cr3" ::"r"(value) : "memory");
}

static inline uint64_t read_cr4(void) {
  uint64_t value;
  __asm__ volatile("movq %%cr4, %0" : "=r"(value));
  return value;
}

static inline void write_cr4(uint64_t value) {
  __asm__ volatile("movq %0, %%cr4" ::"r"(value) : "memory");
}

/* The selector of the task register: here the name of the CPU (trap.c). */
static inline uint16_t str(void) {
  uint16_t selector;
  __asm__ volatile("str %0" : "=r"(selector));
  return selector;
}

static inline void ltr(uint16_t selector) {
  __asm__ volatile("ltr %0" ::"r"(selector) : "memory");
}

/* The operand of lgdt and lidt. */
struct table_pointer {
  uint16_t limit;
  uint64_t base;
} __attribute__((packed));

static inline void lgdt(const struct table_pointer *pointer) {
  __asm__ volatile("lgdt %0" ::"m"(*pointer) : "memory");
}

static inline void lidt(const struct table_pointer *pointer) {
  __asm__ volatile("lidt %0" ::"m"(*pointer) : "memory");
}

/* Initial APIC id: CPUID leaf 1, ebx bits 31-24. */
static inline uint32_t cpuid_apic_id(void) {
  uint32_t eax = 1;
  uint32_t ebx;
  uint32_t ecx = 0;
  uint32_t edx;
  __asm__ volatile("cpuid" : "+a"(eax), "=b"(ebx), "+c"(ecx), "=d"(edx));
  return ebx >> 24;
}

/* Ticks of the time stamp counter; not before the instructions in front of it are done. */
static inline uint64_t rdtsc(void) {
  uint32_t low;
  uint32_t high;
  __asm__ volatile("lfence; rdtsc" : "=a"(low), "=d"(high)::"memory");
  return (uint64_t)high << 32 | low;
}

static inline uint64_t read_rflags(void) {
  uint64_t value;
  __asm__ volatile("pushfq; popq %0" : "=r"(value)::"memory");
  return value;
}

static inline void cli(void) {
  __asm__ volatile("cli" ::: "memory");
}

static inline void sti(void) {
  __asm__ volatile("sti" ::: "memory");
}

static inline void pause(void) {
  __asm__ volatile("pause" ::: "memory");
}

/* Sleeps until an interrupt has been handled. One that is already pending is taken after hlt has
   begun, because sti unmasks only after the instruction that follows it. */
static inline void sti_hlt_cli(void) {
  __asm__ volatile("sti; hlt; cli" ::: "memory");
}

#endif
