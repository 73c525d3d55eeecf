package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does {@code haltkit linearize} say what the judge found, to people and to machines? */
class LinearizeCommandTest {
  private static final String HEADER = "{\"format\":1,\"atoms\":[\"0\"]}\n";

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private ExitCode run(String... arguments) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    HaltKit haltkit =
        new HaltKit(directory, directory, console, new Interrupts(console, () -> {}), Map.of());
    return Runner.run(haltkit, arguments);
  }

  private void history(String lines) throws IOException {
    Files.writeString(directory.resolve("history.jsonl"), HEADER + lines);
  }

  private static String increment(int result) {
    return "{\"process\":0,\"operation\":\"swap\",\"target\":\"@0\",\"first\":\"add\",\"second\":\"1\","
        + "\"invoke\":1,\"respond\":4,\"result\":\""
        + result
        + "\"}\n";
  }

  @Test
  void aHistoryThatFitsPassesAndShowsItsOrder() throws IOException {
    history(increment(1));

    assertThat(run("linearize", "--witness", "history.jsonl")).isEqualTo(ExitCode.PASSED);
    assertThat(out.toString()).startsWith("Linearizable").contains("swap @0 1 1 → 1");
  }

  @Test
  void aHistoryThatDoesNotFitFailsAndSaysWhy() throws IOException {
    history(increment(7));

    assertThat(run("linearize", "history.jsonl")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("Not linearizable", "swap @0 1 1 → 7");
  }

  @Test
  void forMachinesItIsOneJsonObject() throws IOException {
    history(increment(7));

    assertThat(run("--json", "linearize", "history.jsonl")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).startsWith("{").contains("\"result\" : \"not-linearizable\"");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aMalformedLineIsBadInputWithItsPlace() throws IOException {
    history("{\"process\":0}\n");

    assertThat(run("linearize", "history.jsonl")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("history.jsonl:2: expected \"operation\"");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileWithoutOperationsIsNoHistory() throws IOException {
    history("");

    assertThat(run("linearize", "history.jsonl")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("history.jsonl:2: expected at least one operation");
  }

  @Test
  void aLineThatIsCutOffIsNamedWithoutTheParsersNotes() throws IOException {
    history("{\"process\":0");

    assertThat(run("linearize", "history.jsonl")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("history.jsonl:2:").doesNotContain("REDACTED", "Source");
  }

  @Test
  void aMissingFileIsBadInput() {
    assertThat(run("linearize", "no-such-file")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("there is no file", "no-such-file");
  }
}
