/*
 * What does the kernel need of a machine? This header is the whole contract between kernel/ and an
 * arch-<name>/ folder: every architecture defines every line of it, and kernel/ knows nothing else
 * about the machine. What the kernel gives in return is in halt/kernel.h.
 *
 * A new target is a new folder: these functions, a linker.ld that places .symbols behind all code and
 * defines image_text_end, and a `target` file with the flags and the emulator's command line.
 *
 * Addresses: usable memory is mapped where it lies (virtual address = physical address).
 * Interrupts: masked always and on every CPU, except inside arch_wait and arch_nap.
 */
#ifndef HALT_ARCH_H
#define HALT_ARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The CPUs that a kernel image has stacks for. More in the machine: arch_cpu_count panics. */
#define HALT_MAX_CPUS 32

/* The architecture's name as in arch-<name>. */
extern const char arch_name[];

/* A run of usable memory: [start, end), both page-aligned. */
struct arch_region {
  uint64_t start;
  uint64_t end;
};

/* How many CPUs the machine has; CPU numbers are 0 (the one that booted) to this minus one. */
int arch_cpu_count(void);

/* The number of the CPU that asks. Good in any context, also inside a trap. */
int arch_this_cpu(void);

/* The bytes of usable memory that the boot information names, before the kernel took its part. */
uint64_t arch_memory_bytes(void);

/*
 * The largest run of usable memory that holds nothing: no part of the kernel, of a stack, or of a
 * page table. It is mapped readable, writable and not executable; its content is undefined.
 */
struct arch_region arch_free_memory(void);

/*
 * Starts every other CPU; each runs kernel_cpu_main(cpu) on a stack of its own, under the same
 * page tables and traps. Precondition: called once, by CPU 0. Returns when all of them have
 * arrived; panics, naming the CPU, if one has not within a second.
 */
void arch_start_cpus(void);

/*
 * Returns once *word differs from old; until then the CPU may sleep. The read that saw the
 * difference is an acquire. The writer stores with release and then calls arch_wake for this CPU;
 * a wake-up between our read and our sleep is not lost.
 */
void arch_wait(const uint32_t *word, uint32_t old);

/* Ends the sleep of a CPU in arch_wait; no effect on one that is awake. Any CPU but itself. */
void arch_wake(int cpu);

/*
 * Sleeps for about this many microseconds, or less if the CPU is woken: an emulator gives its host
 * CPU to another of ours. Precondition: at most 1,000,000.
 */
void arch_nap(uint32_t microseconds);

/* Tells the machine that the caller spins on a word that another CPU will change. */
void arch_relax(void);

/* Writes bytes to the serial line; returns when the device has taken them. One CPU at a time. */
void arch_console_write(const char *bytes, size_t count);

/* Selects an item of QEMU's firmware configuration device and goes to its first byte. Where there is
   no such device, what is read is not its signature. */
void arch_fw_cfg_select(uint16_t key);

/* Reads the next bytes of the selected item; past its end they are zero. */
void arch_fw_cfg_read(void *bytes, size_t count);

/*
 * Whether two words at this address lie on the stack, or on the trap stack, of the CPU: then they
 * can be read without a fault. The kernel walks frame records with it; a frame record is the
 * caller's frame pointer and, above it, the return address.
 */
bool arch_on_stack(int cpu, uintptr_t address);

/* Says that this is no machine that an emulator runs for haltkit: no host waits for its end. */
void arch_no_host(void);

/*
 * Ends the machine. The host, if there is one, sees the target file's exit-success or exit-failure;
 * else the machine is switched off, or stops where nothing can do that.
 */
_Noreturn void arch_exit(bool success);

#endif
