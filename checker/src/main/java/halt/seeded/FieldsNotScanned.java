package halt.seeded;

import halt.core.collect.semispace.Evacuation;
import halt.core.host.Arena;
import halt.core.role.Offset;

/**
 * What if the collector copies what the roots name, and stops there? Fields keep old references.
 */
@SeededBug(
    name = "fields-not-scanned",
    title = "the collector does not follow the fields of what it copied",
    type = Evacuation.class,
    method = "scan",
    scenario = "swap-during-collection",
    caught = "reachable-intact")
final class FieldsNotScanned {
  private FieldsNotScanned() {}

  static @Offset long scan(Arena arena, @Offset long to, @Offset long copied) {
    return copied;
  }
}
