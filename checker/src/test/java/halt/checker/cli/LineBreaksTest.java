package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.verdict.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is everything for people as wide as COLUMNS says, and everything else left alone? */
class LineBreaksTest {
  @TempDir private Path directory;

  private CommandLineRun line(String columns) {
    CommandLineRun line = new CommandLineRun(directory);
    line.environment("COLUMNS", columns);
    return line;
  }

  @Test
  void goesOnBelowItsLineFurtherToTheRight() {
    assertThat(LineBreaks.broken("  one two three four\nfive", 11))
        .containsExactly("  one two", "    three", "    four", "five");
  }

  @Test
  void aWordThatIsTooWideStaysWhole() {
    assertThat(LineBreaks.broken("see /a/very/long/path now", 10))
        .containsExactly("see", "  /a/very/long/path", "  now");
    assertThat(LineBreaks.broken(" ".repeat(30) + "^", 20)).containsExactly(" ".repeat(30) + "^");
    assertThat(LineBreaks.broken("", 20)).containsExactly("");
  }

  @Test
  void whatFitsIsLeftAsItIs() {
    assertThat(LineBreaks.broken("a  b   2 × 2", 12)).containsExactly("a  b   2 × 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-80", "wide", "19", "99999999999"})
  void whatIsNoWidthIsNone(String columns) {
    assertThat(LineBreaks.width(Map.of("COLUMNS", columns))).isEmpty();
    assertThat(LineBreaks.width(Map.of())).isEmpty();
  }

  @Test
  void resultsMessagesAndHelpAreAsWideAsSaid() {
    for (String columns : List.of("60", "100")) {
      CommandLineRun line = line(columns);
      int width = Integer.parseInt(columns);
      assertThat(line.run("check", "counter", "-o", "1", "-c", "0")).isEqualTo(ExitCode.PASSED);
      assertThat(line.out().lines()).allMatch(each -> each.length() <= width);
      assertThat(line.out().replaceAll("\\s+", " "))
          .contains("states are told apart by 128-bit fingerprints", "(engine state, model sc)");
      assertThat(line.run("check", "--list")).isEqualTo(ExitCode.PASSED);
      assertThat(line.out().lines()).allMatch(each -> each.length() <= width);
      assertThat(line.run("check", "swap-allocating", "--space-words", "4"))
          .isEqualTo(ExitCode.BAD_INPUT);
      assertThat(line.err().lines()).allMatch(each -> each.length() <= width).hasSizeGreaterThan(2);
      assertThat(line.run("check", "--help")).isEqualTo(ExitCode.PASSED);
      assertThat(line.out().lines().mapToInt(String::length).max().orElseThrow())
          .isBetween(width - 12, width);
    }
  }

  @Test
  void whereNobodySaysSoNothingIsBroken() {
    CommandLineRun line = line(null);
    line.run("check", "counter", "-o", "1", "-c", "0");
    assertThat(line.out().lines().toList().get(2))
        .isEqualTo(
            "              every reachable state of the scope was visited; states are told apart by"
                + " 128-bit fingerprints");
  }

  @Test
  void whatMachinesReadIsNeverBroken() throws Exception {
    CommandLineRun narrow = line("30");
    narrow.run("check", "counter", "-o", "1", "-c", "0", "--json");
    assertThat(
            new ObjectMapper().readTree(narrow.out()).get("results").get(0).get("reason").asText())
        .endsWith("states are told apart by 128-bit fingerprints");
    assertThat(narrow.out().lines()).anyMatch(each -> each.length() > 100);
  }

  @Test
  void theColumnsOfATraceAreSoWideThatItFits() {
    CommandLineRun line = line("80");
    assertThat(line.run("check", "--bug", "lost-update", "--trace", "t.json"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(line.out().lines().filter(each -> !each.startsWith("replay it: ")))
        .allMatch(each -> each.length() <= 80);
  }
}
