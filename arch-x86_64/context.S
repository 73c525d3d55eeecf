/*
 * How does one thread of control stop and another go on? By what halt/arch.h calls a context: the
 * six registers that a call preserves, and where to return to, are on its stack.
 */
        .text

        .macro  SAVE_PRESERVED
        pushq   %rbp
        movq    %rsp, %rbp              /* with the return address above: a frame record */
        pushq   %rbx
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
        .endm

        .macro  RESTORE_PRESERVED
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        .endm

/* void arch_context_switch(struct arch_context *from, const struct arch_context *to) */
        .globl  arch_context_switch
        .type   arch_context_switch, @function
arch_context_switch:
        SAVE_PRESERVED
        movq    %rsp, (%rdi)
        movq    (%rsi), %rsp
        RESTORE_PRESERVED
        ret

/* void arch_context_capture(struct arch_context *context, void (*keep)(void *), void *argument) */
        .globl  arch_context_capture
        .type   arch_context_capture, @function
arch_context_capture:
        SAVE_PRESERVED
        movq    %rsp, (%rdi)
        movq    %rdx, %rdi
        subq    $8, %rsp                /* the ABI's alignment at a call */
        call    *%rsi
        addq    $8, %rsp
        RESTORE_PRESERVED
        ret

/*
 * From: arch_context_switch to a context of context_begin, which has put entry into rbx and its
 * argument into r12.
 */
        .globl  context_start
        .type   context_start, @function
context_start:
        xorl    %ebp, %ebp              /* ends the chain of frame records */
        movq    %r12, %rdi
        call    *%rbx
        ud2

        .section .note.GNU-stack, "", @progbits
