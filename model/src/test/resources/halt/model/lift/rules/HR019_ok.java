import halt.core.host.Arena;
import halt.scenario.Scenario;

@Scenario(
    name = "contract",
    title = "All three.",
    registers = 1,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4)
final class HR019_ok {
  private HR019_ok() {}

  public static void setup(Arena arena, int processes, int operations) {}

  public static void process(Arena arena, int process, int operations) {}

  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
