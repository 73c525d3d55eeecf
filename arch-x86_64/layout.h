/*
 * Which numbers do the assembly and the C of this folder share? Each of them that describes a C
 * structure is tied to it by a static assertion beside that structure.
 */
#ifndef HALT_X86_64_LAYOUT_H
#define HALT_X86_64_LAYOUT_H

#define PAGE_SIZE 4096

/* Segment selectors: the same places in the boot GDT (entry.S) and in the final one (trap.c). */
#define SELECTOR_CODE32 0x08
#define SELECTOR_CODE64 0x10
#define SELECTOR_DATA 0x18
#define SELECTOR_FIRST_TSS 0x20 /* CPU n: plus 16 n */

/* Their descriptors: flat, present, accessed; a processor reads but never changes them. */
#define DESCRIPTOR_CODE32 0x00cf9b000000ffff
#define DESCRIPTOR_CODE64 0x00af9b000000ffff
#define DESCRIPTOR_DATA 0x00cf93000000ffff

/* Control bits, named as in the Intel SDM, volume 3, 2.2.1 and 2.5. */
#define CR0_PE 0x00000001
#define CR0_NE 0x00000020
#define CR0_WP 0x00010000
#define CR0_PG 0x80000000
#define CR4_PAE 0x00000020
#define EFLAGS_ID 0x00200000
#define MSR_EFER 0xc0000080
#define EFER_LME 0x00000100
#define EFER_NXE 0x00000800

/* Where a started CPU begins, in real mode; its SIPI vector is this divided by the page size. */
#define TRAMPOLINE 0x8000

/*
 * The stacks of a CPU, from low to high, each above a guard page: its own, that of exceptions, that
 * of double faults. A stack that overflows runs into a page that is not mapped.
 */
#define STACK_SIZE (4 * PAGE_SIZE)
#define TRAP_STACK_SIZE (2 * PAGE_SIZE)
#define CPU_STACKS_TOP (PAGE_SIZE + STACK_SIZE)
#define CPU_STACKS_SIZE (CPU_STACKS_TOP + 2 * (PAGE_SIZE + TRAP_STACK_SIZE))

/* Interrupt vectors: the processor's exceptions, then ours. */
#define EXCEPTION_COUNT 32
#define EXCEPTIONS_WITH_ERROR_CODE 0x60227d00 /* a bit each: 8, 10-14, 17, 21, 29, 30 */
#define VECTOR_CPU 0x40
#define VECTOR_TIMER 0x41
#define VECTOR_SPURIOUS 0xff

/* Each exception's entry takes this many bytes (linker.ld asserts it). */
#define TRAP_ENTRY_SIZE 16

/* The local APIC, where the processor puts it after reset (lapic.c asserts it). */
#define LAPIC_BASE 0xfee00000

/* struct hvm_start_info and struct hvm_memory_map_entry (pvh.h). */
#define START_INFO_MAGIC 0
#define START_INFO_VERSION 4
#define START_INFO_MEMORY_MAP 40
#define START_INFO_MEMORY_MAP_ENTRIES 48
#define START_INFO_MAGIC_VALUE 0x336ec578
#define MEMORY_START 0
#define MEMORY_SIZE 8
#define MEMORY_TYPE 16
#define MEMORY_ENTRY_SIZE 24
#define MEMORY_USABLE 1

/* The first serial port, a 16550. */
#define COM1 0x3f8
#define SERIAL_TRANSMIT (COM1 + 0)     /* with the divisor latch off */
#define SERIAL_RECEIVE (COM1 + 0)      /* likewise */
#define SERIAL_DIVISOR_LOW (COM1 + 0)  /* with the divisor latch on */
#define SERIAL_DIVISOR_HIGH (COM1 + 1) /* likewise */
#define SERIAL_INTERRUPT_ENABLE (COM1 + 1)
#define SERIAL_FIFO_CONTROL (COM1 + 2)
#define SERIAL_LINE_CONTROL (COM1 + 3)
#define SERIAL_MODEM_CONTROL (COM1 + 4)
#define SERIAL_LINE_STATUS (COM1 + 5)
#define SERIAL_FIFO_ENABLE_AND_CLEAR 0x07
#define SERIAL_8N1 0x03
#define SERIAL_DIVISOR_LATCH 0x80
#define SERIAL_DTR_RTS 0x03
#define SERIAL_RECEIVED 0x01
#define SERIAL_TRANSMIT_EMPTY 0x20 /* the FIFO, but not what is being sent */
#define SERIAL_ALL_SENT 0x40

/* -device isa-debug-exit,iobase=0xf4: what it is told, and QEMU then exits with (value << 1) | 1,
   which is 85 and 87 as in `target`. */
#define DEBUG_EXIT_PORT 0xf4
#define EXIT_SUCCESS_VALUE 42
#define EXIT_FAILURE_VALUE 43

/* struct trap_frame (trap.c). */
#define FRAME_RAX 0
#define FRAME_RBX 8
#define FRAME_RCX 16
#define FRAME_RDX 24
#define FRAME_RSI 32
#define FRAME_RDI 40
#define FRAME_RBP 48
#define FRAME_R8 56
#define FRAME_R9 64
#define FRAME_R10 72
#define FRAME_R11 80
#define FRAME_R12 88
#define FRAME_R13 96
#define FRAME_R14 104
#define FRAME_R15 112
#define FRAME_VECTOR 120 /* from here on pushed by the entry and by the processor */
#define FRAME_RIP 136

#endif
