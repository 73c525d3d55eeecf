/*
 * What does the core tell its host and ask of it, besides memory? The C counterpart of
 * halt.core.host.Platform: declared here, defined once by each host (the booted kernel, the tests'
 * harness). Each is called by the process named in its argument, many at a time, and, unless it
 * says otherwise, must not touch the arena's words except to read what its arguments name.
 */
#ifndef HALT_PLATFORM_H
#define HALT_PLATFORM_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arena.h>
#include <halt/word.h>

/*
 * Asked at an operation boundary: does the system want a collection now? The caller holds no raw
 * reference, so a host may let others go first, outside of Safepoint_RUNNING.
 */
bool Platform_collectionRequested(Arena *arena, halt_process process);

/* Asked on the allocator's slow path: does the system refuse the memory? */
bool Platform_allocationFails(Arena *arena, halt_process process);

/*
 * An operation begins. The words may be references: read what they name before returning, for the
 * next collection moves it.
 *
 * operation  a constant of process/Operation.h
 * target     the atom, or nil where the operation has none
 * first      the first argument (of a swap: the function's id), or nil
 * second     the second argument, or nil
 */
void Platform_invoke(Arena *arena, halt_process process, int32_t operation, halt_value target,
                     halt_value first, halt_value second);

/* The operation that this process invoked last ends with this result. */
void Platform_respond(Arena *arena, halt_process process, halt_value result);

/*
 * Makes another CPU call Shootdown_answer, if the arena is the one in which this machine's page
 * tables are; else nothing.
 */
void Platform_interrupt(Arena *arena, halt_cpu cpu);

/*
 * Ends every use of what the calling CPU's MMU has kept of `count` pages from number `first` on;
 * what the CPU stored before is there for its next walks.
 */
void Platform_invalidatePages(Arena *arena, int64_t first, int64_t count);

/* Every entry of a page table stored so far is there for the calling CPU's walks. */
void Platform_orderTables(Arena *arena);

/* This process has stopped the world and is about to write objects. */
void Platform_collectionBegins(Arena *arena, halt_process process);

/* What its collection kept is in its place. The host may seal it (Collector_seal), to protect
   it. */
void Platform_collectionEnds(Arena *arena, halt_process process);

/*
 * The core is about to use a process's register by its number. With HALT_CHECKED defined the host
 * stops, saying which, if the arena has no such process or the process no such register; without it
 * the caller answers for both.
 */
#ifdef HALT_CHECKED
void Platform_usesRegister(Arena *arena, halt_process process, int32_t index);
#else
static inline void Platform_usesRegister(Arena *arena, halt_process process, int32_t index) {
  (void)arena;
  (void)process;
  (void)index;
}
#endif

/* The caller waits for a word that another process or CPU will change. */
void Platform_onSpinWait(void);

#endif
