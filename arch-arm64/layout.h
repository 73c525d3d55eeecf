/*
 * Which numbers do the assembly and the C of this folder share? Each of them that describes a C
 * structure is tied to it by a static assertion beside that structure. Registers and their bits are
 * named as in the Arm Architecture Reference Manual (DDI 0487), chapter D17.
 */
#ifndef HALT_ARM64_LAYOUT_H
#define HALT_ARM64_LAYOUT_H

#define PAGE_SIZE 4096

/*
 * The stacks of a CPU, from low to high: guard page, stack, guard page, trap stack. A stack that
 * overflows runs into a page that is not mapped.
 */
#define STACK_SIZE (4 * PAGE_SIZE)
#define TRAP_STACK_SIZE (2 * PAGE_SIZE)
#define CPU_STACKS_TOP (PAGE_SIZE + STACK_SIZE)
#define CPU_STACKS_TRAP_TOP (CPU_STACKS_TOP + PAGE_SIZE + TRAP_STACK_SIZE)
#define CPU_STACKS_SIZE CPU_STACKS_TRAP_TOP

/* What a CPU is to do when it has come down to EL1: everything masked, its own stack pointer. */
#define CURRENT_EL_2 0x8
#define CURRENT_EL_3 0xc
#define SPSR_EL1H_MASKED 0x3c5

/* The affinity fields of MPIDR_EL1: the name by which a tree and PSCI know a CPU. */
#define MPIDR_AFFINITY 0xff00ffffff

/* Why entry.S cannot go on; machine.c has the words. */
#define MACHINE_AT_EL3 0
#define MACHINE_LACKS_GRANULE 1
#define MACHINE_TRAPPED_EARLY 2

/* EL2, only to leave it: EL1 is 64-bit, and nothing that it does is trapped. */
#define HCR_RW 0x80000000
#define CPTR_EL2_NO_TRAPS 0x33ff
#define CNTHCTL_EL1_COUNTS 0x3
#define ICC_SRE_EL2_ALLOW 0xf

/* SCTLR_EL1: the bits that must be one, and with the MMU, both caches, and writable memory never
   executable. */
#define SCTLR_OFF 0x30d00800
#define SCTLR_M 0x00000001
#define SCTLR_C 0x00000004
#define SCTLR_SA 0x00000008
#define SCTLR_I 0x00001000
#define SCTLR_WXN 0x00080000
#define SCTLR_ON (SCTLR_OFF | SCTLR_M | SCTLR_C | SCTLR_SA | SCTLR_I | SCTLR_WXN)

/* Under the first tables, where the text may be written: atomics.c. */
#define SCTLR_FIRST (SCTLR_ON & ~SCTLR_WXN)

/* MAIR_EL1: attribute 0 is device memory without gathering, reordering or early acknowledgement;
   attribute 1 is normal memory, write-back. */
#define MAIR_DEVICE 0
#define MAIR_NORMAL 1
#define MAIR_VALUE 0xff00

/* TCR_EL1: one table, of 39-bit addresses and 4 KiB pages, walked through the caches; addresses go
   out with 40 bits. The upper half of the address space is not there. */
#define ADDRESS_BITS 39
#define TCR_VALUE (0x200000000 | 0x800000 | 0x3000 | 0x0400 | 0x0100 | (64 - ADDRESS_BITS))

/* The first tables (entry.S; mmu.c adds to them): blocks of the first two levels, with the bits
   that mmu.c names. Devices are never executable; memory is, at EL1. */
#define FIRST_TABLES 4
#define GIGABYTE_SHIFT 30
#define BLOCK_SHIFT 21
#define BLOCK_SIZE (1 << BLOCK_SHIFT)
#define INDEX_BITS 9
#define DESCRIPTOR_IS_TABLE 0x3
#define FIRST_DEVICE 0x0060000000000401
#define FIRST_MEMORY 0x0040000000000705

/* The vector table has so many entries of this size (linker.ld asserts it). */
#define VECTOR_COUNT 16
#define VECTOR_SIZE 128
#define VECTOR_EARLY (4 * VECTOR_SIZE) /* synchronous, on the level's own stack pointer */
#define VECTOR_INTERRUPT 1 /* an IRQ in the kernel */

/* In a frame it is added to a vector whose trap stack was not at its top. */
#define VECTOR_BROKEN_STACK VECTOR_COUNT

/* struct trap_frame (trap.c): x0 to x30, eight bytes each, and then these. */
#define FRAME_X30 240
#define FRAME_VECTOR 248
#define FRAME_SP 256
#define FRAME_ELR 264
#define FRAME_SPSR 272
#define FRAME_ESR 280
#define FRAME_FAR 288
#define FRAME_SIZE 304 /* a multiple of 16, which the processor wants of a stack pointer */

/* What context.S saves: x19 to x30. */
#define CONTEXT_SIZE 96

#endif
