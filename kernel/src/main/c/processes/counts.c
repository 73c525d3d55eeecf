/* How do the counts of single CPUs become lines? See counts.h. */
#include "processes/counts.h"

#include "cpu/cpu.h"
#include "cpu/interrupts.h"
#include "text/console.h"

static void print_cpus(void) {
  struct cpu sum = {0};
  for (int cpu = 0; cpu < HALT_MAX_CPUS; cpu++) {
    sum.switches += cpus[cpu].switches;
    sum.yields += cpus[cpu].yields;
    sum.preemptions += cpus[cpu].preemptions;
    sum.aborts += cpus[cpu].aborts;
    sum.calls += cpus[cpu].calls;
    sum.left_safe += cpus[cpu].left_safe;
    sum.made_safe += cpus[cpu].made_safe;
    sum.not_safe += cpus[cpu].not_safe;
  }
  print("# scheduler switches=%lu yields=%lu preemptions=%lu aborts=%lu calls=%lu\n", sum.switches,
        sum.yields, sum.preemptions, sum.aborts, sum.calls);
  print("# handshake left-safe=%lu made-safe=%lu not-safe=%lu\n", sum.left_safe, sum.made_safe,
        sum.not_safe);
}

static void print_masked(void) {
  for (int section = 0; section < SECTION_COUNT; section++) {
    struct interrupts_total total = interrupts_total((enum interrupts_section)section);
    if (total.count > 0) {
      print("# interrupts-off %s count=%lu longest-ns=%lu\n", total.name, total.count,
            total.longest_ns);
    }
  }
}

void counts_print(void) {
  print_cpus();
  print_masked();
}
