package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.verdict.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is what an engine cannot do said before anything runs, and what it can do done? */
class EnginesOnCommandLineTest {
  @TempDir private Path folder;
  private CommandLineRun line;

  @BeforeEach
  void start() {
    line = new CommandLineRun(folder);
    line.environment("JPF_HOME", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "check counter --engine linchek; there is no engine 'linchek'",
        "check counter --engine=; there is no engine ''",
        "check counter --engine ,; there is no engine ''",
        "check counter --engine state,; there is no engine ''",
        "check counter --engine all,linchek; there is no engine 'linchek'; did you mean lincheck?",
        "check nosuch --engine graph; there is no engine 'graph'",
        "check counter --model sq; there is no memory model 'sq'",
        "check counter --engine lincheck --model tso; lincheck does not explore tso, only sc",
        "verify --model tso; verify does not explore tso, only sc",
        "verify --model sq; there is no memory model 'sq'",
        "verify --engine state,linchek; there is no engine 'linchek'",
        "check counter --engine all --model rc11; state does not explore rc11",
        "check counter -p 16; state takes at most 15 processes",
        "check counter --generate 3; --generate brings its own scenarios; leave out counter",
        "check --generate 0; '0' is no whole number from 1",
        "check --generate 3 -p 3; --generate brings its own processes; leave out --processes",
      },
      quoteCharacter = '\0')
  void whatCannotBeDoneIsSaidFirst(String arguments, String first) {
    assertThat(line.run(arguments.split(" "))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains(first);
    assertThat(line.out()).isEmpty();
  }

  @Test
  void withoutJpfTheRowSaysHowItIsObtained() {
    assertThat(line.run("check", "counter", "--engine", "jpf")).isEqualTo(ExitCode.UNDECIDED);
    assertThat(line.out())
        .startsWith("UNSUPPORTED   counter")
        .contains("JPF_HOME is not set", "java-17");
  }

  @Test
  void aJpfHomeThatCannotBeUsedEndsAtOnce() {
    line.environment("JPF_HOME", folder.toString());
    for (String engines : new String[] {"jpf", "all"}) {
      assertThat(line.run("check", "counter", "--engine", engines))
          .isEqualTo(ExitCode.NOT_INSTALLED);
      assertThat(line.err()).contains("JPF_HOME", "build/jpf.jar");
      assertThat(line.out()).isEmpty();
    }
    assertThat(line.run("doctor")).isEqualTo(ExitCode.NOT_INSTALLED);
    assertThat(line.out()).containsPattern("broken +engine jpf .*build/jpf.jar");
  }

  @Test
  void verifyDoesNotPassWithoutAnEngineThatWasNamed() throws Exception {
    String[] verify = {
      "verify",
      "--skip",
      "boot,translation,bugs",
      "--reports",
      "reports",
      "--json",
      "--engine",
      "jpf"
    };
    assertThat(line.run(verify)).isEqualTo(ExitCode.UNDECIDED);
    JsonNode report = new ObjectMapper().readTree(line.out());
    assertThat(report.get("exit").asInt()).isEqualTo(ExitCode.UNDECIDED.code());
    assertThat(report.get("notCovered").toString())
        .contains("What engine jpf would say: JPF_HOME is not set");

    line.environment("JPF_HOME", folder.toString());
    assertThat(line.run(verify)).isEqualTo(ExitCode.NOT_INSTALLED);
    assertThat(new ObjectMapper().readTree(line.out()).get("notCovered").toString())
        .contains("What engine jpf would say: JPF_HOME is " + folder, "build/jpf.jar");
  }

  @Test
  void theDoctorMissesNoJpf() throws Exception {
    line.run("doctor");
    assertThat(line.out())
        .containsPattern("ok +engine state")
        .containsPattern("ok +engine lincheck +3\\.7")
        .containsPattern("absent +engine jpf +JPF_HOME is not set");
    line.run("doctor", "--json");
    JsonNode findings = new ObjectMapper().readTree(line.out()).get("findings");
    assertThat(findings.findValuesAsText("what")).contains("JDK", "clang-19", "engine jpf");
    assertThat(findings.findValuesAsText("state")).contains("ok", "absent");
    assertThat(findings.findValuesAsText("what"))
        .as("what image, boot --uefi and replay --on want")
        .contains("sfdisk", "mcopy", "firmware arm64", "firmware x86_64", "llvm-objdump-19");
  }

  @Test
  @Tag("lincheck")
  void allThatAreThereJudge() throws Exception {
    assertThat(
            line.run(
                "check",
                "counter",
                "-o",
                "1",
                "-c",
                "0",
                "--allocation-failures",
                "0",
                "--engine",
                "all",
                "--json"))
        .as(line.err())
        .isEqualTo(ExitCode.PASSED);
    assertThat(line.err()).contains("passed over: jpf: JPF_HOME is not set");
    JsonNode told = new ObjectMapper().readTree(line.out());
    assertThat(told.get("results").findValuesAsText("engine")).containsExactly("state", "lincheck");
    assertThat(told.get("results").findValuesAsText("verdict")).containsExactly("PASS", "PASS");
    assertThat(told.get("results").get(1).get("runs").asLong()).isPositive();
    assertThat(told.get("disagreements")).isEmpty();
  }

  @Test
  @Tag("lincheck")
  void theTraceOfABugFoundOnTheBytecodeReplays() throws Exception {
    Path trace = folder.resolve("trace.json");
    assertThat(
            line.run(
                "check",
                "--bug",
                "lost-update",
                "--engine",
                "lincheck",
                "--trace",
                trace.toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).startsWith("FAIL").contains("engine lincheck", "LostUpdate.java");
    assertThat(Files.exists(trace)).isTrue();
    assertThat(line.run("replay", trace.toString())).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void generatedScenariosAreFilesThatCheckTakes() throws Exception {
    assertThat(line.run("check", "--generate", "2", "--seed", "5", "--json"))
        .as(line.err())
        .isEqualTo(ExitCode.PASSED);
    JsonNode results = new ObjectMapper().readTree(line.out()).get("results");
    assertThat(results.findValuesAsText("scenario"))
        .containsExactly("generated-s5-n0", "generated-s5-n1");
    Path file = halt.checker.Programs.HOME.resolve("reports/check/generated/GeneratedS5N1.java");
    int processes = results.get(1).get("scope").get("processes").asInt();
    assertThat(line.run("check", file.toString(), "-p", "" + processes, "--json"))
        .isEqualTo(ExitCode.PASSED);
    JsonNode again = new ObjectMapper().readTree(line.out()).get("results").get(0);
    assertThat(again.get("states")).isEqualTo(results.get(1).get("states"));
  }
}
