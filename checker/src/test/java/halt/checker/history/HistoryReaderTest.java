package halt.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.history.LinearizabilityResult.Linearizable;
import halt.checker.history.LinearizabilityResult.NotLinearizable;
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryReaderTest {
  private static final String GOOD =
      "{\"process\":0,\"operation\":\"deref\",\"target\":\"@0\",\"invoke\":7,\"respond\":8,"
          + "\"result\":\"0\"}";

  @TempDir private Path folder;

  @Test
  void theDocumentedExampleIsReadAndJudged() throws Exception {
    Path example = Path.of(System.getProperty("halt.home"), "docs", "example-history.jsonl");
    HistoryReader.Recorded recorded = read(example);
    assertThat(recorded.history().operations()).hasSize(6);
    assertThat(new LinearizabilityChecker(recorded.specification()).check(recorded.history()))
        .isInstanceOf(Linearizable.class);

    List<String> lost = new ArrayList<>();
    for (String line : Files.readAllLines(example)) {
      lost.add(line.replace("\"result\":\"3\"", "\"result\":\"2\""));
    }
    recorded = read(file(String.join("\n", lost)));
    assertThat(new LinearizabilityChecker(recorded.specification()).check(recorded.history()))
        .isInstanceOf(NotLinearizable.class);
  }

  @Test
  void readsEveryField() throws Exception {
    HistoryReader.Recorded recorded =
        read(
            file(
                """
                {"format":1,"atoms":["0","[1 2]"],"capacity":3}

                {"process":4,"index":9,"operation":"swap","target":"@1","first":"tally","second":"true","invoke":1}
                {"process":2,"operation":"create","first":"nil","invoke":2,"respond":5,"result":"@2"}
                {"process":2,"operation":"collect","invoke":6,"respond":7,"result":"false"}
                """));
    assertThat(recorded.specification()).isEqualTo(new AtomSpecification(3));
    History history = recorded.history();
    assertThat(history.initial().atoms())
        .containsExactly(LogicalValue.fixnum(0), LogicalValue.parse("[1 2]"));
    assertThat(history.operations())
        .containsExactly(
            HistoryOperation.pending(4, 9, 1, Histories.invocation("swap @1 2 true")),
            HistoryOperation.completed(
                2, 0, 2, 5, Histories.invocation("create nil nil nil"), LogicalValue.atom(2)),
            HistoryOperation.completed(
                2, 1, 6, 7, Histories.invocation("collect nil nil nil"), LogicalValue.FALSE));
  }

  /** Each bad line comes second, after a good one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{\"process\":0                | expected a JSON object; column",
        "[1]                           | expected a JSON object; found an array",
        "{} {}                         | expected a JSON object; column 4",
        "{\"process\":0,\"process\":0} | each field once; found \"process\" twice",
        "{\"process\":-1}              | \"process\": a whole number from 0 to 2147483647; found -1",
        "{\"process\":\"0\"}           | \"process\": a whole number from 0 to 2147483647; found \"0\"",
        "{\"proces\":0}                | expected only the fields [first, index,",
        "{\"process\":0}               | \"operation\": one of create, deref, compare-and-set",
        "{\"process\":0,\"operation\":\"inc\"} | found \"inc\"",
        "{\"process\":0,\"operation\":\"deref\"} | \"target\": the atom of deref, such as \"@0\"",
        "{\"process\":0,\"operation\":\"deref\",\"target\":0} | such as \"5\" or \"[1 nil]\"; found 0",
        "{\"process\":0,\"operation\":\"deref\",\"target\":\"@\"} | column 1: expected an atom's number",
        "{\"process\":0,\"operation\":\"collect\"} | \"invoke\": a whole number from 0 to 9223372036854775806; found nothing",
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":1.5} | found 1.5",
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":99999999999999999999} | found 99999999999999999999",
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":1,\"respond\":2} | \"respond\" and \"result\" together",
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":1,\"result\":\"true\"} | \"respond\" and \"result\" together",
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":1,\"respond\":9223372036854775807,\"result\":\"true\"} | \"respond\": a whole number from 0 to 9223372036854775806",
        "{\"y\":0,\"x\":0}              | found \"y\"",
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":3,\"respond\":2,\"result\":\"true\"} | it responds before it is invoked",
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":8,\"respond\":9,\"result\":\"true\"} | still running another operation (deref @0 nil nil)",
        "{\"format\":1}                | once, before all operations",
      })
  void refusesWithFileLineAndExpectation(String line, String message) throws IOException {
    Path file = file(GOOD + "\n" + line + "\n");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessageStartingWith(file + ":2: expected ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{\"format\":2}                          | this is format 2",
        "{\"format\":1,\"atoms\":\"0\"}          | \"atoms\": the initial values",
        "{\"format\":1,\"atoms\":[0]}            | found 0",
        "{\"format\":1,\"atoms\":[\"0\"],\"capacity\":0} | \"capacity\": a whole number from 1",
      })
  void refusesABadHeader(String line, String message) throws IOException {
    Path file = file(line);
    assertThatThrownBy(() -> read(file))
        .hasMessageStartingWith(file + ":1: expected ")
        .hasMessageContaining(message);
  }

  @Test
  void thereIsOneHeader() throws IOException {
    Path file = file("{\"format\":1}\n{\"format\":1}\n");
    assertThatThrownBy(() -> read(file)).hasMessageContainingAll(":2: ", "once, before all");
  }

  /** Four atoms that are held take 224 bytes. */
  @Test
  void theAtomsOfTheHeaderAreHeldToo() throws Exception {
    String header = "{\"format\":1,\"atoms\":[\"0\",\"1\",\"2\",\"3\"]}";
    for (int bytes : new int[] {223, 224}) {
      InputStream text = new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8));
      Budget budget = new Budget(bytes, Optional.empty());
      assertThat(HistoryReader.read(text, "header", budget))
          .isInstanceOf(
              bytes < 224 ? HistoryReader.Read.Limit.class : HistoryReader.Read.Whole.class);
    }
  }

  /** What no history of ours comes near is refused in words of ours. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "nesting | more than 1,000 objects and arrays inside each other",
        "number  | more than 1,000 digits in a number",
        "point   | more than 1,000 digits in a number",
        "name    | more than 50,000 characters in a name",
        "string  | expected a JSON object of at most 16 MiB",
      })
  void refusesWhatIsBeyondItsLimits(String what, String message) throws IOException {
    String field =
        switch (what) {
          case "nesting" -> "\"x\":" + "[".repeat(1_001) + "]".repeat(1_001);
          case "number" -> "\"invoke\":" + "1".repeat(1_001);
          case "point" -> "\"invoke\":0." + "1".repeat(1_001);
          case "name" -> "\"" + "k".repeat(50_001) + "\":1";
          default -> "\"process\":\"" + "s".repeat(20_000_001) + "\"";
        };
    Path file = file(GOOD + "\n{" + field + "}\n");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessageStartingWith(file + ":2: expected ")
        .hasMessageContaining(message)
        .satisfies(
            refused ->
                assertThat(refused.getMessage())
                    .doesNotContain("Stream", "Feature", "fasterxml", "Source", "`", "\n")
                    .hasSizeLessThan(400));
  }

  @Test
  void whatItQuotesIsShortAndObeyedByNoTerminal() throws IOException {
    Path file = file("{\"process\":\"\\u001b[2J" + "x".repeat(1_000_000) + "\"}");
    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("found \"\\u001b[2Jxx")
        .satisfies(
            refused -> assertThat(refused.getMessage()).hasSizeLessThan(400).doesNotContain("\33"));
  }

  @Test
  void skipsAByteOrderMark() throws Exception {
    assertThat(read(file("\uFEFF" + GOOD.replace("@0", "nil"))).history().operations()).hasSize(1);
  }

  @Test
  void linesEndAsOnAnySystem() throws Exception {
    String one = GOOD.replace("@0", "nil");
    String other = one.replace("\"process\":0", "\"process\":1");
    assertThat(read(file(one + "\r\n\r\n" + other)).history().operations()).hasSize(2);
    assertThat(read(file(one + "\r" + other + "\r")).history().operations()).hasSize(2);
    Path third = file("\r\n" + one + "\r\n[]");
    assertThatThrownBy(() -> read(third)).hasMessageContaining(":3: ");
  }

  @Test
  void refusesWhatIsNotText() throws IOException {
    Path file = Files.write(folder.resolve("binary"), new byte[] {'\n', (byte) 0xC3, 0x28});
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessageContaining("expected text in UTF-8");
  }

  private static HistoryReader.Recorded read(Path file) throws HistoryFormatException, IOException {
    try (InputStream text = Files.newInputStream(file)) {
      Budget budget = new Budget(Budget.COMMON_BYTES, Optional.empty());
      return ((HistoryReader.Read.Whole) HistoryReader.read(text, file.toString(), budget))
          .recorded();
    }
  }

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("history"), text.getBytes(StandardCharsets.UTF_8));
  }
}
