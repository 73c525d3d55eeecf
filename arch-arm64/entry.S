/*
 * How does a CPU get from where it starts to C at EL1? Two ways in, one way on:
 *
 *   boot_entry     the boot CPU, from QEMU -kernel or a boot loader
 *   cpu_entry      every other CPU, from the firmware's CPU_ON (PSCI)
 *
 * Both come at EL1 or EL2, MMU and data cache off, interrupts masked, no stack, and go down to EL1.
 * There the code runs on SP_EL0 and leaves SP_EL1 to the traps (trap.S). The boot CPU runs C with
 * the MMU off until it has built the tables (mmu.c); the others turn it on before they touch
 * memory, because what the boot CPU wrote may still be in its cache.
 */
#include "layout.h"

        .section .text.entry, "ax", @progbits

/*
 * From: QEMU's loader, or one that follows Linux' protocol, on the boot CPU.
 *   x0  physical address of the device tree, or 0
 * Uses x9 to x12, keeps x19.
 */
        .globl  boot_entry
        .type   boot_entry, @function
boot_entry:
        mov     x19, x0
        bl      enter_el1

        /* What the loader left in a cache must not hide what we write while ours is off. */
        ldr     x9, =image_data
        ldr     x10, =image_end
        mrs     x11, ctr_el0
        ubfx    x11, x11, #16, #4       /* DminLine: log2 of the words of the smallest line */
        mov     x12, #4
        lsl     x11, x12, x11
1:      dc      civac, x9
        add     x9, x9, x11
        cmp     x9, x10
        b.lo    1b
        dsb     sy

        mov     x9, #0
        bl      take_stacks
        mov     x0, x19
        /* falls through */

/*
 * From: boot_entry, at EL1 on the stack of CPU 0.
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
 * From: PSCI, on a started CPU.
 *   x0  the context that smp.c gave with the call: the number of this CPU
 * Keeps x19.
 */
        .globl  cpu_entry
        .type   cpu_entry, @function
cpu_entry:
        mov     x19, x0
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
        mov     x9, #ICC_SRE_EL2_ALLOW
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
 * void mmu_enable(void): puts this CPU under the page tables of mmu.c, and turns on MMU and caches.
 * From: cpu_entry, and machine.c on the boot CPU. Touches no memory. Uses x9.
 */
        .globl  mmu_enable
        .type   mmu_enable, @function
mmu_enable:
        ldr     x9, =MAIR_VALUE
        msr     mair_el1, x9
        ldr     x9, =TCR_VALUE
        msr     tcr_el1, x9
        ldr     x9, =mmu_root
        msr     ttbr0_el1, x9
        dsb     sy                      /* the tables are in memory before anyone walks them */
        isb
        tlbi    vmalle1
        ic      iallu
        dsb     nsh
        isb
        ldr     x9, =SCTLR_ON
        msr     sctlr_el1, x9
        isb
        ret

        .ltorg
