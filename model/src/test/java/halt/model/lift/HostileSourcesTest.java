package halt.model.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Is whatever a file may hold refused by a rule, with its place, and never by a crash? */
class HostileSourcesTest {
  @TempDir private Path folder;

  /** A body that is nested deeply, and the line of it. */
  record Deep(String what, String body) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Deep> deep() {
    return Stream.of(
        new Deep("a sum", "long b = a" + " + a".repeat(20_000) + ";"),
        new Deep("brackets", "long b = " + "(".repeat(6_000) + "a" + ")".repeat(6_000) + ";"),
        new Deep("ifs", "if (a > 0) { ".repeat(3_000) + "}".repeat(3_000)),
        new Deep("else ifs", "if (a > 0) {} " + "else if (a > 1) {} ".repeat(5_000)),
        new Deep("signs", "boolean b = " + "!".repeat(20_000) + "(a > 0);"),
        new Deep("blocks", "{".repeat(9_000) + "}".repeat(9_000)),
        new Deep("calls", "long b = " + "f(".repeat(5_000) + "a" + ")".repeat(5_000) + ";"),
        new Deep("types", "A" + "<A".repeat(3_000) + ">".repeat(3_000) + " b;"),
        new Deep("conditions", "long b = " + "a > 0 ? 1 : ".repeat(5_000) + "0;"));
  }

  @ParameterizedTest
  @MethodSource("deep")
  void whatIsNestedTooDeeplyIsRefusedAtItsLine(Deep deep) throws IOException {
    Path file = folder.resolve("Deep.java");
    Files.writeString(
        file,
        "final class Deep {\n  private Deep() {}\n\n  static void f(long a) {\n    "
            + deep.body()
            + "\n  }\n}\n");
    List<Diagnostic> found = Sources.refused(Lifter.lift(folder, List.of(file)));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).rule()).isEqualTo(Rule.HR021);
    assertThat(found.get(0).position().file()).isEqualTo("Deep.java");
    assertThat(found.get(0).position().line()).isEqualTo(5);
    assertThat(found.get(0).format().lines()).allMatch(line -> line.length() < 300);
  }

  /** So deep that there is no tree to look at, however small the compiled parser's frames are. */
  @Test
  void whatJavacCannotParseIsRefusedByItsFile() throws IOException {
    Path fine =
        Files.writeString(
            folder.resolve("Fine.java"), "final class Fine {\n  private Fine() {}\n}\n");
    Path deep =
        Files.writeString(
            folder.resolve("Deep.java"),
            "final class Deep { static Object a = "
                + "new Object() { Object b = ".repeat(500_000)
                + "null"
                + "; }".repeat(500_000)
                + "; }");
    List<Diagnostic> found = Sources.refused(Lifter.lift(folder, List.of(fine, deep)));
    assertThat(found).extracting(each -> each.position().file()).containsExactly("Deep.java");
    assertThat(found).extracting(Diagnostic::rule).containsExactly(Rule.HR021);
  }

  /** javac stops at the fiftieth error at one place, by an assertion of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"(", "a(", "a[", "(int) (", "b ? (", "a.<b>c(", "new A(", "() -> ("})
  void manyErrorsAtOnePlaceAreTheFilesErrors(String opened) throws IOException {
    Path fine =
        Files.writeString(
            folder.resolve("Fine.java"), "final class Fine {\n  private Fine() {}\n}\n");
    Path open =
        Files.writeString(
            folder.resolve("Open.java"),
            "final class Open { static long a = " + opened.repeat(200) + "1; }");
    List<Diagnostic> found = Sources.refused(Lifter.lift(folder, List.of(fine, open)));
    assertThat(found).isNotEmpty();
    assertThat(found).extracting(each -> each.position().file()).containsOnly("Open.java");
    assertThat(found).extracting(Diagnostic::rule).containsOnly(Rule.HR000);
  }

  @Test
  void noBytesAreTooMuchForAMessage() throws IOException {
    List<byte[]> contents =
        List.of(
            "final class X { // \u00e9".getBytes(StandardCharsets.ISO_8859_1),
            "final class X {\0 private X() {} }".getBytes(StandardCharsets.UTF_8),
            "final class X { /* ".getBytes(StandardCharsets.UTF_8),
            "final class X { \u001b[31m }".getBytes(StandardCharsets.UTF_8),
            "final class X { static long a = 99999999999999999999L; }"
                .getBytes(StandardCharsets.UTF_8),
            "module x {}".getBytes(StandardCharsets.UTF_8),
            "package halt.core.host; final class Arena {}".getBytes(StandardCharsets.UTF_8),
            "{".repeat(5_000).getBytes(StandardCharsets.UTF_8));
    for (byte[] content : contents) {
      Path file = Files.write(folder.resolve("X.java"), content);
      assertThat(Sources.refused(Lifter.lift(folder, List.of(file)))).isNotEmpty();
    }
  }

  @Test
  void whatIsNoFileOrTooLongIsRefused() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("D.java"));
    Path tooLong = Files.writeString(folder.resolve("L.java"), "// a".repeat(5 << 20));
    List<Diagnostic> found = Sources.refused(Lifter.lift(folder, List.of(directory, tooLong)));
    assertThat(found).extracting(Diagnostic::rule).containsExactly(Rule.HR000, Rule.HR000);
    assertThat(found.get(1).message()).contains("more than");
  }

  @Test
  void anotherAnnotationCalledScenarioMakesNoScenario() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Mine.java"),
            """
            @interface Scenario {
              int x();
            }

            @Scenario(x = 3)
            final class Mine {
              private Mine() {}
            }
            """);
    var program = Sources.lifted(Lifter.lift(folder, List.of(file)));
    assertThat(halt.model.description.ScenarioDescription.all(program)).isEmpty();
  }

  /** One breach for each, at its file, although others are lifted beside it. */
  @Test
  void whatIsNoSourceTextIsRefusedByItsFile() throws IOException, InterruptedException {
    String fine = "final class Fine {\n  private Fine() {}\n}\n";
    Path well = Files.writeString(folder.resolve("Fine.java"), fine);
    byte[] latin = "/* caf\u00e9 */".getBytes(StandardCharsets.ISO_8859_1);
    Map<Path, String> expected = new LinkedHashMap<>();
    expected.put(
        Files.writeString(folder.resolve("Bom.java"), "\uFEFF" + fine),
        "the file begins with a byte order mark");
    expected.put(Files.write(folder.resolve("Latin.java"), latin), "the file is not UTF-8 text");
    expected.put(
        Files.writeString(folder.resolve("module-info.java"), "module x {}"),
        "a module is declared here");
    expected.put(
        Files.writeString(folder.resolve("Module.java"), "module x {}"),
        "a module is declared here");
    expected.put(Files.createDirectory(folder.resolve("Dir.java")), "this is no regular file");
    Path pipe = folder.resolve("Pipe.java");
    if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0) {
      expected.put(pipe, "this is no regular file");
    }
    for (Map.Entry<Path, String> each : expected.entrySet()) {
      List<Diagnostic> found = Sources.refused(Lifter.lift(folder, List.of(well, each.getKey())));
      assertThat(found).as(each.getValue()).hasSize(1);
      assertThat(found.get(0).message()).isEqualTo(each.getValue());
      assertThat(found.get(0).position().file()).isEqualTo(each.getKey().getFileName().toString());
    }
  }
}
