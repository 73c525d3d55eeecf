import halt.core.host.Arena;
import halt.core.role.Size;
import halt.scenario.Scenario;

@Scenario(name = "parts", title = "Not as it should be.", registers = 1, atoms = 1,
    spaceWords = 4, bufferWords = 4)
final class HR019 {
  private HR019() {}

  static void setup(Arena arena, int processes) {} // HR019

  public static void process(Arena arena, int operations, int process) {} // HR019

  public static long check(Arena arena, @Size long processes, int operations) { // HR019
    return 1;
  }
}

@Scenario(name = "none", title = "Nothing.", registers = 1, atoms = 1, spaceWords = 4,
    bufferWords = 4)
final class Empty { // HR019
  private Empty() {}
}
