/*
 * How is a word read and written in one step, on a CPU of any age? The compiler calls a function of
 * this file for it (-moutline-atomics), and the function does it by load-exclusive and
 * store-exclusive, which every CPU has. Before each function lies the one instruction of Armv8.1
 * (LSE) that does the same to the same registers: on a CPU that has it, atomics.c puts it in the
 * place of each call. So every function here has the name and the registers that the compiler
 * wants: __aarch64_OPERATION BYTES _ ORDER.
 *
 * They are for normal memory with the MMU on: without it the architecture leaves it to the machine
 * whether an exclusive works (Arm ARM on exclusives). Until then no word is shared.
 *
 * A missing one is an error of the linker: it wants a line at the end of this file.
 */
        .arch_extension lse
        .section .text.atomics, "ax", @progbits /* nothing else is in it: linker.ld, atomics.c */

        .macro  BEGIN name, lse:vararg
        \lse
        .globl  \name
        .type   \name, @function
\name:
        stp     x29, x30, [sp, #-16]!   /* a frame record, as everywhere */
        mov     x29, sp
        .endm

        .macro  END
        ldp     x29, x30, [sp], #16
        ret
        .endm

/*
 * From: compiled code. x0 = the expected word, x1 = the desired one, x2 = its address.
 * Returns what was found in x0. Uses x16, x17.
 *   r      w or x: the registers of this size
 *   l, s   a and l if the load acquires, and the store releases
 */
        .macro  COMPARE_AND_SWAP bytes, order, r, l, s
        BEGIN   __aarch64_cas\bytes\()_\order, cas\l\s \r\()0, \r\()1, [x2]
        mov     \r\()16, \r\()0
1:      ld\l\()xr \r\()0, [x2]
        cmp     \r\()0, \r\()16
        b.ne    2f
        st\s\()xr w17, \r\()1, [x2]
        cbnz    w17, 1b
2:      END
        .endm

/*
 * From: compiled code. x0 = an operand, x1 = the word's address.
 * Returns what was found in x0. Uses x15 to x17.
 */
        .macro  FETCH_AND operation, instruction, bytes, order, r, l, s
        BEGIN   __aarch64_\operation\bytes\()_\order, \operation\l\s \r\()0, \r\()0, [x1]
        mov     \r\()16, \r\()0
1:      ld\l\()xr \r\()0, [x1]
        \instruction \r\()17, \r\()0, \r\()16
        st\s\()xr w15, \r\()17, [x1]
        cbnz    w15, 1b
        END
        .endm

/* Likewise; the operand becomes the word. */
        .macro  SWAP bytes, order, r, l, s
        BEGIN   __aarch64_swp\bytes\()_\order, swp\l\s \r\()0, \r\()0, [x1]
        mov     \r\()16, \r\()0
1:      ld\l\()xr \r\()0, [x1]
        st\s\()xr w17, \r\()16, [x1]
        cbnz    w17, 1b
        END
        .endm

        COMPARE_AND_SWAP 8, acq_rel, x, a, l
        COMPARE_AND_SWAP 4, acq_rel, w, a, l
        COMPARE_AND_SWAP 4, acq, w, a,
        FETCH_AND ldadd, add, 8, acq_rel, x, a, l
        FETCH_AND ldadd, add, 4, acq_rel, w, a, l
        FETCH_AND ldadd, add, 4, rel, w, , l
        FETCH_AND ldadd, add, 4, relax, w, ,
        FETCH_AND ldset, orr, 4, rel, w, , l
        SWAP    4, acq, w, a,
