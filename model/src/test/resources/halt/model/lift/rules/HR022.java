import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.scenario.Scenario;

@Scenario(
    name = "copies",
    title = "Copies of copies.",
    registers = 1,
    atoms = 1,
    spaceWords = 4,
    bufferWords = 4,
    words = 1)
final class HR022 {
  private static final @Offset long WORD = 24;

  private HR022() {}

  public static void setup(Arena arena, int processes, int operations) {}

  public static void process(Arena arena, int process, int operations) { // HR022
    copy39(arena);
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

  static void copy8(Arena arena) {
    copy7(arena);
    copy7(arena);
  }

  static void copy9(Arena arena) {
    copy8(arena);
    copy8(arena);
  }

  static void copy10(Arena arena) {
    copy9(arena);
    copy9(arena);
  }

  static void copy11(Arena arena) {
    copy10(arena);
    copy10(arena);
  }

  static void copy12(Arena arena) {
    copy11(arena);
    copy11(arena);
  }

  static void copy13(Arena arena) {
    copy12(arena);
    copy12(arena);
  }

  static void copy14(Arena arena) {
    copy13(arena);
    copy13(arena);
  }

  static void copy15(Arena arena) {
    copy14(arena);
    copy14(arena);
  }

  static void copy16(Arena arena) {
    copy15(arena);
    copy15(arena);
  }

  static void copy17(Arena arena) {
    copy16(arena);
    copy16(arena);
  }

  static void copy18(Arena arena) {
    copy17(arena);
    copy17(arena);
  }

  static void copy19(Arena arena) {
    copy18(arena);
    copy18(arena);
  }

  static void copy20(Arena arena) {
    copy19(arena);
    copy19(arena);
  }

  static void copy21(Arena arena) {
    copy20(arena);
    copy20(arena);
  }

  static void copy22(Arena arena) {
    copy21(arena);
    copy21(arena);
  }

  static void copy23(Arena arena) {
    copy22(arena);
    copy22(arena);
  }

  static void copy24(Arena arena) {
    copy23(arena);
    copy23(arena);
  }

  static void copy25(Arena arena) {
    copy24(arena);
    copy24(arena);
  }

  static void copy26(Arena arena) {
    copy25(arena);
    copy25(arena);
  }

  static void copy27(Arena arena) {
    copy26(arena);
    copy26(arena);
  }

  static void copy28(Arena arena) {
    copy27(arena);
    copy27(arena);
  }

  static void copy29(Arena arena) {
    copy28(arena);
    copy28(arena);
  }

  static void copy30(Arena arena) {
    copy29(arena);
    copy29(arena);
  }

  static void copy31(Arena arena) {
    copy30(arena);
    copy30(arena);
  }

  static void copy32(Arena arena) {
    copy31(arena);
    copy31(arena);
  }

  static void copy33(Arena arena) {
    copy32(arena);
    copy32(arena);
  }

  static void copy34(Arena arena) {
    copy33(arena);
    copy33(arena);
  }

  static void copy35(Arena arena) {
    copy34(arena);
    copy34(arena);
  }

  static void copy36(Arena arena) {
    copy35(arena);
    copy35(arena);
  }

  static void copy37(Arena arena) {
    copy36(arena);
    copy36(arena);
  }

  static void copy38(Arena arena) {
    copy37(arena);
    copy37(arena);
  }

  static void copy39(Arena arena) {
    copy38(arena);
    copy38(arena);
  }
}
