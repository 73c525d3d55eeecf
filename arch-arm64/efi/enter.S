/*
 * How does a CPU get from the firmware's MMU and caches to where the kernel's entry begins? By
 * turning them off at the level that the firmware runs at, EL1 or EL2. Only then is the kernel
 * moved to its place, because the firmware's page tables may be there. target.c copies this code
 * and cleans the caches, so that what is fetched next is the same without them.
 */
#define CURRENT_EL_2 0x8
#define SCTLR_M 0x1
#define SCTLR_C 0x4
#define SCTLR_I 0x1000

        .section .rdata, "dr"
        .globl  enter_kernel, enter_kernel_end
        .balign 16

/*
 * From: target.c, at EL1 or EL2, memory mapped where it lies.
 *   x0  the device tree, kept for the kernel
 *   x1  the kernel's place and entry
 *   x2  where it is now
 *   x3  its size in bytes
 * Uses x4 to x10.
 */
enter_kernel:
        msr     daifset, #0xf
        mov     x9, #(SCTLR_M | SCTLR_C)
        mov     x10, #SCTLR_I
        orr     x9, x9, x10
        mrs     x10, CurrentEL
        cmp     x10, #CURRENT_EL_2
        b.eq    1f
        mrs     x10, sctlr_el1
        bic     x10, x10, x9
        msr     sctlr_el1, x10
        b       2f
1:      mrs     x10, sctlr_el2
        bic     x10, x10, x9
        msr     sctlr_el2, x10
2:      isb

        /* What the firmware left in a cache for this place must not be written over the kernel. */
        add     x4, x1, x3
        mrs     x9, ctr_el0
        ubfx    x9, x9, #16, #4         /* DminLine: log2 of the words of the smallest line */
        mov     x10, #4
        lsl     x9, x10, x9
        mov     x5, x1
3:      dc      civac, x5
        add     x5, x5, x9
        cmp     x5, x4
        b.lo    3b
        dsb     sy

        mov     x5, x1
4:      ldp     x6, x7, [x2], #16
        stp     x6, x7, [x5], #16
        cmp     x5, x4
        b.lo    4b
        dsb     sy
        ic      iallu
        dsb     nsh
        isb
        mov     x2, #0                  /* so the protocol wants it */
        mov     x3, #0
        mov     x4, x1
        mov     x1, #0
        br      x4                      /* boot_entry */
enter_kernel_end:
