/*
 * Where are interrupts masked, how often, and for how long at most? Every stretch of code that runs
 * so begins with a name, so that the answer can be printed at the end of a run.
 *
 * A stretch belongs to the CPU and not to the thread: it begins where interrupts are masked, and
 * ends where they are unmasked, also if another process has come to run in between. One that begins
 * inside of another is a part of it.
 */
#ifndef HALT_INTERRUPTS_H
#define HALT_INTERRUPTS_H

#include <stdbool.h>
#include <stdint.h>

enum interrupts_section {
  SECTION_BOOT,       /* from where the CPU enters the kernel */
  SECTION_INTERRUPT,  /* an interrupt is handled */
  SECTION_SWITCH,     /* one process stops and the next one goes on */
  SECTION_CHECKPOINT, /* the stack is kept from which an operation can be restarted */
  SECTION_SAFEPOINT,  /* processes are brought to a safepoint, or leave one */
  SECTION_NAP,        /* before and after a nap */
  SECTION_WAIT,       /* before and after a sleep until a word changes */
  SECTION_TABLES,     /* page tables change, or the change is answered */
  SECTION_CONSOLE,    /* the serial line takes what was printed */
  SECTION_COUNT
};

/* Begins a stretch, unless this CPU is in one; says whether interrupts were unmasked before. */
bool interrupts_off(enum interrupts_section section);

/* Ends it, and unmasks them, if they were unmasked before. */
void interrupts_restore(bool were_on);

/* A stretch in which the machine itself masks interrupts, and then unmasks them. */
void interrupts_masked(enum interrupts_section section);
void interrupts_unmasking(void);

/* Sleeps until an interrupt has been taken; one stretch ends before, another begins after. */
void interrupts_sleep(enum interrupts_section section);

/* Of all CPUs together: how often interrupts were masked for this, and for how long at most. */
struct interrupts_total {
  const char *name;
  uint64_t count;
  uint64_t longest_ns;
};
struct interrupts_total interrupts_total(enum interrupts_section section);

#endif
