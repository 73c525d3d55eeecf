/*
 * What happens first when a CPU traps or is interrupted? The processor finds these entries through
 * the IDT (trap.c). All registers are saved. Those of an exception are for the dump, for it never
 * returns; an interrupt gives them back.
 */
#include "layout.h"

        .text

/* Makes the part of struct trap_frame below vector and error code. */
        .macro  SAVE
        subq    $FRAME_VECTOR, %rsp
        movq    %rax, FRAME_RAX(%rsp)
        movq    %rbx, FRAME_RBX(%rsp)
        movq    %rcx, FRAME_RCX(%rsp)
        movq    %rdx, FRAME_RDX(%rsp)
        movq    %rsi, FRAME_RSI(%rsp)
        movq    %rdi, FRAME_RDI(%rsp)
        movq    %rbp, FRAME_RBP(%rsp)
        movq    %r8, FRAME_R8(%rsp)
        movq    %r9, FRAME_R9(%rsp)
        movq    %r10, FRAME_R10(%rsp)
        movq    %r11, FRAME_R11(%rsp)
        movq    %r12, FRAME_R12(%rsp)
        movq    %r13, FRAME_R13(%rsp)
        movq    %r14, FRAME_R14(%rsp)
        movq    %r15, FRAME_R15(%rsp)
        .endm

/*
 * From: the processor, exception n. On the CPU's trap stack, interrupts masked; the processor has
 * pushed ss, rsp, rflags, cs, rip and, for some exceptions, an error code. We make that "for all",
 * push the vector above it, and go on in common code.
 */
        .globl  trap_entries, trap_entries_end
        .balign TRAP_ENTRY_SIZE
trap_entries:
        .set    vector, 0
        .rept   EXCEPTION_COUNT
        .balign TRAP_ENTRY_SIZE
        .ifeq   (EXCEPTIONS_WITH_ERROR_CODE >> vector) & 1
        pushq   $0
        .endif
        pushq   $vector
        jmp     save_registers
        .set    vector, vector + 1
        .endr
        .balign TRAP_ENTRY_SIZE
trap_entries_end:

/* From: an entry above, with vector and error code on the stack and all else as it was. */
save_registers:
        SAVE
        cld
        movq    %rsp, %rdi              /* the frame: the first argument */
        andq    $-16, %rsp              /* the ABI's alignment at a call */
        call    trap_report             /* trap.c; does not return */
        ud2

/*
 * From: the processor, on an interrupt of another CPU or of the local APIC's timer. On the stack of
 * what was interrupted, interrupts masked; no error code, so we make one.
 */
        .globl  trap_cpu, trap_timer
trap_cpu:
        pushq   $0
        pushq   $VECTOR_CPU
        jmp     interrupted
trap_timer:
        pushq   $0
        pushq   $VECTOR_TIMER
        /* falls through */

/* From: the two above. */
interrupted:
        SAVE
        cld
        movq    %rsp, %rdi              /* the frame: the first argument */
        movq    %rsp, %rbx
        andq    $-16, %rsp
        pushq   FRAME_RIP(%rbx)         /* a frame record: from here on to what was interrupted */
        pushq   %rbp
        movq    %rsp, %rbp
        call    trap_interrupted        /* trap.c */
        movq    %rbx, %rsp
        movq    FRAME_RAX(%rsp), %rax
        movq    FRAME_RBX(%rsp), %rbx
        movq    FRAME_RCX(%rsp), %rcx
        movq    FRAME_RDX(%rsp), %rdx
        movq    FRAME_RSI(%rsp), %rsi
        movq    FRAME_RDI(%rsp), %rdi
        movq    FRAME_RBP(%rsp), %rbp
        movq    FRAME_R8(%rsp), %r8
        movq    FRAME_R9(%rsp), %r9
        movq    FRAME_R10(%rsp), %r10
        movq    FRAME_R11(%rsp), %r11
        movq    FRAME_R12(%rsp), %r12
        movq    FRAME_R13(%rsp), %r13
        movq    FRAME_R14(%rsp), %r14
        movq    FRAME_R15(%rsp), %r15
        addq    $(FRAME_VECTOR + 16), %rsp
        iretq

/* From: the processor, when an interrupt has gone away before it was taken: no acknowledgement. */
        .globl  trap_spurious
trap_spurious:
        iretq
