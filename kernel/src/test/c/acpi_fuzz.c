/*
 * Does the reader of ACPI's tables (arch-x86_64/acpi.c) survive any bytes? First sound tables must
 * be read as they were written; then they are damaged, seed by seed, and as often as not given the
 * right checksum again, or nothing behind the checksum would ever be reached. They lie at the end
 * of what the boot page tables map, so that a read behind that is a fault here, as it is there.
 * Argument: how many damaged tables.
 */
#define _GNU_SOURCE
#include <cpuid.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <halt/arch.h>
#include <halt/kernel.h>

#include "acpi.h"
#include "layout.h"

#define REACH 0x100000000
#define BLOCK 0x1000
#define RSDP_AT 0
#define ROOT_AT 64
#define OTHER_AT 128
#define MADT_AT (BLOCK - MADT_SIZE)
#define MADT_SIZE (44 + 2 * 8 + 6)

static uint8_t *tables;
static sigjmp_buf refused;
static uint64_t state;

_Noreturn void panic(const char *format, ...) {
  (void)format;
  siglongjmp(refused, 1);
}

_Noreturn void kernel_refuse(const char *format, ...) {
  (void)format;
  siglongjmp(refused, 1);
}

/* Below 4 GiB the boot page tables map all; what is not here is memory that says nothing. */
static _Noreturn void fault(int signal, siginfo_t *info, void *context) {
  (void)signal;
  (void)context;
  if ((uintptr_t)info->si_addr < REACH) {
    siglongjmp(refused, 1);
  }
  printf("a read behind what is mapped\n"); /* it was our own code that was interrupted */
  exit(1);
}

static uint32_t random_below(uint32_t limit) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 16) % limit;
}

static void put(size_t at, uint64_t number, size_t bytes) {
  memcpy(tables + at, &number, bytes);
}

static void sum_up(size_t start, size_t length, size_t checksum) {
  uint8_t sum = 0;
  tables[start + checksum] = 0;
  for (size_t i = 0; i < length && start + i < BLOCK; i++) {
    sum = (uint8_t)(sum + tables[start + i]);
  }
  tables[start + checksum] = (uint8_t)-sum;
}

static uint32_t length_of(size_t table) {
  uint32_t length;
  memcpy(&length, tables + table + 4, sizeof length);
  return length;
}

static void sum_up_all(void) {
  sum_up(RSDP_AT, 20, 8);
  sum_up(ROOT_AT, length_of(ROOT_AT), 9);
  sum_up(MADT_AT, length_of(MADT_AT), 9);
}

static uint64_t address_of(size_t at) {
  return (uintptr_t)tables + at;
}

static void write_tables(void) {
  uint32_t eax, own, ecx, edx;
  __cpuid(1, eax, own, ecx, edx);
  own >>= 24;
  memset(tables, 0, BLOCK);
  memcpy(tables + RSDP_AT, "RSD PTR ", 8);
  tables[RSDP_AT + 15] = 2;
  put(RSDP_AT + 24, address_of(ROOT_AT), 8);
  memcpy(tables + ROOT_AT, "XSDT", 4);
  put(ROOT_AT + 4, 36 + 2 * 8, 4);
  put(ROOT_AT + 36, address_of(OTHER_AT), 8);
  put(ROOT_AT + 44, address_of(MADT_AT), 8);
  memcpy(tables + OTHER_AT, "FACP", 4);
  memcpy(tables + MADT_AT, "APIC", 4);
  put(MADT_AT + 4, MADT_SIZE, 4);
  put(MADT_AT + 36, LAPIC_BASE, 4);
  static const uint8_t other[6] = {5, 6}; /* an entry that names no processor */
  memcpy(tables + MADT_AT + 44, other, sizeof other);
  for (uint32_t i = 0; i < 2; i++) {
    uint8_t entry[8] = {0, 8, (uint8_t)i, (uint8_t)(own + i), 1};
    memcpy(tables + MADT_AT + 50 + 8 * i, entry, sizeof entry);
  }
  sum_up_all();
}

static int read_tables(void) {
  uint32_t ids[HALT_MAX_CPUS];
  return acpi_find_cpus(address_of(RSDP_AT), ids, HALT_MAX_CPUS);
}

/* Numbers at which a comparison that forgets an overflow would go wrong. */
static uint32_t random_number(void) {
  static const uint32_t numbers[] = {0,  1,         3,          35,         36,        43,
                                     44, MADT_SIZE, 0x7fffffff, 0xfffff000, UINT32_MAX};
  return numbers[random_below(sizeof numbers / sizeof numbers[0])];
}

static void damage(void) {
  static const size_t starts[] = {RSDP_AT, ROOT_AT, MADT_AT};
  static const uint32_t sizes[] = {36, 52, MADT_SIZE};
  uint32_t table = random_below(3);
  if (random_below(2) == 0) {
    put(starts[table] + 4 * random_below(sizes[table] / 4), random_number(), 4);
  } else {
    tables[starts[table] + random_below(sizes[table])] = (uint8_t)random_below(256);
  }
}

int main(int count, char **arguments) {
  tables = mmap((void *)(REACH - BLOCK), BLOCK, PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  void *behind = mmap((void *)REACH, BLOCK, PROT_NONE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  if (tables == MAP_FAILED || behind == MAP_FAILED) {
    printf("4 GiB is taken\n");
    return 1;
  }
  sigaction(SIGSEGV, &(struct sigaction){.sa_sigaction = fault, .sa_flags = SA_SIGINFO}, NULL);
  write_tables();
  if (sigsetjmp(refused, 1) != 0 || read_tables() != 2) {
    printf("the sound tables are misread\n");
    return 1;
  }
  long wanted = count > 1 ? atol(arguments[1]) : 0;
  volatile long accepted = 0;
  for (volatile long i = 1; i <= wanted; i++) {
    state = (uint64_t)i * 0x9e3779b97f4a7c15;
    write_tables();
    for (uint32_t damages = 1 + random_below(3); damages > 0; damages--) {
      damage();
    }
    if (random_below(2) == 0) {
      sum_up_all();
    }
    if (sigsetjmp(refused, 1) == 0) {
      (void)read_tables();
      accepted++;
    }
  }
  printf("%ld damaged tables, some accepted: %s\n", wanted, accepted > 0 ? "yes" : "no");
  return 0;
}
