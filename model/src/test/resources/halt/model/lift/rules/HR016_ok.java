import halt.core.host.Arena;
import halt.core.role.Offset;

final class HR016_ok {
  private HR016_ok() {}

  static long handedOn(Arena memory, @Offset long at) {
    return read((memory), at);
  }

  private static long read(Arena arena, @Offset long at) {
    return arena.getPlain(at);
  }
}
