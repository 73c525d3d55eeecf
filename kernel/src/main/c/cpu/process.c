/* Where are the processes and their stacks? Here, as many as there can be. */
#include "cpu/process.h"

__attribute__((section(".bss.process_stacks"))) _Alignas(HALT_PAGE_SIZE)
    struct halt_process_stack halt_process_stacks[HALT_MAX_PROCESSES];

struct process processes[HALT_MAX_PROCESSES];
