import halt.core.host.Arena;
import halt.core.role.Value;

final class HR017_ok {
  private HR017_ok() {}

  static @Value long written(Arena arena) {
    final @Value long word = arena.getPlain(8);
    int var = 5;
    var++;
    return word;
  }
}
