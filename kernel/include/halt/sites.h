/*
 * Where in the image are the accesses to the arena, and where are their operands? With HALT_SITES
 * defined, each call of an accessor of halt/arena.h is put between two marks that a debugger can
 * stop at. A mark is no instruction: it is a record in the section .halt_sites, not loaded,
 *
 *   8 bytes   the address of the instruction that the mark stands before
 *   a string  "before OPERATION FILE:LINE OPERAND..." or "after OPERATION FILE:LINE OPERAND..."
 *
 * in the manner of SystemTap's sdt.h: an operand is what the assembler calls the place where the
 * compiler has it there, a register or a constant. FILE:LINE is Java's, where the C has #line.
 *
 *   before  the word's offset; of a store, what it stores; of a compare-and-exchange, the expected
 *           and the desired word; of a get-and-add, the increment
 *   after   of all but stores and fences: the word that was found
 *
 * Between the two marks of a call lies its one access to the arena: a mark is volatile and clobbers
 * memory, so no other access is moved into it or out of it. The accesses themselves are those of
 * arena.h, in line and atomic as in every other build.
 */
#ifndef HALT_SITES_H
#define HALT_SITES_H

#define HALT_SITE_TEXT_(number) #number
#define HALT_SITE_TEXT(number) HALT_SITE_TEXT_(number)

/* A constant stays one; everything else is in a register. */
#define HALT_SITE_IN(word) "nr"((int64_t)(word))

#define HALT_SITE(when, operation, operands, ...)                                         \
  __asm__ volatile("990:\n"                                                                \
                   ".pushsection .halt_sites, \"\", @progbits\n"                           \
                   ".8byte 990b\n"                                                         \
                   ".asciz \"" when " " operation " " __FILE__                             \
                   ":" HALT_SITE_TEXT(__LINE__) operands "\"\n"                            \
                   ".popsection"                                                           \
                   :                                                                       \
                   : __VA_ARGS__                                                           \
                   : "memory")

#define HALT_SITE_LOAD(operation, accessor, arena, offset)                  \
  ({                                                                        \
    const halt_offset halt_at = (offset);                                   \
    HALT_SITE("before", operation, " %0", HALT_SITE_IN(halt_at));           \
    const int64_t halt_found = (accessor)((arena), halt_at);                \
    HALT_SITE("after", operation, " %0", HALT_SITE_IN(halt_found));         \
    halt_found;                                                             \
  })

#define HALT_SITE_STORE(operation, accessor, arena, offset, word)                               \
  ({                                                                                            \
    const halt_offset halt_at = (offset);                                                       \
    const int64_t halt_word = (word);                                                           \
    HALT_SITE("before", operation, " %0 %1", HALT_SITE_IN(halt_at), HALT_SITE_IN(halt_word));   \
    (accessor)((arena), halt_at, halt_word);                                                    \
    HALT_SITE("after", operation, , );                                                          \
  })

/* What follows the exchange gives the value: it sees halt_found and halt_expected. */
#define HALT_SITE_EXCHANGE(operation, arena, offset, expected, desired, result)            \
  ({                                                                                       \
    const halt_offset halt_at = (offset);                                                  \
    const int64_t halt_expected = (expected);                                              \
    const int64_t halt_desired = (desired);                                                \
    HALT_SITE("before", operation, " %0 %1 %2", HALT_SITE_IN(halt_at),                     \
              HALT_SITE_IN(halt_expected), HALT_SITE_IN(halt_desired));                    \
    const int64_t halt_found =                                                             \
        (Arena_compareAndExchange)((arena), halt_at, halt_expected, halt_desired);         \
    HALT_SITE("after", operation, " %0", HALT_SITE_IN(halt_found));                        \
    (result);                                                                              \
  })

/* The accessors' names; in parentheses they are the functions. */

#define Arena_getPlain(arena, offset) HALT_SITE_LOAD("getPlain", Arena_getPlain, arena, offset)
#define Arena_getAcquire(arena, offset) \
  HALT_SITE_LOAD("getAcquire", Arena_getAcquire, arena, offset)
#define Arena_getVolatile(arena, offset) \
  HALT_SITE_LOAD("getVolatile", Arena_getVolatile, arena, offset)

#define Arena_setPlain(arena, offset, word) \
  HALT_SITE_STORE("setPlain", Arena_setPlain, arena, offset, word)
#define Arena_setRelease(arena, offset, word) \
  HALT_SITE_STORE("setRelease", Arena_setRelease, arena, offset, word)
#define Arena_setVolatile(arena, offset, word) \
  HALT_SITE_STORE("setVolatile", Arena_setVolatile, arena, offset, word)

#define Arena_compareAndExchange(arena, offset, expected, desired) \
  HALT_SITE_EXCHANGE("compareAndExchange", arena, offset, expected, desired, halt_found)
#define Arena_compareAndSet(arena, offset, expected, desired)             \
  HALT_SITE_EXCHANGE("compareAndSet", arena, offset, expected, desired,   \
                     halt_found == halt_expected)

#define Arena_getAndAdd(arena, offset, increment)                                    \
  ({                                                                                 \
    const halt_offset halt_at = (offset);                                            \
    const int64_t halt_increment = (increment);                                      \
    HALT_SITE("before", "getAndAdd", " %0 %1", HALT_SITE_IN(halt_at),                \
              HALT_SITE_IN(halt_increment));                                         \
    const int64_t halt_found = (Arena_getAndAdd)((arena), halt_at, halt_increment);  \
    HALT_SITE("after", "getAndAdd", " %0", HALT_SITE_IN(halt_found));                \
    halt_found;                                                                      \
  })

#define Arena_fullFence(arena)                \
  ({                                          \
    HALT_SITE("before", "fullFence", , );     \
    (Arena_fullFence)(arena);                 \
    HALT_SITE("after", "fullFence", , );      \
  })

#endif
