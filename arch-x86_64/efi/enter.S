/*
 * How does a CPU get from the firmware's 64-bit mode to where the kernel's entry begins? Through
 * the 32-bit half of long mode, in which paging can be turned off. Only then is the kernel moved to
 * its place, because the firmware's page tables may be there. target.c copies this code below 4
 * GiB, and calls the copy: every address is relative to where it runs.
 */
#include "../layout.h"

/* Selectors of the table below. */
#define CODE32 0x08
#define DATA32 0x10

        .section .rdata, "dr"
        .globl  enter_kernel, enter_kernel_end
        .balign 16

/*
 * From: target.c, in 64-bit mode, memory mapped where it lies, by Microsoft's calling convention.
 *   ecx  struct hvm_start_info, kept for the kernel in ebx
 *   edx  the kernel's place and entry
 *   r8d  where it is now
 *   r9d  its size in bytes
 * Uses all registers.
 */
        .code64
enter_kernel:
        cli
        cld
        movl    %ecx, %ebx
        movl    %edx, %ebp
        movl    %r8d, %esi
        movl    %r9d, %edi
        leaq    table(%rip), %rax
        movq    %rax, table_pointer + 2(%rip)
        lgdt    table_pointer(%rip)
        leaq    1f(%rip), %rax
        pushq   $CODE32
        pushq   %rax
        lretq

        .code32
1:      movl    $DATA32, %eax
        movl    %eax, %ds
        movl    %eax, %es
        movl    %eax, %ss
        movl    %cr0, %eax
        andl    $~CR0_PG, %eax
        movl    %eax, %cr0
        movl    $MSR_EFER, %ecx
        rdmsr
        andl    $~EFER_LME, %eax
        wrmsr
        xorl    %eax, %eax
        movl    %eax, %cr4
        movl    %edi, %ecx
        shrl    $2, %ecx
        movl    %ebp, %edi
        rep movsl
        jmp     *%ebp                   /* boot_entry, with ebx as PVH wants it */

        .balign 8
table:  .quad   0
        .quad   DESCRIPTOR_CODE32
        .quad   DESCRIPTOR_DATA
table_pointer:
        .word   table_pointer - table - 1
        .quad   0
enter_kernel_end:
