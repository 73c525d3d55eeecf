package halt.model.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Is a scenario refused for each single thing that it does not keep, and only where it begins not
 * to keep it? (That the fault is named at its line is the snippets' business.)
 */
class ScenarioContractTest {
  private static final String GOOD =
      """
      import halt.core.host.Arena;
      import halt.core.role.Size;
      import halt.scenario.Scenario;

      @Scenario(name = "mine", title = "Mine.", registers = 3, atoms = 3, spaceWords = 3,
          bufferWords = 3, words = 3, processWords = 3)
      final class Mine {
        private Mine() {}

        public static void setup(Arena arena, int processes, int operations) {}

        public static void process(Arena arena, int process, int operations) {}

        public static boolean check(Arena arena, int processes, int operations) {
          return true;
        }
      }
      """;

  @TempDir private Path folder;

  private LiftResult lift(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Mine.java"), source);
    return Lifter.lift(folder, List.of(file));
  }

  private void lifts(String source) throws IOException {
    assertThat(Sources.lifted(lift(source)).classes()).hasSize(1);
  }

  private void refuses(Rule rule, String source, String message) throws IOException {
    assertThat(source).isNotEqualTo(GOOD);
    List<Diagnostic> found = Sources.refused(lift(source));
    assertThat(found).extracting(Diagnostic::rule).containsExactly(rule);
    assertThat(found.get(0).message()).contains(message);
  }

  @Test
  void nothingIsWrongWithTheOneThatTheOthersAreMadeOf() throws IOException {
    lifts(GOOD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public static void setup | static void setup     | setup is not public",
        "public static boolean    | static boolean        | check is not public",
        "boolean check            | int check             | check gives int, not boolean",
        "Arena arena, int process,    | int arena, int process,   | process takes (int, int, int), not (Arena",
        "int process, int operations  | int process               | process takes (Arena, int), not (Arena",
        "int process, int operations  | int a, int process        | process is given process before operations",
        "int process, int operations  | int operations, int a | process is given process before operations",
        "void setup               | void other            | the scenario has no method setup",
        "void process             | void other            | the scenario has no method process",
      })
  void aMethodIsWhatItsCallersTakeItFor(String right, String wrong, String message)
      throws IOException {
    String source = GOOD.replaceFirst(right, wrong).replace("return true;", "return VALUE;");
    boolean isInt = wrong.startsWith("int check");
    refuses(Rule.HR019, source.replace("VALUE", isInt ? "1" : "true"), message);
  }

  /** Other names than those of the other two tell nothing. */
  @Test
  void aParameterMayHaveAnyName() throws IOException {
    lifts(GOOD.replace("int process, int operations", "int which, int often"));
  }

  @ParameterizedTest
  @CsvSource({
    "registers, 1, 1024",
    "atoms, 0, 1048576",
    "spaceWords, 1, 1048576",
    "bufferWords, 1, 1048576",
    "words, 0, 1048576",
    "processWords, 0, 16384",
  })
  void aSizeIsFromTheLeastToTheMost(String size, int least, int most) throws IOException {
    for (int good : new int[] {least, most}) {
      lifts(sized(size, good));
    }
    for (int bad : new int[] {least - 1, most + 1}) {
      refuses(Rule.HR020, sized(size, bad), size + " is " + bad);
    }
  }

  private static String sized(String size, int number) {
    return GOOD.replace(" " + size + " = 3", " " + size + " = " + number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "_", "0", "a-b+c.d_e", "64"})
  void aPlainNameIsOne(String name) throws IOException {
    lifts(GOOD.replace("\"mine\"", '"' + name(name) + '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''   | is empty",
        ".a   | begins with",
        "-a   | begins with",
        "+a   | begins with",
        "a/b  | is not of letters",
        "a b  | is not of letters",
        "ä    | is not of letters",
        "65   | has 65 characters, which is more than 64",
      })
  void anotherIsNone(String name, String message) throws IOException {
    refuses(Rule.HR020, GOOD.replace("\"mine\"", '"' + name(name) + '"'), message);
  }

  /** A number stands for a name that is so long. */
  private static String name(String name) {
    return name.matches("\\d\\d") ? "n".repeat(Integer.parseInt(name)) : name;
  }

  /** Control, format, line, paragraph, half a surrogate, private, unassigned. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\t", "\\u202e", "\\u2028", "\\u2029", "\\ud800", "\\ue000", "\\u0378", "a\\nb", "", "  "
      })
  void aTitleIsOneLineThatCanBePrinted(String title) throws IOException {
    refuses(Rule.HR020, GOOD.replace("\"Mine.\"", '"' + title + '"'), "the scenario's title");
  }

  private static String calling(int deep, String last) {
    return GOOD.replaceFirst(
            "int process, int operations\\) \\{\\}", "int process, int operations) {\n")
        .replaceFirst(
            "(?s)(int process, int operations\\) \\{\n)",
            "$1    call1(arena);\n" + last + "  }\n\n" + calls(deep))
        .replaceFirst("import halt.core.role.Size;\n", "");
  }

  private static String calls(int deep) {
    return IntStream.rangeClosed(1, deep)
        .mapToObj(
            i ->
                "  static void call"
                    + i
                    + "(Arena arena) {"
                    + (i == deep ? "" : " call" + (i + 1) + "(arena); ")
                    + "}\n")
        .collect(Collectors.joining("\n"));
  }

  @Test
  void callsMayBeAHundredDeepAndNoDeeper() throws IOException {
    lifts(calling(100, ""));
    refuses(Rule.HR022, calling(101, ""), "process, with all that it calls, calls 101 methods");
  }

  @Test
  void theDeepestCallCountsWhereverItStands() throws IOException {
    refuses(Rule.HR022, calling(101, "    call101(arena);\n"), "calls 101 methods deep");
  }

  /** A call here is four: a statement, the call, its argument, and the block that is called. */
  @Test
  void aScenarioMayHaveSoManyStatementsAndExpressionsAndNoMore() throws IOException {
    lifts(large(3));
    refuses(
        Rule.HR022,
        large(4),
        "process, with all that it calls, has more than 300000 statements and expressions");
  }

  /** 74 * 4,000 of calls of many, 999 * 4 of those of none, the body's block, and these. */
  private static String large(int blocks) {
    return GOOD.replaceFirst(
        "int process, int operations\\) \\{\\}",
        "int process, int operations) {\n"
            + "    many(arena);\n".repeat(74)
            + "    none(arena);\n".repeat(999)
            + "    {}\n".repeat(blocks)
            + "  }\n\n  static void many(Arena arena) {\n"
            + "    none(arena);\n".repeat(999)
            + "  }\n\n  static void none(Arena arena) {}\n");
  }
}
