/*
 * How does a CPU get from where it starts to C at EL1? Two ways in, one way on:
 *
 *   boot_entry     the boot CPU, from QEMU -kernel or a boot loader
 *   cpu_entry      every other CPU, from the firmware's CPU_ON (PSCI)
 *
 * Both come at EL1 or EL2, MMU and data cache off, interrupts masked, no stack, and go down to EL1.
 * There the code runs on SP_EL0 and leaves SP_EL1 to the traps (trap.S). MMU and caches are on
 * before any memory is written or shared: the boot CPU turns them on with a few tables that are
 * made here, under which mmu.c builds the others; the other CPUs with those.
 *
 * What cannot go on from here is said by machine.c, with the MMU off, and nothing else is done.
 */
#include "layout.h"

/* With the line size of the CPU's caches in x11 (CACHE_LINE_SIZE), does one operation of them by
   address on all lines of [from, to). Changes from. */
        .macro  EACH_LINE operation, from, to
1:      dc      \operation, \from
        add     \from, \from, x11
        cmp     \from, \to
        b.lo    1b
        dsb     sy
        .endm

        .macro  CACHE_LINE_SIZE
        mrs     x11, ctr_el0
        ubfx    x11, x11, #16, #4       /* DminLine: log2 of the words of the smallest line */
        mov     x12, #4
        lsl     x11, x12, x11
        .endm

        .section .text.entry, "ax", @progbits

/*
 * From: QEMU's loader, or one that follows Linux' protocol, on the boot CPU.
 *   x0  physical address of the device tree, or 0
 * Uses x9 to x15, keeps x19 and x20.
 */
        .globl  boot_entry
        .type   boot_entry, @function
boot_entry:
        mov     x19, x0
        mov     x20, #0
        mrs     x9, CurrentEL
        cmp     x9, #CURRENT_EL_3
        b.eq    entered_at_el3
        ldr     x9, =image_text         /* the vectors: early_trap, for what is below */
        msr     vbar_el1, x9
        bl      enter_el1
        mov     x0, #MACHINE_LACKS_GRANULE
        mrs     x9, id_aa64mmfr0_el1
        ubfx    x9, x9, #28, #4         /* TGran4: 15 if there are no pages of 4 KiB */
        cmp     x9, #15
        b.eq    refuse
        bl      make_first_tables
        ldr     x0, =mmu_first_tables
        ldr     x1, =SCTLR_FIRST
        bl      mmu_switch
        mov     x9, #0
        bl      take_stacks
        mov     x0, x19
        /* falls through */

/*
 * From: boot_entry, at EL1 on the stack of CPU 0, under the first tables.
 *   x0  physical address of the device tree, or 0: the first argument
 */
        .globl  boot_main
        .type   boot_main, @function
boot_main:
        mov     x29, #0                 /* ends the chain of frame records */
        mov     x30, #0
        bl      machine_main            /* machine.c; does not return */
        brk     #0

/*
 * From: the processor, on a synchronous trap at EL1 or EL2 before there is a table of vectors. The
 * image begins where such a table may lie, and this is its entry for that. A CPU may say that it
 * has GICv3's registers where the machine has a GICv2 and they are not there: then they are not
 * needed. All else is the end; of another CPU than the boot CPU smp.c says that it did not start.
 *   x20  0 on the boot CPU
 * Uses x0, x10, x11.
 */
        .org    boot_entry + VECTOR_EARLY
        .type   early_trap, @function
early_trap:
        mrs     x10, CurrentEL
        cmp     x10, #CURRENT_EL_2
        b.ne    1f
        mrs     x10, elr_el2
        adr     x11, may_be_undefined
        cmp     x10, x11
        b.ne    1f
        add     x10, x10, #4
        msr     elr_el2, x10
        eret

1:      mov     x0, #MACHINE_TRAPPED_EARLY
        cbz     x20, refuse
2:      wfe
        b       2b

/*
 * From: boot_entry, at EL3: there was no firmware before us. Then all CPUs come here at once, and
 * one of them says that this is not supported.
 */
        .type   entered_at_el3, @function
entered_at_el3:
        mrs     x9, mpidr_el1
        ldr     x10, =MPIDR_AFFINITY
        tst     x9, x10
        mov     x0, #MACHINE_AT_EL3
        b.eq    refuse
1:      wfe
        b       1b

/*
 * From: boot_entry, MMU off.
 *   x0  the reason, of layout.h: the first argument
 */
        .type   refuse, @function
refuse:
        ldr     x10, =cpu_stacks
        ldr     x11, =CPU_STACKS_TOP
        add     x11, x10, x11
        mov     sp, x11
        mov     x29, #0
        mov     x30, #0
        bl      machine_refuse          /* machine.c; does not return */
        brk     #0

/*
 * From: boot_entry, MMU off. Makes the first tables: devices in the first GiB, and the image.
 * Whatever a loader left in a cache for the tables is written back before, lest it be written over
 * them, and is gone after, lest it hide them (Arm ARM on caches, and on mismatched attributes).
 * Uses x9 to x15.
 */
        .type   make_first_tables, @function
