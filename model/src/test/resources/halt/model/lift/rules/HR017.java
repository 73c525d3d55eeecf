import halt.core.host.Arena;

final class HR017 {
  private HR017() {}

  static long inferred(Arena arena) {
    var word = arena.getPlain(8); // HR017
    for (var i = 0; i < 5; i++) { // HR017
      arena.fullFence();
    }
    return word;
  }
}
