/*
 * What did each process do, when, and with which values? During a round every process records its
 * operations in a buffer of its own, without locks; between rounds CPU 0 prints them.
 *
 * A reference is only good until the next collection, so a value is copied as a tree at once:
 *   fixnum, special constant, nil   the word itself
 *   atom                            its number in the atom table, with the atom tag
 *   tuple                           a header, a word that is no value, then its elements
 *   a header instead of a value     marked, so that it is printed as what it is
 *
 * Order over all processes comes from one counter: an operation takes a ticket as the last thing
 * before it runs and as the first thing after. So if one operation responds before another is
 * invoked, its respond ticket is less than the other's invoke ticket.
 */
#ifndef HALT_HISTORY_H
#define HALT_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include <halt/arena.h>

/*
 * From now on there are so many processes, each with a buffer of this many words; those that had
 * one keep it. Before the first round, or between two.
 */
void history_initialise(int processes, int64_t words);

/* Forgets the round before and starts the tickets at 0. No process runs. */
void history_begin(void);

/* While off, operations leave no trace; used for the scenario's check. No process runs. */
void history_record(bool on);

/* Called by that process only; the words may be references into the arena. */
void history_invoke(Arena *arena, halt_process process, int operation, halt_value target,
                    halt_value first, halt_value second);
void history_respond(Arena *arena, halt_process process, halt_value result);

/* Whether every operation of the round is recorded from its start to its end. No process runs. */
bool history_whole(void);

/* Prints, for each process whose records are not whole, "; process ...: why". */
void history_print_flaws(void);

/* Prints "history ..." for each operation of the round. No process runs. */
void history_print(int64_t round);

/* Prints the values of all atoms, separated by commas. No process runs. */
void history_print_atoms(Arena *arena);

/*
 * Prints "outcome ...": the atoms, and register 0 of each process; not the end of the line. No
 * process runs.
 */
void history_print_outcome(Arena *arena, int64_t round);

/* How many operations of the process are recorded. It has stopped between two of them. */
int64_t history_operations(int process);

/* Prints "history ..." without the word for the process's last operation. As above. */
void history_print_last(int process);

/* The name of an operation as histories have it; panics if there is none. */
const char *history_operation_name(int64_t operation);

/*
 * Prints a value; of one that is nested too deep, or too large, that it is, and of one with a
 * reference to where no object is, the word. No process runs.
 */
void history_print_value(Arena *arena, halt_value value);

#endif
