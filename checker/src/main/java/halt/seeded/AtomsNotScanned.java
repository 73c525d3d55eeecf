package halt.seeded;

import halt.core.collect.semispace.Evacuation;
import halt.core.host.Arena;
import halt.core.role.Offset;

/** What if the collector forgets that atoms are roots? */
@SeededBug(
    name = "atoms-not-scanned",
    title = "the collector leaves the atom table out of the roots",
    type = Evacuation.class,
    method = "evacuateAtoms",
    scenario = "swap-during-collection",
    caught = "reachable-intact")
final class AtomsNotScanned {
  private AtomsNotScanned() {}

  static @Offset long evacuateAtoms(Arena arena, @Offset long to) {
    return to;
  }
}
