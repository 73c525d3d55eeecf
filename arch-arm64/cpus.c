/* How many CPUs are there? As many as machine.c has found in the device tree. */
#include "cpus.h"

uint64_t cpus_ids[HALT_MAX_CPUS];
int cpus_count;

int arch_cpu_count(void) {
  return cpus_count;
}
