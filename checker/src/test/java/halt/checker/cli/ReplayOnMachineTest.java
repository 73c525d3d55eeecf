package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Limits;
import halt.checker.state.StateEngine;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceFile;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Target;
import halt.kernel.boot.Toolchain;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does {@code haltkit replay --on} show what the machine did, and refuse what it cannot replay? */
class ReplayOnMachineTest {
  private static final String TRACE = Programs.HOME.resolve("traces/lost-update.json").toString();

  @TempDir private Path directory;

  private CommandLineRun line() {
    return new CommandLineRun(directory);
  }

  private static void assumeInstalled(String target) {
    Target.Reading reading = Target.read(Programs.HOME, target);
    assumeTrue(
        reading instanceof Target.Read read && Toolchain.missingFor(read.target()).isEmpty(),
        "something to boot " + target + " is not installed");
  }

  @Test
  void showsTheMachineBesideTheTrace() throws IOException {
    assumeInstalled("arm64");
    CommandLineRun line = line();
    assertThat(line.run("replay", TRACE, "--on", "arm64")).isEqualTo(ExitCode.FAILED);
    assertThat(line.out())
        .containsPattern("process 0 +process 1 +arm64")
        .containsPattern(" 13  atom 0: 0 → 1 +stlr x\\d+, \\[x\\d+] +0x1 → 0x9")
        .containsPattern("LostUpdate.java:24 +at Atom_\\w+\\+0x")
        .contains("FAIL linearizable: process 1's operation gives 1")
        .contains("The machine shows the same violation: arm64 did in all 14 steps")
        .contains("Let go, it prints: not ok 1 counter # round 1: check failed")
        .containsPattern("14 steps with \\d+ accesses in .* steps per second");
  }

