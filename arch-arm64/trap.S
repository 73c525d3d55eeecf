/*
 * What happens first when a CPU traps or is interrupted? The processor finds these entries through
 * VBAR_EL1 (trap.c). The kernel runs on SP_EL0, and a trap switches to SP_EL1, which is the top of
 * the CPU's trap stack: so a stack that has overflowed can be reported. All registers are saved.
 * Those of an exception are for the dump, for it never returns; an interrupt goes back to the stack
 * of what it interrupted, and gives them back.
 */
#include "layout.h"

/* x0 is in TPIDR_EL0, and comes back. */
        .macro  BEGIN_AT_TOP
        mrs     x0, tpidrro_el0
        mov     sp, x0
        mrs     x0, tpidr_el0
        .endm

        .macro  SAVE_FIRST vector:vararg
        sub     sp, sp, #FRAME_SIZE
        stp     x0, x1, [sp]
        mov     x1, #(\vector)
        b       save_registers
        .endm

/* x2 to x29, at their places in the frame. */
        .macro  SAVE_REST
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        .endm

/*
 * From: the processor. Which entry it is tells where the trap came from and of which kind it is:
 * 0-3 the kernel, 4-7 a trap inside a trap, 8-15 EL0, where nothing runs; of each four:
 * synchronous, IRQ, FIQ, SError. Interrupts masked.
 */
        .section .text.vectors, "ax"
        .globl  trap_vectors, trap_vectors_end
        .balign 2048
trap_vectors:
        .set    vector, 0
        .rept   VECTOR_COUNT
        .balign VECTOR_SIZE
        .if     vector == VECTOR_INTERRUPT
        msr     spsel, #0
        b       interrupted
        .else
        .if     vector < 4
        /* Nothing is on the trap stack now. If it is not at its top it is broken, and a fault on
           it would hide where we come from: look before using it. */
        msr     tpidr_el0, x0
        mrs     x0, tpidrro_el0         /* the top: trap_initialise_cpu left it there */
        sub     x0, sp, x0
        cbnz    x0, 1f
        mrs     x0, tpidr_el0
        SAVE_FIRST vector
1:      BEGIN_AT_TOP
        SAVE_FIRST VECTOR_BROKEN_STACK + vector
        .else
        .if     vector < 8
        msr     tpidr_el0, x0
        BEGIN_AT_TOP                    /* the trap stack itself may be what is broken */
        .endif
        SAVE_FIRST vector
        .endif
        .endif
        .set    vector, vector + 1
        .endr
        .balign VECTOR_SIZE
trap_vectors_end:

        .section .text.trap, "ax"


/* From: an entry above. x1 = the vector, with VECTOR_BROKEN_STACK or without; it and x0 are saved,
   all else is as it was. */
        .type   save_registers, @function
save_registers:
        SAVE_REST
        stp     x30, x1, [sp, #FRAME_X30]
        mrs     x2, sp_el0
        mrs     x3, elr_el1
        stp     x2, x3, [sp, #FRAME_SP]
        mrs     x2, spsr_el1
        mrs     x3, esr_el1
        stp     x2, x3, [sp, #FRAME_SPSR]
        mrs     x2, far_el1
        str     x2, [sp, #FRAME_FAR]
        mov     x0, sp                  /* the frame: the first argument */
        mov     x29, #0
        bl      trap_report             /* trap.c; does not return */
        brk     #0

/* From: the vector of interrupts, on the stack of what was interrupted; all else is as it was. */
        .type   interrupted, @function
interrupted:
        sub     sp, sp, #FRAME_SIZE
        stp     x0, x1, [sp]
        SAVE_REST
        str     x30, [sp, #FRAME_X30]
        mrs     x2, elr_el1
        mrs     x3, spsr_el1
        stp     x2, x3, [sp, #FRAME_ELR]
        mov     x0, sp                  /* the frame: the first argument */
        stp     x29, x2, [sp, #-16]!    /* a frame record: from here on to what was interrupted */
        mov     x29, sp
        bl      trap_interrupted        /* trap.c */
        add     sp, sp, #16
        ldp     x2, x3, [sp, #FRAME_ELR]
        msr     elr_el1, x2
        msr     spsr_el1, x3
        ldp     x0, x1, [sp]
        ldp     x2, x3, [sp, #16]
        ldp     x4, x5, [sp, #32]
        ldp     x6, x7, [sp, #48]
        ldp     x8, x9, [sp, #64]
        ldp     x10, x11, [sp, #80]
        ldp     x12, x13, [sp, #96]
        ldp     x14, x15, [sp, #112]
        ldp     x16, x17, [sp, #128]
        ldp     x18, x19, [sp, #144]
        ldp     x20, x21, [sp, #160]
        ldp     x22, x23, [sp, #176]
        ldp     x24, x25, [sp, #192]
        ldp     x26, x27, [sp, #208]
        ldp     x28, x29, [sp, #224]
        ldr     x30, [sp, #FRAME_X30]
        add     sp, sp, #FRAME_SIZE
        eret
