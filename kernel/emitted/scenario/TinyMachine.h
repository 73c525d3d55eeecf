/*
 * On which machine do tables change in the scenarios? On one so small that every order of its steps
 * can be tried: pages of two words, tables of two entries on two levels, three frames, memory for
 * three more that is not given out, and in the scenario's own words all that there is of it:
 *
 *   notes of the scenario | space | regime | frames | physical memory | shootdown | TLBs
 *
 * Of n processes, n - 1 are its CPUs and the last one is the part of all their MMUs that walks
 * ahead. A machine of one process has one CPU, whose MMU walks only when it must.
 *
 * Translated by HALT from halt.scenario.TinyMachine; change that, not this.
 */
#ifndef HALT_SCENARIO_TINYMACHINE_H
#define HALT_SCENARIO_TINYMACHINE_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* The page that scenarios map. */
#define TinyMachine_PAGE INT64_C(1)

/* Its address. */
#define TinyMachine_ADDRESS INT64_C(16)

/* The bytes of a page. */
#define TinyMachine_PAGE_BYTES INT64_C(16)

/* The bit of an entry that allows writing. */
#define TinyMachine_WRITABLE INT64_C(4)

/* A note of the scenario: how often what it is about has been done. */
#define TinyMachine_ROUNDS ((halt_size)INT64_C(0))

/* A note of the scenario: what went wrong, 0 if nothing did. */
#define TinyMachine_WRONG ((halt_size)INT64_C(1))

/* A note: CPU 0 has come to its end. */
#define TinyMachine_ENDED ((halt_size)INT64_C(2))

/* Where in the own words the space is. */
#define TinyMachine_SPACE ((halt_size)INT64_C(3))

/* The words that a machine takes, without those for each CPU. */
#define TinyMachine_WORDS 53

/* As many more for each CPU: an answer and a word of TLB for each page. */
#define TinyMachine_CPU_WORDS 5
#define TinyMachine_REGIME ((halt_size)INT64_C(7))
#define TinyMachine_FRAMES ((halt_size)INT64_C(30))
#define TinyMachine_MEMORY ((halt_size)INT64_C(34))
#define TinyMachine_SHOOTDOWN ((halt_size)INT64_C(46))
#define TinyMachine_FRAME_COUNT 3
#define TinyMachine_PAGES 4

/* Where a note is, or the space. */
halt_offset TinyMachine_at(Arena *arena, halt_size index);

/* How many of so many processes are CPUs. (TinyMachine.cpus, TinyMachine.java) */
static inline int32_t TinyMachine_cpus(int32_t processes) {
  return processes == 1 ? 1 : halt_sub32(processes, 1);
}

/*
 * The CPU that a process is, unless it is the one that walks ahead. (TinyMachine.cpu,
 * TinyMachine.java)
 */
static inline halt_cpu TinyMachine_cpu(halt_process process) {
  return process;
}

/* Makes the machine, with an empty root table in the first frame that it allocates. */
void TinyMachine_initialise(Arena *arena, int32_t processes);

/* Where the frames' record is. */
halt_offset TinyMachine_frames(Arena *arena);

/* How many CPUs the machine has; the process of that number walks ahead. */
int32_t TinyMachine_cpuCount(Arena *arena);

/* Where a frame's first word is. */
halt_offset TinyMachine_content(Arena *arena, int64_t frame);

/* What the process does that is no CPU. */
void TinyMachine_walkAhead(Arena *arena, int32_t rounds);

/* Whether any CPU's TLB knows a page. */
bool TinyMachine_isKnown(Arena *arena, int64_t page);

/* Somebody saw what must not be. */
void TinyMachine_goneWrong(Arena *arena);

/* Whether nobody did. */
bool TinyMachine_isWell(Arena *arena);

/* CPU 0 has come to its end, and so the others need no longer answer. */
void TinyMachine_end(Arena *arena);

/* A CPU takes the interrupts that wait for it: between two of its accesses. */
void TinyMachine_takeInterrupts(Arena *arena, halt_cpu cpu);

/* A CPU without work takes interrupts until CPU 0 has ended. */
void TinyMachine_idle(Arena *arena, halt_cpu cpu);

/* A CPU has ended, and takes interrupts until all have. */
void TinyMachine_endTogether(Arena *arena, halt_cpu cpu);

/* What a process found out, for everybody to see when all is over. */
void TinyMachine_report(Arena *arena, halt_process process, int64_t number);

#endif
