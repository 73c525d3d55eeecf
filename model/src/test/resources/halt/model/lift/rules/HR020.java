import halt.core.host.Arena;
import halt.scenario.Scenario;

@Scenario(
    name = "../../mine", // HR020
    title = "Red\u001b[31m.", // HR020
    registers = 0, // HR020
    atoms = -1, // HR020
    words = 1000000000, // HR020
    processWords = 1000000000, // HR020
    spaceWords = 2000000000, // HR020
    bufferWords = 1000000000, // HR020
    bytecode = "2x2 2x+1") // HR020
final class HR020 {
  private HR020() {}

  public static void setup(Arena arena, int processes, int operations) {}

  public static void process(Arena arena, int process, int operations) {}

  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
