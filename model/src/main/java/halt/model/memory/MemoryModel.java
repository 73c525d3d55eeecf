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

  /** As on the command line and in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
