package halt.model.memory;

import java.util.Locale;

/** In which order may a machine let its CPUs see each other's accesses? */
public enum MemoryModel {
  /**
   * Sequential consistency: one order of all accesses (Lamport, IEEE Trans. Comput. C-28, 1979).
   */
  SC,
  /**
   * Total store order: a load may overtake an earlier store of its CPU to another word (Sewell et
   * al., CACM 53(7), 2010).
   */
  TSO,
  /** C11 as repaired by Lahav et al. (PLDI 2017). */
  RC11,
  /** ARMv8, multi-copy atomic (Pulte et al., POPL 2018). */
  ARMV8;

  /**
   * Whether every outcome that another model allows is one of this one's, too: sc's is, of all;
   * tso's is of rc11, whose accesses become at least as strong ones on x86_64. Of other pairs
   * nothing is said here.
   */
  public boolean includes(MemoryModel other) {
    return this == other || other == SC || this == RC11 && other == TSO;
  }

  /** As on the command line and in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