  /** Load- and store-exclusive go back to where the access began when the store fails. */
  @Test
  void aVariantOfATargetIsReplayedToo() throws IOException {
    assumeInstalled("arm64");
    CommandLineRun line = line();
    String trace = Programs.HOME.resolve("traces/retry-with-old-value.json").toString();
    assertThat(line.run("replay", trace, "--on", "arm64:exclusives")).isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).contains("stlxr", "shows the same violation: arm64:exclusives");
  }

  @Test
  void jsonHasEveryAccess() throws IOException {
    assumeInstalled("x86_64");
    CommandLineRun line = line();
    assertThat(line.run("replay", "--json", TRACE, "--on=x86_64", "--without-bug"))
        .isEqualTo(ExitCode.PASSED);
    JsonNode object = new ObjectMapper().readTree(line.out());
    assertThat(object.get("verdict").asText()).isEqualTo("parted");
    assertThat(object.get("step").asInt()).isEqualTo(6);
    assertThat(object.get("modelAgrees").asBoolean()).isTrue();
    JsonNode accesses = object.get("steps").get(5).get("accesses");
    assertThat(accesses.get(0).get("operation").asText()).isEqualTo("compareAndSet");
    assertThat(accesses.get(0).get("instruction").asText()).contains("cmpxchgq");
    assertThat(accesses.get(0).get("found").asText()).isEqualTo("0x1");
    assertThat(accesses.get(0).get("written").asText()).isEqualTo("0x9");
  }

  @Test
  void whatCannotBeReplayedIsRefused() throws IOException {
    CommandLineRun line = line();
    assertThat(line.run("replay", TRACE, "--on", "arm46")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("there is no target 'arm46'", "arm64");
    assertThat(line.run("replay", TRACE, "--without-bug")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("--without-bug", "--on");

    Path weak = directory.resolve("weak.json");
    String text = Files.readString(Path.of(TRACE));
    Files.writeString(weak, text.replace("\"model\" : \"sc\"", "\"model\" : \"tso\""));
    assertThat(line.run("replay", "weak.json", "--on", "x86_64")).isEqualTo(ExitCode.UNDECIDED);
    assertThat(line.out()).contains("UNSUPPORTED on x86_64", "memory model tso");
    assertThat(line.run("replay", "--json", "weak.json", "--on", "x86_64"))
        .isEqualTo(ExitCode.UNDECIDED);
    assertThat(line.out()).contains("\"verdict\" : \"unsupported\"");

    Path right = directory.resolve("right.json");
    Files.writeString(right, text.replace("\"bug\" : \"lost-update\"", "\"bug\" : null"));
    assertThat(line.run("replay", "right.json", "--on", "x86_64", "--without-bug"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.err()).contains("right.json: --without-bug, but the trace is of no seeded bug");
  }

  /** Steps for which there is no room, in the set-up or later, on the model as on the machine. */
  @ParameterizedTest
  @CsvSource({"1, ''", "1, x86_64", "4, ''", "4, x86_64", "4, arm64"})
  void anArenaThatIsTooSmallForATraceIsBadInputWithASizeThatDoes(int words, String target)
      throws IOException {
    CommandLineRun line = line();
    String text = Files.readString(Programs.HOME.resolve("traces/bump-without-cas.json"));
    List<String> arguments = new ArrayList<>(List.of("replay", "small.json"));
    if (!target.isEmpty()) {
      assumeInstalled(target);
      arguments.addAll(List.of("--on", target));
    }
    Path small = directory.resolve("small.json");
    Files.writeString(
        small, text.replace("\"property\" :", "\"spaceWords\" : " + words + ",\n  \"property\" :"));
    assertThat(line.run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(line.out()).isEmpty();
    assertThat(line.err())
        .containsPattern("small.json.* " + words + " words")
        .contains("12 words should do (spaceWords = 12)");

    Files.writeString(
        small, text.replace("\"property\" :", "\"spaceWords\" : 12,\n  \"property\" :"));
    assertThat(line.run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.FAILED);
    assertThat(line.out()).contains("FAIL ownership: process 1 writes heap word 33 plainly");
  }

  /** A scenario of the repository as somebody's own, with a check that never holds. */
  private Path own(String scenario, String name) throws IOException {
    String text =
        Files.readString(Programs.HOME.resolve("model/src/main/java/halt/scenario/" + scenario));
    String type = scenario.substring(scenario.lastIndexOf('/') + 1).replace(".java", "");
    String mine =
        text.replaceFirst(
                "package .*;",
                "package own;\nimport halt.scenario.*;\nimport halt.scenario.litmus.*;")
            .replaceFirst("name = \"[^\"]*\"", "name = \"" + name + "\"")
            .replaceFirst(
                "(?s)(public static boolean check\\([^)]*\\) \\{).*",
                "$1\n    return false;\n  }\n}\n")
            .replaceAll("\\b" + type + "\\b", "Mine");
    return Files.writeString(directory.resolve("Mine.java"), mine);
  }

  /** The trace of its failure, with the file by the name under which it was lifted. */
  private Path traceOf(Path source, String name) throws IOException {
    IrProgram program = Programs.with(source.toString());
    ScenarioDescription scenario = Programs.scenario(program, name);
    try (Engine engine = new StateEngine(Programs.SOURCES)) {
      Trace trace =
          engine
              .explore(Case.of(program, scenario, new Scope(2, 1, 0, 0)), Limits.NONE)
              .failure()
              .orElseThrow();
      return Files.writeString(directory.resolve("trace.json"), TraceFile.print(trace));
    }
  }

  @ParameterizedTest
  @CsvSource({"Counter.java, counter, x86_64", "litmus/SbVolatile.java, sb, arm64"})
  void aScenarioOfOnesOwnIsReplayedWhateverItsPath(String scenario, String name, String target)
      throws IOException {
    assumeInstalled(target);
    Path source = own(scenario, "mine-" + name);
    Path trace = traceOf(source, "mine-" + name);

    CommandLineRun absolute = line();
    assertThat(
            absolute.run("replay", trace.toString(), "--on", target, "--source", source.toString()))
        .as(absolute.out() + absolute.err())
        .isEqualTo(ExitCode.FAILED);
    assertThat(absolute.out()).contains("The machine shows the same violation");

    // Under another name than in the trace, too.
    CommandLineRun relative = line();
    String text = Files.readString(trace).replace(source.toString(), "../elsewhere/Mine.java");
    Path moved = Files.writeString(directory.resolve("moved.json"), text);
    assertThat(relative.run("replay", moved.toString(), "--source", "Mine.java"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(relative.out()).doesNotContain("have changed");
  }
}
