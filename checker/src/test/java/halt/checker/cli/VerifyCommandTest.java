package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does {@code haltkit verify} leave a whole report, and say what it left out? */
class VerifyCommandTest {
  @TempDir private Path directory;

  private List<Path> reports() throws IOException {
    try (Stream<Path> runs = Files.list(directory.resolve("reports"))) {
      return runs.toList();
    }
  }

  @Test
  void withoutAMachineTheReportSaysSo() throws IOException {
    CommandLineRun line = new CommandLineRun(directory);
    assertThat(
            line.run("verify", "--skip", "boot,translation", "--cpus", "2", "--reports", "reports"))
        .isEqualTo(ExitCode.PASSED);
    assertThat(reports()).hasSize(1);
    Path run = reports().get(0);
    assertThat(run.resolve("index.html")).exists();
    assertThat(run.resolve("junit.xml")).exists();
    JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
    assertThat(report.toString()).contains("No machine was booted.", "swap-during-collection");
    int bugs = SeededProgram.all(Programs.ALL).size();
    assertThat(line.out())
        .contains(bugs + " of " + bugs + " seeded bugs caught", "No machine was booted.");
  }

  @Test
  void anInterruptedRunStillWritesAReportAndIsUndecided() throws IOException {
    CommandLineRun line = new CommandLineRun(directory);
    line.interrupt();
    assertThat(line.run("verify", "--reports", "reports")).isEqualTo(ExitCode.UNDECIDED);
    assertThat(reports()).hasSize(1);
    assertThat(line.out()).contains("interrupted");
  }

  @Test
  void anUnknownTargetIsBadInput() {
    CommandLineRun line = new CommandLineRun(directory);
    assertThat(line.run("verify", "--arch", "x86-64")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("x86_64");
  }

  @Test
  void nothingIsVerifiedWhereNothingIsLeftOrNoReportCanBeWritten() throws IOException {
    CommandLineRun line = new CommandLineRun(directory);
    assertThat(line.run("verify", "--skip", "exploration,bugs,translation,boot"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("leaves nothing to verify");

    Files.writeString(directory.resolve("file"), "");
    assertThat(line.run("verify", "--skip", "boot", "--reports", "file"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("cannot be made");
    assertThat(line.out()).isEmpty();

    assertThat(line.run("verify", "--skip", "boot", "--reports", "")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("an empty name");
  }
}
