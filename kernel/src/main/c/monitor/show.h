/*
 * What does the monitor say of a run? One function per question; each prints lines. Unless it says
 * otherwise, the run is still (session_is_still).
 */
#ifndef HALT_SHOW_H
#define HALT_SHOW_H

#include <stdbool.h>
#include <stdint.h>

/* Where each process is, and its registers; of one that is not still, only where it is. */
void show_processes(void);

/* What each CPU does; also while processes run. */
void show_cpus(void);

/* The last operation that the process has done. */
void show_last_operation(int process);

void show_registers(int process);
void show_atoms(void);
void show_capabilities(void);
void show_heap(void);

/* Words of the arena, until Ctrl-C. Precondition: they are in it. */
void show_words(int64_t offset, int64_t count);

#endif
