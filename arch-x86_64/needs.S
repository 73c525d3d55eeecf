/*
 * Can the kernel run on this machine at all? Asked before anything that would fault, and so end in
 * a reset without a word, on a processor or with a memory that does not do: then one line of KTAP
 * says what is missing, and the machine ends as failed. So here the serial line is set up, too.
 */
#include "layout.h"
#include "needs.h"

        .text
        .code32

/*
 * From: boot_entry (entry.S), on the boot CPU. 32-bit protected mode, flat segments, paging off,
 * interrupts masked, no stack.
 *   ebx  physical address of struct hvm_start_info; kept
 *   ebp  where to go if nothing is missing
 * Uses all other registers.
 */
        .globl  check_machine
        .type   check_machine, @function
check_machine:
        movl    $serial_setup, %esi
1:      lodsw                                   /* the port, or the end */
        testw   %ax, %ax
        jz      2f
        movw    %ax, %dx
        lodsb
        outb    %al, %dx
        jmp     1b

2:      movl    $no_memory_map, %esi
        cmpl    $START_INFO_MAGIC_VALUE, START_INFO_MAGIC(%ebx)
        jne     refuse
        cmpl    $1, START_INFO_VERSION(%ebx)
        jb      refuse

        /* Is there an entry of usable memory that begins before the image and ends behind it? */
        movl    START_INFO_MEMORY_MAP(%ebx), %edi
        movl    START_INFO_MEMORY_MAP_ENTRIES(%ebx), %ecx
        movl    $no_room, %esi
1:      decl    %ecx
        js      refuse
        movl    MEMORY_START(%edi), %eax
        movl    %eax, %edx
        addl    MEMORY_SIZE(%edi), %edx
        movl    MEMORY_START + 4(%edi), %esp    /* no stack yet: just a register */
        adcl    MEMORY_SIZE + 4(%edi), %esp     /* esp:edx = where it ends */
        cmpl    $MEMORY_USABLE, MEMORY_TYPE(%edi)
        jne     2f
        cmpl    $0, MEMORY_START + 4(%edi)
        jne     2f
        cmpl    $image_text, %eax
        ja      2f
        testl   %esp, %esp
        jnz     3f
        cmpl    $image_end, %edx
        jae     3f
2:      addl    $MEMORY_ENTRY_SIZE, %edi
        jmp     1b

        /* The image is in memory, and with it the stack. Does a processor know CPUID? Then it lets
           us change the flag for it. */
3:      movl    $cpu_stacks + CPU_STACKS_TOP, %esp
        movl    $no_cpuid, %esi
        pushfl
        popl    %eax
        movl    %eax, %ecx
        xorl    $EFLAGS_ID, %eax
        pushl   %eax
        popfl
        pushfl
        popl    %eax
        xorl    %ecx, %eax
        testl   $EFLAGS_ID, %eax
        jz      refuse_processor

        pushl   %ebx                            /* cpuid overwrites it */
        movl    $needs, %esi
4:      lodsl                                   /* the leaf, or the end */
        testl   %eax, %eax
        jz      7f
        movl    %eax, %edi
        andl    $0x80000000, %eax
        cpuid                                   /* eax = the last leaf of this half */
        xorl    %edx, %edx
        cmpl    %edi, %eax
        jb      5f
        movl    %edi, %eax
        cpuid
5:      lodsl                                   /* the bit */
        testl   %eax, %edx
        jz      refuse_processor
6:      lodsb                                   /* the rest of the name */
        testb   %al, %al
        jnz     6b
        jmp     4b
7:      popl    %ebx
        jmp     *%ebp

/* From: above. esi: what the processor has not. */
refuse_processor:
        movl    %esi, %ebx
        movl    $no_feature, %esi
        jmp     refuse_with

/* From: above. esi: all that is to be said. */
refuse:
        movl    $nothing, %ebx

/*
 * From: above. Without a stack: prints the texts at esi and ebx, between what kernel_refuse
 * (main.c) says first and last, and ends the machine.
 */
refuse_with:
        movl    %esi, %edi
        movl    $begin, %esi
        movl    $3f, %ebp
        jmp     say
3:      movl    %edi, %esi
        movl    $4f, %ebp
        jmp     say
4:      movl    %ebx, %esi
        movl    $5f, %ebp
        jmp     say
5:      movl    $end, %esi
        movl    $6f, %ebp
        jmp     say
6:      movw    $SERIAL_LINE_STATUS, %dx
        inb     %dx, %al
        testb   $SERIAL_ALL_SENT, %al
        jz      6b
        movw    $DEBUG_EXIT_PORT, %dx
        movl    $EXIT_FAILURE_VALUE, %eax
        outl    %eax, %dx
7:      hlt                                     /* nobody listened */
        jmp     7b

/* From: above. Prints the text at esi and goes on at ebp. Uses eax, edx. */
say:
        lodsb
        testb   %al, %al
        jz      2f
        movb    %al, %ah
        movw    $SERIAL_LINE_STATUS, %dx
1:      inb     %dx, %al
        testb   $SERIAL_TRANSMIT_EMPTY, %al
        jz      1b
        movb    %ah, %al
        movw    $SERIAL_TRANSMIT, %dx
        outb    %al, %dx
        jmp     say
2:      jmp     *%ebp

        .section .rodata.needs, "a", @progbits
#define NEED(leaf, bit, name) .long leaf, 1 << bit; .asciz name;
needs:  PROCESSOR_NEEDS(NEED)
        .long   0

begin:  .asciz  "KTAP version 1\n1..1\nBail out! "
end:    .asciz  "\n# halt done\n"
nothing:
        .asciz  ""
no_memory_map:
        .asciz  "what the loader hands over is no start info of PVH with a memory map"
no_room:
        .asciz  "the machine has too little memory for the kernel, which lies from 1 MiB on"
no_feature:
        .asciz  "the kernel needs what the processor has not: "
no_cpuid:
        .asciz  "identification of itself (CPUID)"

/* What serial.c takes for granted: 115200 baud, and no interrupts. A port 0 ends it. */
        .macro  SET port, value
        .word   \port
        .byte   \value
        .endm
serial_setup:
        SET     SERIAL_INTERRUPT_ENABLE, 0
        SET     SERIAL_LINE_CONTROL, SERIAL_DIVISOR_LATCH
        SET     SERIAL_DIVISOR_LOW, 1
        SET     SERIAL_DIVISOR_HIGH, 0
        SET     SERIAL_LINE_CONTROL, SERIAL_8N1
        SET     SERIAL_FIFO_CONTROL, SERIAL_FIFO_ENABLE_AND_CLEAR
        SET     SERIAL_MODEM_CONTROL, SERIAL_DTR_RTS
        .word   0
