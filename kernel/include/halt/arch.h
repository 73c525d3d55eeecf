/*
 * What does the kernel need of a machine? This header is the whole contract between kernel/ and an
 * arch-<name>/ folder: every architecture defines every line of it, and kernel/ knows nothing else
 * about the machine. What the kernel gives in return is in halt/kernel.h.
 *
 * A new target is a new folder: these functions, a linker.ld that places .symbols behind all code
 * and defines what is in halt/image.h, and a `target` file with the flags and the emulator's
 * command line.
 *
 * Addresses: usable memory is mapped where it lies (virtual address = physical address).
 * Interrupts: masked when a CPU enters the kernel; from then on the kernel unmasks and masks them.
 * One that is taken calls kernel_interrupt, masked, on the stack of whatever it interrupted.
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
 * Ends every use of what this CPU's MMU has kept of `count` pages from number `first` on, and every
 * walk under way; what this CPU stored before is there for its next walks.
 */
void arch_invalidate_pages(uint64_t first, uint64_t count);

/* Every entry of a page table stored so far is there for this CPU's walks. */
void arch_order_tables(void);

/*
 * Starts every other CPU; each runs kernel_cpu_main(cpu) on a stack of its own, under the same
 * page tables and traps. Precondition: called once, by CPU 0. Returns when all of them have
 * arrived; panics, naming the CPU, if one has not within ten seconds: a busy host is slow.
 */
void arch_start_cpus(void);

/* Masks interrupts on this CPU; says whether they were unmasked. */
bool arch_interrupts_off(void);

/* Unmasks them: one that is pending is taken at once. */
void arch_interrupts_on(void);

/*
 * Unmasks interrupts, sleeps until one has been taken, masks them again; no interrupt is lost
 * between the first two. Precondition: masked. May return without one.
 */
void arch_sleep(void);

/*
 * Interrupts a CPU: there kernel_interrupt is called with HALT_INTERRUPT_CPU, and sees our stores
 * so far. Several before it is taken may be taken as one. Any CPU but itself.
 */
void arch_interrupt(int cpu);

/*
 * Interrupts a CPU although it has masked interrupts: there kernel_stop is called, on another stack
 * than that of what was interrupted. False, with nothing done, if the machine cannot do that.
 */
bool arch_interrupt_masked(int cpu);

/* Nanoseconds since some moment before kernel_main; the same clock on all CPUs. */
uint64_t arch_nanoseconds(void);

/*
 * Interrupts this CPU once, with HALT_INTERRUPT_TIMER, after so many nanoseconds or, if the timer
 * cannot count as far, earlier. Replaces what was asked before; 0: no interrupt.
 */
void arch_timer_set(uint64_t nanoseconds);

/*
 * A thread of control that does not run: its stack pointer. On its stack, above that, are the
 * registers that a call preserves, a frame record, and the address where it goes on.
 */
struct arch_context {
  uintptr_t stack;
};

/* Makes a context that begins with entry(argument) on an empty stack, interrupts as they are then.
   Precondition: the top is aligned to 16 bytes; entry does not return. */
void arch_context_begin(struct arch_context *context, uintptr_t stack_top,
                        void (*entry)(void *argument), void *argument);

/* Leaves this context and goes on with another; returns when some CPU switches to it.
   Precondition: interrupts masked. */
void arch_context_switch(struct arch_context *from, const struct arch_context *to);

/*
 * Makes a context that returns from this call, and calls keep(argument) while all of that context's
 * stack is as it is to be; then returns. Whoever puts these bytes back and switches to the context
 * makes it return once more. Precondition: interrupts masked, as they are after each return.
 */
void arch_context_capture(struct arch_context *context, void (*keep)(void *argument),
                          void *argument);

/* Tells the machine that the caller spins on a word that another CPU will change. */
void arch_relax(void);

/* Writes bytes to the serial line; returns when the device has taken them. One CPU at a time. */
void arch_console_write(const char *bytes, size_t count);

/* The next byte that came over the serial line, or -1 if none is there now. One CPU at a time. */
int arch_console_read(void);

/* Selects an item of QEMU's firmware configuration device and goes to its first byte. Where there
   is no such device, what is read is not its signature. */
void arch_fw_cfg_select(uint16_t key);

/* Reads the next bytes of the selected item; past its end they are zero. */
void arch_fw_cfg_read(void *bytes, size_t count);

/*
 * Whether two words at this address lie on one of the stacks that the CPU has beside those of
 * processes: then they can be read without a fault. The kernel walks frame records with it; a frame
 * record is the caller's frame pointer and, above it, the return address.
 */
bool arch_on_stack(int cpu, uintptr_t address);

/* Makes the next fault of this CPU a double fault: where its report would begin, nothing is mapped.
   For the tests of faults. */
void arch_break_trap_stack(void);

/* Says that this is no machine that an emulator runs for haltkit: no host waits for its end. */
void arch_no_host(void);

/*
 * Ends the machine. The host, if there is one, sees the target file's exit-success or exit-failure;
 * else the machine is switched off, or stops where nothing can do that.
 */
_Noreturn void arch_exit(bool success);

#endif
