package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.verdict.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
    return run(InputStream.nullInputStream(), arguments);
  }

  private ExitCode run(InputStream typed, String... arguments) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    Interrupts interrupts = new Interrupts(console, () -> {});
    HaltKit haltkit =
        new HaltKit(directory, directory, console, interrupts, Map.of(), typed, false);
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
  void aHistoryWithoutOperationsIsLinearizable() throws IOException {
    history("");

    assertThat(run("linearize", "history.jsonl")).isEqualTo(ExitCode.PASSED);
    assertThat(out.toString()).isEqualTo("Linearizable: 0 operations." + System.lineSeparator());
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

  /** Operations that were never seen to end, in any order and number, each order with its sum. */
  private static String withoutEnd(int pending) {
    StringBuilder lines = new StringBuilder();
    for (int process = 0; process < pending; process++) {
      lines.append(
          "{\"process\":%d,\"operation\":\"swap\",\"target\":\"@0\",\"first\":\"add\",\"second\":\"%d\",\"invoke\":1}%n"
              .formatted(process, 1L << process));
    }
    return lines
        + "{\"process\":99,\"operation\":\"deref\",\"target\":\"@0\",\"invoke\":2,\"respond\":3,\"result\":\"-1\"}\n";
  }

  /** A process whose heap is hardly larger than the limit comes to the limit first. */
  @Test
  void theLimitOfMemoryIsOne() throws Exception {
    history(withoutEnd(50));
    Process limited =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "linearize",
                "--memory",
                "20",
                directory.resolve("history.jsonl").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said)
        .isEqualToIgnoringNewLines("Undecided: the search of atom @0 reached the limit of 20 MiB");
    assertThat(limited.waitFor()).isEqualTo(ExitCode.UNDECIDED.code());
  }

  @Test
  void theLimitOfTimeIsOne() throws IOException {
    history(withoutEnd(50));

    assertThat(run("--json", "linearize", "--time-limit", "1", "history.jsonl"))
        .isEqualTo(ExitCode.UNDECIDED);
    assertThat(out.toString()).contains("\"undecided\"", "the limit of 1 s");
  }

  @Test
  void moreMemoryThanThereIsIsBadInput() throws IOException {
    history(increment(1));

    assertThat(run("linearize", "--memory", "2000000000", "history.jsonl"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("--memory", "no whole number from 1 to ");
  }

  @Test
  void aDashIsStandardInput() {
    InputStream typed =
        new ByteArrayInputStream((HEADER + increment(7) + "[]").getBytes(StandardCharsets.UTF_8));

    assertThat(run(typed, "linearize", "-")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("standard input:3: expected a JSON object");
  }

  @Test
  void whatCannotBeReadToItsEndIsBadInput() {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("Input/output error");
              }
            });

    assertThat(run(broken, "linearize", "-")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("standard input cannot be read to its end: Input/output error");
  }
}
