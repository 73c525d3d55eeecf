/*
 * How does a CPU get from where it starts to C in 64-bit mode? Two ways in, one way on:
 *
 *   boot_entry     the boot CPU, from QEMU's PVH loader   (32-bit protected mode)
 *   smp_trampoline every other CPU, from a SIPI           (16-bit real mode)
 *
 * Both end under the boot page tables: the low 4 GiB mapped where they lie, writable and
 * executable. They only last until the C that is called here loads the final ones (mmu.c).
 */
#include "layout.h"

/* Present, writable; in a directory entry also: a 2 MiB page. */
#define TABLE 0x003
#define LARGE_PAGE 0x083
#define LARGE_PAGE_SIZE 0x200000

/* One for each GiB. */
#define DIRECTORY_COUNT 4

/* What QEMU -kernel looks for in an ELF file: XEN_ELFNOTE_PHYS32_ENTRY. It reads eight bytes. */
        .section .note.pvh, "a", @note
        .balign 4
        .long   4, 8, 18                /* sizes of name and descriptor, type */
        .asciz  "Xen"
        .quad   boot_entry

        .section .text.entry, "ax", @progbits

/*
 * From: QEMU's PVH loader, on the boot CPU. 32-bit protected mode, flat segments, paging off,
 * interrupts masked, no stack.
 *   ebx  physical address of struct hvm_start_info
 */
        .code32
        .globl  boot_entry
        .type   boot_entry, @function
boot_entry:
        cli
        cld
        movl    $1f, %ebp
        jmp     check_machine           /* needs.S; comes back if nothing is missing */
1:      movl    $LARGE_PAGE, %eax       /* the first entry of the directories: page 0 */
        xorl    %ecx, %ecx
2:      movl    %eax, boot_directories(, %ecx, 8)
        movl    $0, boot_directories + 4(, %ecx, 8)
        addl    $LARGE_PAGE_SIZE, %eax
        incl    %ecx
        cmpl    $(DIRECTORY_COUNT * 512), %ecx
        jb      2b
        movl    $boot_pdpt + TABLE, boot_pml4
        movl    $boot_directories + 0 * PAGE_SIZE + TABLE, boot_pdpt + 0
        movl    $boot_directories + 1 * PAGE_SIZE + TABLE, boot_pdpt + 8
        movl    $boot_directories + 2 * PAGE_SIZE + TABLE, boot_pdpt + 16
        movl    $boot_directories + 3 * PAGE_SIZE + TABLE, boot_pdpt + 24
        movl    %ebx, %edi
        movl    $boot_main64, %esi
        /* falls through */

/*
 * From: boot_entry and cpu_entry. 32-bit protected mode, flat segments, paging off, no stack.
 *   edi  kept for the target (zero-extended)
 *   esi  where to go in 64-bit mode
 * Uses eax, ecx, edx.
 */
enter_long_mode:
        movl    $CR4_PAE, %eax
        movl    %eax, %cr4
        movl    $boot_pml4, %eax
        movl    %eax, %cr3
        movl    $MSR_EFER, %ecx
        rdmsr
        orl     $(EFER_LME | EFER_NXE), %eax
        wrmsr
        movl    $(CR0_PG | CR0_WP | CR0_NE | CR0_PE), %eax
        movl    %eax, %cr0
        lgdt    boot_gdt_pointer
        ljmpl   $SELECTOR_CODE64, $1f

        .code64
1:      movl    $SELECTOR_DATA, %eax
        movl    %eax, %ss
        movl    %eax, %ds
        movl    %eax, %es
        movl    %edi, %edi              /* the upper halves are undefined after the switch */
        movl    %esi, %esi
        jmpq    *%rsi

/*
 * From: enter_long_mode, on the boot CPU.
 *   rdi  physical address of struct hvm_start_info: the first argument
 */
boot_main64:
        leaq    cpu_stacks + CPU_STACKS_TOP(%rip), %rsp
        xorl    %ebp, %ebp              /* ends the chain of frame records */
        call    machine_main            /* machine.c; does not return */
        ud2

/*
 * From: smp_trampoline, on a started CPU. 32-bit protected mode by the boot GDT, paging off,
 * interrupts masked, no stack; the data segments are still those of real mode.
 */
        .code32
cpu_entry:
        movl    $SELECTOR_DATA, %eax
        movl    %eax, %ds
        movl    %eax, %es
        movl    %eax, %ss
        movl    $cpu_main64, %esi
        jmp     enter_long_mode

/*
 * From: enter_long_mode, on a started CPU. It finds its number, the index of its APIC id in
 * cpus_apic_ids, and with the number its stack.
 */
        .code64
cpu_main64:
        movl    $1, %eax
        cpuid
        shrl    $24, %ebx               /* ebx = initial APIC id */
        xorl    %edi, %edi              /* edi = candidate for the number */
1:      cmpl    %ebx, cpus_apic_ids(, %rdi, 4)
        je      2f
        incl    %edi
        cmpl    cpus_count(%rip), %edi
        jb      1b
3:      hlt                             /* ACPI did not name this CPU: it takes no part */
        jmp     3b

2:      imulq   $CPU_STACKS_SIZE, %rdi, %rax
        leaq    cpu_stacks + CPU_STACKS_TOP(%rax), %rsp
        xorl    %ebp, %ebp
        call    smp_cpu_main            /* smp.c, with the number in edi; does not return */
        ud2

/*
 * From: a SIPI, on a CPU that waits for one. machine.c has copied this code to TRAMPOLINE.
 * 16-bit real mode, cs = TRAMPOLINE >> 4, ip = 0, interrupts masked, nothing else known.
 */
        .code16
        .globl  smp_trampoline, smp_trampoline_end
smp_trampoline:
        cli
        cld
        movw    %cs, %ax
        movw    %ax, %ds
        lgdtl   trampoline_gdt_pointer - smp_trampoline
        movl    $CR0_PE, %eax
        movl    %eax, %cr0
        ljmpl   $SELECTOR_CODE32, $cpu_entry

        .balign 4
trampoline_gdt_pointer:
        .word   boot_gdt_end - boot_gdt - 1
        .long   boot_gdt
smp_trampoline_end:

        .section .rodata.boot, "a", @progbits
        .balign 8
boot_gdt:
        .quad   0
        .quad   DESCRIPTOR_CODE32
        .quad   DESCRIPTOR_CODE64
        .quad   DESCRIPTOR_DATA
boot_gdt_end:
boot_gdt_pointer:
        .word   boot_gdt_end - boot_gdt - 1
        .long   boot_gdt

/* Filled by boot_entry: 24 kilobytes less to load. */
        .section .bss, "aw", @nobits
        .balign PAGE_SIZE
        .globl  boot_pml4
boot_pml4:
        .skip   PAGE_SIZE
boot_pdpt:
        .skip   PAGE_SIZE
boot_directories:
        .skip   DIRECTORY_COUNT * PAGE_SIZE