make_first_tables:
        ldr     x9, =mmu_first_tables
        add     x10, x9, #(FIRST_TABLES * PAGE_SIZE)
        CACHE_LINE_SIZE
        mov     x12, x9
        EACH_LINE civac, x12, x10

        ldr     x12, =FIRST_DEVICE
        str     x12, [x9]
        ldr     x13, =image_text
        ldr     x14, =image_end
        add     x15, x9, #PAGE_SIZE     /* the table of the GiB that has the image */
        orr     x12, x15, #DESCRIPTOR_IS_TABLE
        lsr     x10, x13, #GIGABYTE_SHIFT
        str     x12, [x9, x10, lsl #3]
        bic     x13, x13, #(BLOCK_SIZE - 1)
1:      ldr     x12, =FIRST_MEMORY
        orr     x12, x12, x13
        ubfx    x10, x13, #BLOCK_SHIFT, #INDEX_BITS
        str     x12, [x15, x10, lsl #3]
        add     x13, x13, #BLOCK_SIZE
        cmp     x13, x14
        b.lo    1b
        dsb     sy

        add     x10, x9, #(FIRST_TABLES * PAGE_SIZE)
        EACH_LINE ivac, x9, x10
        ret

/*
 * From: PSCI, on a started CPU.
 *   x0  the context that smp.c gave with the call: the number of this CPU
 * Keeps x19 and x20.
 */
        .globl  cpu_entry
        .type   cpu_entry, @function
cpu_entry:
        mov     x19, x0
        mov     x20, #1
        bl      enter_el1
        mov     x9, x19
        bl      take_stacks
        bl      mmu_enable
        mov     x0, x19
        mov     x29, #0
        mov     x30, #0
        bl      smp_cpu_main            /* smp.c, with the number in x0; does not return */
        brk     #0

/*
 * From: both entries, at EL1 or EL2. Returns at EL1 with the MMU off, on whatever SP_EL1 is.
 * Uses x9.
 */
        .type   enter_el1, @function
enter_el1:
        ldr     x9, =SCTLR_OFF
        msr     sctlr_el1, x9
        isb
        mrs     x9, CurrentEL
        cmp     x9, #CURRENT_EL_2
        b.eq    1f
        ret

1:      ldr     x9, =HCR_RW
        msr     hcr_el2, x9
        mov     x9, #CNTHCTL_EL1_COUNTS
        msr     cnthctl_el2, x9
        msr     cntvoff_el2, xzr
        mov     x9, #CPTR_EL2_NO_TRAPS
        msr     cptr_el2, x9
        msr     hstr_el2, xzr
        mrs     x9, midr_el1            /* who EL1 sees that it is */
        msr     vpidr_el2, x9
        mrs     x9, mpidr_el1
        msr     vmpidr_el2, x9
        mrs     x9, id_aa64pfr0_el1
        ubfx    x9, x9, #24, #4         /* GIC: whether its registers of a CPU are there */
        cbz     x9, 2f
        ldr     x9, =image_text
        msr     vbar_el2, x9
        isb
        mov     x9, #ICC_SRE_EL2_ALLOW
may_be_undefined:
        msr     icc_sre_el2, x9
        isb
2:      mov     x9, #SPSR_EL1H_MASKED
        msr     spsr_el2, x9
        msr     elr_el2, x30
        eret

/*
 * From: both entries, at EL1 on SP_EL1. Returns on SP_EL0, SP_EL1 at the top of the trap stack.
 *   x9  the number of this CPU
 * Uses x9 to x11.
 */
        .type   take_stacks, @function
take_stacks:
        ldr     x10, =cpu_stacks
        ldr     x11, =CPU_STACKS_SIZE
        madd    x10, x9, x11, x10       /* x10 = its struct cpu_stacks */
        ldr     x11, =CPU_STACKS_TRAP_TOP
        add     x11, x10, x11
        mov     sp, x11
        msr     spsel, #0
        ldr     x11, =CPU_STACKS_TOP
        add     x11, x10, x11
        mov     sp, x11
        ret

/*
 * void mmu_enable(void): puts this CPU under the page tables of mmu.c.
 * From: cpu_entry, and machine.c on the boot CPU.
 */
        .globl  mmu_enable
        .type   mmu_enable, @function
mmu_enable:
        ldr     x0, =mmu_root
        ldr     x1, =SCTLR_ON
        /* falls through */

/*
 * Puts this CPU under page tables, with the MMU off in between: a page is never known in two sizes
 * (Arm ARM, D8.16.1). What is executed and read in between is in memory, not only in a cache: the
 * image as it was loaded, and what atomics.c has changed of it.
 * From: above.
 *   x0  the first table
 *   x1  SCTLR_EL1, with the MMU on
 * Touches no memory but that. Uses x9 to x11.
 */
        .type   mmu_switch, @function
mmu_switch:
        ldr     x9, =SCTLR_OFF
        ldr     x10, =MAIR_VALUE
        ldr     x11, =TCR_VALUE
        dsb     sy                      /* the tables are in memory before anyone walks them */
        msr     sctlr_el1, x9
        isb
        msr     mair_el1, x10
        msr     tcr_el1, x11
        msr     ttbr0_el1, x0
        isb
        tlbi    vmalle1
        ic      iallu
        dsb     nsh
        isb
        msr     sctlr_el1, x1
        isb
        ret

        .ltorg
