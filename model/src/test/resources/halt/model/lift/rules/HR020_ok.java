import halt.core.host.Arena;
import halt.scenario.Scenario;

@Scenario(
    name = "0_Plain-name.2",
    title = "Größe: 2 × 2.",
    registers = 1,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4,
    bytecode = "2x2 3x1+0+1")
final class HR020_ok {
  private HR020_ok() {}

  public static void setup(Arena arena, int processes, int operations) {}

  public static void process(Arena arena, int process, int operations) {}

  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }
}
