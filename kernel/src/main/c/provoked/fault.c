/*
 * How is each fault made, so that no compiler sees through it and the dump names it? By a function
 * of its own that goes through volatile words.
 */
#include "provoked/fault.h"

#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>
#include <halt/arena.h>
#include <halt/kernel.h>

#include "core/Layout.h"
#include "memory/values.h"
#include "process/Registers.h"

/* Volatile, so that the compiler neither knows what is done here nor may leave it out. */
static volatile uintptr_t null_address = 0;
static volatile uint64_t depth_limit = UINT64_MAX;
static const volatile uint8_t constant = 1;
static uint8_t data_page_code[16];

/* Not static and never inlined: the dump is to name them. */
void fault_null(void);
void fault_write_text(void);
void fault_write_rodata(void);
void fault_exec_data(void);
uint64_t fault_stack(uint64_t depth);
void fault_arena(void);
void fault_register(halt_process process, int32_t index);
void fault_undefined(void);
void fault_double(void);
void fault_write_value(void);

__attribute__((noinline)) void fault_null(void) {
  (void)*(volatile uint64_t *)null_address;
}

__attribute__((noinline)) void fault_write_text(void) {
  *(volatile uint8_t *)(uintptr_t)fault_null = 0;
}

__attribute__((noinline)) void fault_write_rodata(void) {
  *(volatile uint8_t *)(uintptr_t)&constant = 0;
}

__attribute__((noinline)) void fault_exec_data(void) {
  volatile uintptr_t address = (uintptr_t)data_page_code;
  ((void (*)(void))address)();
  address = 0; /* so that the call is no jump, and the dump can name us */
}

__attribute__((noinline)) uint64_t fault_stack(uint64_t depth) {
  volatile uint64_t local[32];
  local[depth % 32] = depth;
  return depth == depth_limit ? 0 : fault_stack(depth + 1) + local[depth % 32];
}

__attribute__((noinline)) void fault_arena(void) {
  int64_t words[4] = {0};
  Arena arena = {.words = words, .size = 4};
  (void)Arena_getPlain(&arena, arena.size);
}

/* In an arena of one process with two registers. */
__attribute__((noinline)) void fault_register(halt_process process, int32_t index) {
  int64_t words[64] = {[Layout_PROCESSES] = 1, [Layout_REGISTERS] = 2};
  Arena arena = {.words = words, .size = 64};
  (void)Registers_get(&arena, process, index);
}

/* These bytes are an undefined instruction of every target: ud2 to x86_64, udf to arm64. */
__attribute__((noinline)) void fault_undefined(void) {
  __asm__ volatile(".byte 0x0f, 0x0b, 0x00, 0x00" ::: "memory");
}

__attribute__((noinline)) void fault_double(void) {
  arch_break_trap_stack();
  fault_null();
}

__attribute__((noinline)) void fault_write_value(void) {
  int64_t *value = values_first();
  if (value == NULL) {
    panic("fault=write-value goes with a scenario and protect-values=1");
  }
  *(volatile int64_t *)value = 0;
}

void fault_provoke(enum fault fault) {
  switch (fault) {
    case FAULT_NONE:
      return;
    case FAULT_NULL:
      fault_null();
      return;
    case FAULT_WRITE_TEXT:
      fault_write_text();
      return;
    case FAULT_WRITE_RODATA:
      fault_write_rodata();
      return;
    case FAULT_EXEC_DATA:
      fault_exec_data();
      return;
    case FAULT_STACK:
      fault_stack(0);
      return;
    case FAULT_ARENA:
      fault_arena();
      return;
    case FAULT_REGISTER:
      fault_register(0, 2);
      return;
    case FAULT_PROCESS:
      fault_register(1, 0);
      return;
    case FAULT_UNDEFINED:
      fault_undefined();
      return;
    case FAULT_DOUBLE:
      fault_double();
      return;
    case FAULT_UNMAPPED:
      panic("fault=unmapped goes without a scenario");
    case FAULT_WRITE_VALUE:
      fault_write_value();
      return;
    case FAULT_PANIC:
      panic("this panic was asked for");
  }
}
