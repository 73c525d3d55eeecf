/*
 * When may an operation be stopped and run again? Until it has done something that anybody else can
 * see. An operation has one publishing access (halt.core.process.Operation), so the kernel need not
 * understand it: a checkpoint is taken when it is invoked, and who is about to write a word that
 * others read says so first (halt/arena.h). Before that word, the stack and the registers of the
 * checkpoint are put back, and the operation begins anew; nobody is told. From that word on it is
 * left alone, unless the word was to change by a compare-and-set that has failed.
 *
 * The collector's own words are no such words: what was claimed by them lies idle until the next
 * collection.
 */
#ifndef HALT_RESTART_H
#define HALT_RESTART_H

#include "cpu/process.h"

/* A process begins: its registers are at these offsets. */
void restart_initialise(struct process *process);

/*
 * An operation has been invoked by the running process: this is its checkpoint. Returns once now,
 * and once for each restart; true if this is one. Interrupts are unmasked afterwards.
 */
bool restart_checkpoint(struct process *process);

/* From here on the operation may be restarted, if there is a checkpoint. */
void restart_begin(struct process *process);

/* The operation is over. */
void restart_end(struct process *process);

/* The process is about to write a word; ordered: others may read it at once. */
void restart_commit(struct process *process, halt_offset offset, bool ordered);

/* It did not: it was a compare-and-set that found another word. */
void restart_commit_failed(struct process *process);

/* Whether the operation of a process that was interrupted may be aborted. */
bool restart_possible(const struct process *process);

/* Aborts it: the process goes on from its checkpoint when it runs next. */
void restart_request(struct process *process);

/* Puts the checkpoint back. The process does not run; not called on its stack. */
void restart_apply(struct process *process);

#endif
