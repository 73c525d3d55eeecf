/*
 * How is the arena reached? One contiguous block of 64-bit words, all the state there is, and the
 * accesses to it with the names and the orderings of halt.core.host.Arena (that is, of Java's
 * VarHandle), made of the compiler's __atomic builtins on the caller's memory.
 *
 * With HALT_CHECKED defined, an access outside the arena calls halt_arena_fault; without it the
 * caller answers for the offset, as the explorer has shown that the core does. With HALT_PERTURBED
 * defined, the host is called before each access: on few CPUs, races are met only if somebody sees
 * to it. The price: no compiler moves an access across that call, so what such a build shows is the
 * processor's reordering and never the compiler's. With HALT_SITES defined, a debugger can find
 * each access and its operands (halt/sites.h).
 */
#ifndef HALT_ARENA_H
#define HALT_ARENA_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/word.h>

/*
 * The memory belongs to the host, which zeroes it before Heap_initialise. This struct itself never
 * changes while a CPU uses it.
 */
typedef struct Arena {
  int64_t *words;
  int64_t size; /* in words */
} Arena;

#ifdef HALT_CHECKED
/* Defined by the host: reports the offset of an access outside the arena, and stops. */
_Noreturn void halt_arena_fault(halt_offset offset);
#endif

#ifdef HALT_PERTURBED
/* Defined by the host: called before each access, so that it may let other CPUs come in between. */
void halt_arena_perturb(void);

/* Defined by the host: called before each write; ordered: others may read the word at once. And
   after it, if it was a compare-and-exchange that found another word. */
void halt_arena_commit(halt_offset offset, bool ordered);
void halt_arena_commit_failed(void);
#else
static inline void halt_arena_commit(halt_offset offset, bool ordered) {
  (void)offset;
  (void)ordered;
}

static inline void halt_arena_commit_failed(void) {}
#endif

/* The address of a word. */
static inline int64_t *halt_arena_word(const Arena *arena, halt_offset offset) {
#ifdef HALT_PERTURBED
  halt_arena_perturb();
#endif
#ifdef HALT_CHECKED
  if (offset < 0 || offset >= arena->size) {
    halt_arena_fault(offset);
  }
#endif
  return &arena->words[offset];
}

/* The number of words. */
static inline halt_size Arena_size(const Arena *arena) {
  return arena->size;
}

/* A load without ordering: for words that no other CPU can reach, or that never change again. An
   ordinary access on purpose: if it races, that is a bug of the core, and sanitizers may say so. */
static inline int64_t Arena_getPlain(Arena *arena, halt_offset offset) {
  return *halt_arena_word(arena, offset);
}

/* A load that later accesses stay behind. */
static inline int64_t Arena_getAcquire(Arena *arena, halt_offset offset) {
  return __atomic_load_n(halt_arena_word(arena, offset), __ATOMIC_ACQUIRE);
}

/* A sequentially consistent load. */
static inline int64_t Arena_getVolatile(Arena *arena, halt_offset offset) {
  return __atomic_load_n(halt_arena_word(arena, offset), __ATOMIC_SEQ_CST);
}

/* A store without ordering: for words that no other CPU can reach yet. */
static inline void Arena_setPlain(Arena *arena, halt_offset offset, int64_t word) {
  int64_t *at = halt_arena_word(arena, offset);
  halt_arena_commit(offset, false);
  *at = word;
}

/* A store that earlier accesses stay before. */
static inline void Arena_setRelease(Arena *arena, halt_offset offset, int64_t word) {
  int64_t *at = halt_arena_word(arena, offset);
  halt_arena_commit(offset, true);
  __atomic_store_n(at, word, __ATOMIC_RELEASE);
}

/* A sequentially consistent store. */
static inline void Arena_setVolatile(Arena *arena, halt_offset offset, int64_t word) {
  int64_t *at = halt_arena_word(arena, offset);
  halt_arena_commit(offset, true);
  __atomic_store_n(at, word, __ATOMIC_SEQ_CST);
}

/* Gives the word that was found, and stores desired if that was expected, in one step;
   sequentially consistent. */
static inline int64_t Arena_compareAndExchange(Arena *arena, halt_offset offset, int64_t expected,
                                               int64_t desired) {
  int64_t *at = halt_arena_word(arena, offset);
  int64_t found = expected;
  halt_arena_commit(offset, true);
  if (!__atomic_compare_exchange_n(at, &found, desired, false, __ATOMIC_SEQ_CST,
                                   __ATOMIC_SEQ_CST)) {
    halt_arena_commit_failed();
  }
  return found;
}

/* Stores desired if the word is expected, in one step, and says whether it did; never fails
   otherwise; sequentially consistent. */
static inline bool Arena_compareAndSet(Arena *arena, halt_offset offset, int64_t expected,
                                       int64_t desired) {
  return Arena_compareAndExchange(arena, offset, expected, desired) == expected;
}

/* Adds to the word, wrapping around, and gives what it was, in one step; sequentially
   consistent. */
static inline int64_t Arena_getAndAdd(Arena *arena, halt_offset offset, int64_t increment) {
  int64_t *at = halt_arena_word(arena, offset);
  halt_arena_commit(offset, true);
  return __atomic_fetch_add(at, increment, __ATOMIC_SEQ_CST);
}

/* Orders every earlier access before every later one. */
static inline void Arena_fullFence(Arena *arena) {
  (void)arena;
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

#ifdef HALT_SITES
#include <halt/sites.h>
#endif

#endif
