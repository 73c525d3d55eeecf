/*
 * What does a CPU's MMU do while tables change? That of the simulated OS reads the entries one by
 * one, keeps what it found in the CPU's TLB, and uses what it keeps without looking again. It may
 * also walk ahead of any access, whenever it likes: Mmu_walkAhead is a process of its own.
 *
 * Translated by HALT from halt.scenario.Mmu; change that, not this.
 */
#ifndef HALT_SCENARIO_MMU_H
#define HALT_SCENARIO_MMU_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* Instead of a word: the access faulted. */
#define Mmu_FAULT (-INT64_C(1))

/* The first word of a page, by this CPU; Mmu_FAULT if it may not read it. */
int64_t Mmu_read(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page);

/*
 * Adds to the first word of a page, by this CPU.
 *
 * result  whether it may write it
 */
bool Mmu_add(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page, int64_t increment);

/* Fills a CPU's TLB before anybody asks for the page. */
void Mmu_walkAhead(Arena *arena, halt_cpu cpu, halt_offset space, int64_t page);

#endif
