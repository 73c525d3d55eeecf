package halt.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.history.LinearizabilityResult.Linearizable;
import halt.checker.history.LinearizabilityResult.NotLinearizable;
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    HistoryReader.Recorded recorded = HistoryReader.read(example);
    assertThat(recorded.history().operations()).hasSize(6);
    assertThat(new LinearizabilityChecker(recorded.specification()).check(recorded.history()))
        .isInstanceOf(Linearizable.class);

    List<String> lost = new ArrayList<>();
    for (String line : Files.readAllLines(example)) {
      lost.add(line.replace("\"result\":\"3\"", "\"result\":\"2\""));
    }
    recorded = HistoryReader.read(file(String.join("\n", lost)));
    assertThat(new LinearizabilityChecker(recorded.specification()).check(recorded.history()))
        .isInstanceOf(NotLinearizable.class);
  }

  @Test
  void readsEveryField() throws Exception {
    HistoryReader.Recorded recorded =
        HistoryReader.read(
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
        "[1]                           | expected a JSON object; found array",
        "{} {}                         | expected a JSON object; column 4",
        "{\"process\":0,\"process\":0} | Duplicate field 'process'",
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
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":3,\"respond\":2,\"result\":\"true\"} | it responds before it is invoked",
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":8,\"respond\":9,\"result\":\"true\"} | still running another operation (deref @0 nil nil)",
        "{\"format\":1}                | once, before all operations",
      })
  void refusesWithFileLineAndExpectation(String line, String message) throws IOException {
    Path file = file(GOOD + "\n" + line + "\n");
    assertThatThrownBy(() -> HistoryReader.read(file))
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
    assertThatThrownBy(() -> HistoryReader.read(file))
        .hasMessageStartingWith(file + ":1: expected ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatIsNotText() throws IOException {
    Path file = Files.write(folder.resolve("binary"), new byte[] {'\n', (byte) 0xC3, 0x28});
    assertThatThrownBy(() -> HistoryReader.read(file))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessageContaining("expected text in UTF-8");
  }

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("history"), text.getBytes(StandardCharsets.UTF_8));
  }
}
