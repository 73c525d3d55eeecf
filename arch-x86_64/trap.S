/*
 * What happens first when a CPU traps or is interrupted? The processor finds these entries through
 * the IDT (trap.c). An exception never returns: its registers are saved for the dump. The wake
 * interrupt only ends a hlt, so its handler does nothing but acknowledge.
 */
#include "layout.h"

        .text

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
        cld
        movq    %rsp, %rdi              /* the frame: the first argument */
        andq    $-16, %rsp              /* the ABI's alignment at a call */
        call    trap_report             /* trap.c; does not return */
        ud2

/*
 * From: the processor, on an IPI to VECTOR_WAKE or when the local APIC's timer runs out; only in
 * arch_wait and arch_nap, on the CPU's own stack.
 */
        .globl  trap_wake
trap_wake:
        pushq   %rax
        movl    $(LAPIC_BASE + LAPIC_EOI), %eax
        movl    $0, (%rax)
        popq    %rax
        iretq

/* From: the processor, when an interrupt has gone away before it was taken: no acknowledgement. */
        .globl  trap_spurious
trap_spurious:
        iretq
