import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.scenario.Scenario;

@Scenario(
    name = "few-copies",
    title = "Copies of copies.",
    registers = 1,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4,
    words = 1)
final class HR022_ok {
  private static final @Offset long WORD = 24;

  private HR022_ok() {}

  public static void setup(Arena arena, int processes, int operations) {}

  public static void process(Arena arena, int process, int operations) {
    copy7(arena);
  }

  public static boolean check(Arena arena, int processes, int operations) {
    return true;
  }

  static void copy0(Arena arena) {
    arena.setVolatile(WORD, 1);
  }

  static void copy1(Arena arena) {
    copy0(arena);
    copy0(arena);
  }

  static void copy2(Arena arena) {
    copy1(arena);
    copy1(arena);
  }

  static void copy3(Arena arena) {
    copy2(arena);
    copy2(arena);
  }

  static void copy4(Arena arena) {
    copy3(arena);
    copy3(arena);
  }

  static void copy5(Arena arena) {
    copy4(arena);
    copy4(arena);
  }

  static void copy6(Arena arena) {
    copy5(arena);
    copy5(arena);
  }

  static void copy7(Arena arena) {
    copy6(arena);
    copy6(arena);
  }
}
