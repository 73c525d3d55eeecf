import halt.core.host.Arena;
import halt.core.role.Offset;

final class HR001_ok {
  private HR001_ok() {}

  static void create(Arena arena, @Offset long at) {
    arena.setPlain(at, 7);
    arena.setPlain(at + 1, 8);
  }
}
