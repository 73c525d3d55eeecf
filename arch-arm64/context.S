/*
 * How does one thread of control stop and another go on? By what halt/arch.h calls a context: the
 * registers that a call preserves, among them where to return to, are on its stack.
 */
#include "layout.h"

        .text

        .macro  SAVE_PRESERVED
        sub     sp, sp, #CONTEXT_SIZE
        stp     x19, x20, [sp]
        stp     x21, x22, [sp, #16]
        stp     x23, x24, [sp, #32]
        stp     x25, x26, [sp, #48]
        stp     x27, x28, [sp, #64]
        stp     x29, x30, [sp, #80]
        add     x29, sp, #80            /* these two are a frame record */
        mov     x9, sp
        str     x9, [x0]
        .endm

        .macro  RESTORE_PRESERVED
        ldp     x19, x20, [sp]
        ldp     x21, x22, [sp, #16]
        ldp     x23, x24, [sp, #32]
        ldp     x25, x26, [sp, #48]
        ldp     x27, x28, [sp, #64]
        ldp     x29, x30, [sp, #80]
        add     sp, sp, #CONTEXT_SIZE
        .endm

/* void arch_context_switch(struct arch_context *from, const struct arch_context *to) */
        .globl  arch_context_switch
        .type   arch_context_switch, @function
arch_context_switch:
        SAVE_PRESERVED
        ldr     x9, [x1]
        mov     sp, x9
        RESTORE_PRESERVED
        ret

/* void arch_context_capture(struct arch_context *context, void (*keep)(void *), void *argument) */
        .globl  arch_context_capture
        .type   arch_context_capture, @function
arch_context_capture:
        SAVE_PRESERVED
        mov     x0, x2
        blr     x1
        RESTORE_PRESERVED
        ret

/*
 * From: arch_context_switch to a context of arch_context_begin, which has put entry into x19 and
 * its argument into x20.
 */
        .globl  context_start
        .type   context_start, @function
context_start:
        mov     x29, #0                 /* ends the chain of frame records */
        mov     x30, #0
        mov     x0, x20
        blr     x19
        brk     #0
