/* What is kept of an operation's beginning, and which write ends its use? See restart.h. */
#include "safepoint/restart.h"

#include "collect/Collector.h"
#include "core/Layout.h"
#include "cpu/interrupts.h"
#include "process/Registers.h"

static uintptr_t stack_top(const struct process *process) {
  return (uintptr_t)halt_process_stacks[process->number].stack + HALT_PROCESS_STACK_SIZE;
}

void restart_initialise(struct process *process) {
  Arena *arena = process->arena;
  int32_t count = (int32_t)Arena_getPlain(arena, Layout_REGISTERS);
  process->registers_start = Registers_offset(arena, process->number, 0);
  process->registers_end = process->registers_start + count;
  process->claims_start = Layout_heap(arena);
  process->claims_end = process->claims_start + Collector_ownWords(Layout_processes(arena));
  process->operation = OPERATION_NONE;
  process->restart = false;
  process->kept = 0;
}

static void copy(uint8_t *to, const uint8_t *from, size_t count) {
  for (size_t i = 0; i < count; i++) {
    to[i] = from[i];
  }
}

/* Called by arch_context_capture, below the stack that is to be kept. */
static void keep(void *argument) {
  struct process *process = argument;
  size_t size = stack_top(process) - process->checkpoint.stack;
  process->kept = size <= CHECKPOINT_CAPACITY ? size : 0;
  copy(process->stack, (const uint8_t *)process->checkpoint.stack, process->kept);
}

/* Where nobody tells us of writes (halt/arena.h), nothing is kept and so nothing is restarted. */
#ifdef HALT_PERTURBED
static const bool told_of_writes = true;
#else
static const bool told_of_writes = false;
#endif

bool restart_checkpoint(struct process *process) {
  if (!told_of_writes) {
    return false;
  }
  (void)interrupts_off(SECTION_CHECKPOINT);
  process->restart = false;
  arch_context_capture(&process->checkpoint, keep, process);
  /* From here on once more for each restart, with the stack as it was. */
  bool again = process->restart;
  process->restart = false;
  interrupts_restore(true);
  return again;
}

void restart_begin(struct process *process) {
  process->announced = false;
  process->published = false;
  process->operation = process->kept != 0 ? OPERATION_RESTARTABLE : OPERATION_COMMITTING;
}

void restart_end(struct process *process) {
  process->operation = OPERATION_NONE;
  process->kept = 0;
}

void restart_commit(struct process *process, halt_offset offset, bool ordered) {
  process->announced = false;
  bool claims = offset >= process->claims_start && offset < process->claims_end;
  if (process->operation == OPERATION_NONE || claims) {
    return;
  }
  if (!ordered && (offset < process->registers_start || offset >= process->registers_end)) {
    return; /* a word of an object that nobody knows yet */
  }
  process->announced = process->operation == OPERATION_RESTARTABLE;
  process->operation = OPERATION_COMMITTING;
  Arena *arena = process->arena;
  process->published |=
      offset >= arena->words[Layout_ATOMS] && offset < arena->words[Layout_HEAP];
}

void restart_commit_failed(struct process *process) {
  if (process->announced) {
    process->announced = false;
    process->published = false;
    process->operation = OPERATION_RESTARTABLE;
  }
}

bool restart_possible(const struct process *process) {
  return process->operation == OPERATION_RESTARTABLE;
}

void restart_request(struct process *process) {
  process->restart = true;
  process->operation = OPERATION_NONE;
}

void restart_apply(struct process *process) {
  copy((uint8_t *)process->checkpoint.stack, process->stack, process->kept);
  process->context = process->checkpoint;
}
