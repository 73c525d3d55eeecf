/*
 * Who misbehaves because a test wants to see what the kernel does then? A process in its first
 * operation, or the CPUs, if there is no scenario. Where nothing is asked for, all of this does
 * nothing.
 */
#ifndef HALT_MISBEHAVE_H
#define HALT_MISBEHAVE_H

#include "arguments/arguments.h"

/* Once, on CPU 0, before the others run: what was asked for. */
void misbehave_initialise(const struct arguments *wanted);

/* A CPU has entered the kernel, masked. Returns if nothing was asked of the CPUs. */
void misbehave_on_cpu(int cpu);

/* A process has begun an operation. Returns if nothing was asked of this one. */
void misbehave_in_operation(int process);

#endif
