/*
 * How do the monitor and a process agree on where the process stands? By words that one side
 * writes and the other reads: `limit` and then `turn` are the monitor's; `begun`, `operation`,
 * `cpu` and then `stopped` are the process's.
 */
#include "processes/gate.h"

#include <halt/arch.h>

#include "cpu/cpu.h"
#include "cpu/idle.h"
#include "process/Safepoint.h"
#include "processes/scheduler.h"

/* Where all processes of a CPU wait, it looks again so often (idle.h). */
#define LOOK_US 200
#define LOOK_TURNS 20

/* In `stopped`, for good: the process has ended. */
#define ENDED UINT32_MAX

struct gate {
  _Alignas(64) int64_t limit;
  uint32_t turn; /* from 1 */
  _Alignas(64) int64_t begun;
  int32_t operation;
  int32_t cpu;
  uint32_t stopped; /* the turn under which it stopped last; 0: it never did */
};

static struct gate gates[HALT_MAX_PROCESSES];
static bool in_use;

/* How many processes of each CPU wait. */
static int32_t waiting[HALT_MAX_CPUS];

void gate_prepare(int processes) {
  in_use = true;
  for (int i = 0; i < processes; i++) {
    gates[i] = (struct gate){.turn = 1, .cpu = -1};
  }
  for (int i = 0; i < HALT_MAX_CPUS; i++) {
    waiting[i] = 0;
  }
}

void gate_begin(int process) {
  __atomic_store_n(&gates[process].cpu, arch_this_cpu(), __ATOMIC_RELEASE);
  __atomic_thread_fence(__ATOMIC_SEQ_CST); /* either we see a new turn, or gate_allow our CPU */
}

/* True if the process may go on under this turn. */
static bool admits(struct gate *gate) {
  return gate->begun < __atomic_load_n(&gate->limit, __ATOMIC_ACQUIRE);
}

/* Until the turn may have changed; meanwhile the CPU's other processes run. */
static void rest(const uint32_t *turn, uint32_t old) {
  int cpu = arch_this_cpu();
  if (cpus[cpu].alive < 2) {
    idle_wait(turn, old);
    return;
  }
  scheduler_yield();
  if (__atomic_load_n(&waiting[cpu], __ATOMIC_RELAXED) == cpus[cpu].alive) {
    idle_nap(LOOK_US, LOOK_TURNS);
  }
}

static void wait_for_turn(struct gate *gate) {
  for (;;) {
    uint32_t turn = __atomic_load_n(&gate->turn, __ATOMIC_ACQUIRE);
    if (admits(gate)) {
      return;
    }
    __atomic_store_n(&gate->stopped, turn, __ATOMIC_RELEASE);
    rest(&gate->turn, turn);
  }
}

void gate_pass(Arena *arena, int process) {
  if (!in_use) {
    return;
  }
  struct gate *gate = &gates[process];
  if (!admits(gate)) {
    Safepoint_leave(arena, process);
    int32_t *waiting_here = &waiting[arch_this_cpu()];
    __atomic_add_fetch(waiting_here, 1, __ATOMIC_RELAXED);
    wait_for_turn(gate);
    __atomic_sub_fetch(waiting_here, 1, __ATOMIC_RELAXED);
    Safepoint_enter(arena, process);
  }
  __atomic_store_n(&gate->begun, gate->begun + 1, __ATOMIC_RELAXED);
}

void gate_end(int process) {
  __atomic_store_n(&gates[process].stopped, ENDED, __ATOMIC_RELEASE);
}

void gate_note_operation(int process, int32_t operation) {
  if (in_use) {
    __atomic_store_n(&gates[process].operation, operation, __ATOMIC_RELAXED);
  }
}

void gate_allow(int process, int64_t operations) {
  struct gate *gate = &gates[process];
  __atomic_store_n(&gate->limit, operations, __ATOMIC_RELEASE);
  __atomic_store_n(&gate->turn, gate->turn + 1, __ATOMIC_RELEASE);
  __atomic_thread_fence(__ATOMIC_SEQ_CST); /* as in gate_begin */
  int cpu = gate_cpu(process);
  if (cpu >= 0 && cpu != arch_this_cpu()) {
    arch_interrupt(cpu);
  }
}

bool gate_is_still(int process) {
  uint32_t stopped = __atomic_load_n(&gates[process].stopped, __ATOMIC_ACQUIRE);
  return stopped == ENDED || stopped == gates[process].turn;
}

bool gate_has_ended(int process) {
  return __atomic_load_n(&gates[process].stopped, __ATOMIC_ACQUIRE) == ENDED;
}

int64_t gate_begun(int process) {
  return __atomic_load_n(&gates[process].begun, __ATOMIC_RELAXED);
}

int32_t gate_operation(int process) {
  return __atomic_load_n(&gates[process].operation, __ATOMIC_RELAXED);
}

int gate_cpu(int process) {
  return __atomic_load_n(&gates[process].cpu, __ATOMIC_ACQUIRE);
}
