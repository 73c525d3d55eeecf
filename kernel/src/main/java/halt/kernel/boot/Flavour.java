package halt.kernel.boot;

import java.util.List;

/**
 * What is an image made for? The same emitted C and the same kernel; what differs is what stands
 * around each access to the arena ({@code kernel/include/halt/arena.h}).
 */
public enum Flavour {
  /** To be judged: an access outside the arena is reported, and processes nap between accesses. */
  JUDGED("-DHALT_CHECKED", "-DHALT_PERTURBED"),

  /**
   * To be driven by a debugger: an access outside the arena is reported, nobody naps, and each
   * access is marked ({@code halt/sites.h}).
   */
  STEERED("-DHALT_CHECKED", "-DHALT_SITES"),

  /**
   * To be measured: the accesses alone, and the core optimized as one. The caller answers for the
   * offsets.
   */
  BARE("-flto");

  private final List<String> flags;

  Flavour(String... flags) {
    this.flags = List.of(flags);
  }

  /** For the compiler. */
  List<String> flags() {
    return flags;
  }
}
