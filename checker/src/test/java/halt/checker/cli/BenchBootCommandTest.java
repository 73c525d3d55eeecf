package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.Programs;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does {@code haltkit bench boot} say what it measured, and refuse what no machine has? */
class BenchBootCommandTest {
  @TempDir private Path directory;

  private CommandLineRun line() {
    return new CommandLineRun(directory);
  }

  @Test
  @Tag("boot")
  void figuresComeAsTextAndAsJson() throws IOException {
    Target.Read read = (Target.Read) Target.read(Programs.HOME, "x86_64");
    List<Tool> missing = Toolchain.missingFor(read.target());
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
    CommandLineRun line = line();
    String[] small =
        "bench boot --arch x86_64 --cpus 1,2 --boots 1 --operations 1000 --json".split(" ");
    assertThat(line.run(small)).as(line.err()).isEqualTo(ExitCode.PASSED);
    JsonNode figures = new ObjectMapper().readTree(line.out()).get("figures");
    assertThat(figures).hasSize(2);
    assertThat(figures.at("/1/cpus").asInt()).isEqualTo(2);
    assertThat(figures.at("/0/cas/timesAsLongAsCas").asDouble()).isEqualTo(1);
    for (String loop : List.of("cas", "swap", "operation")) {
      JsonNode of = figures.get(1).get(loop);
      assertThat(of.get("rounds").asInt()).isEqualTo(3);
      assertThat(of.get("perSecondMedian").asLong())
          .isBetween(of.get("perSecondLeast").asLong(), of.get("perSecondMost").asLong());
    }

    String[] text = "bench boot --arch x86_64 --cpus 1 --boots 1 --operations 1000".split(" ");
    assertThat(line.run(text)).isEqualTo(ExitCode.PASSED);
    assertThat(line.out())
        .containsPattern("x86_64, 1 CPUs: bare loop .* M/s; swap .*; operation .* of 3 rounds");
  }

  @ParameterizedTest
  @CsvSource({
    "--cpus 0,                      from 1 to 32",
    "--boots 0,                     --boots",
    "--operations 1000001,          from 1 to 1000000",
    "--arch arm46,                  there is no target 'arm46'",
    "'--arch arm64:gicv2 --cpus 1,,9', 'arm64:gicv2 has at most 8 CPUs, and --cpus says 9'",
  })
  void whatNoMachineHasIsRefusedBeforeAnythingIsBuilt(String options, String problem) {
    CommandLineRun line = line();
    String[] words = ("bench boot " + options.replace(",,", ",")).split(" ");
    assertThat(line.run(words)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains(problem);
    assertThat(line.out()).isEmpty();
  }
}
