import halt.core.host.Arena;
import halt.core.role.Offset;

final class HR002_ok {
  private HR002_ok() {}

  static long element(Arena arena, @Offset long table, int index) {
    return arena.getPlain(table + index);
  }
}
