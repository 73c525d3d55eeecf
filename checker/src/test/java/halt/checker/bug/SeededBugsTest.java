package halt.checker.bug;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.replay.Replay;
import halt.checker.state.StateEngine;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceFile;
import halt.checker.verdict.Verdict;
import halt.model.machine.ScenarioModel;
import halt.model.property.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Is each seeded bug caught, by the property it is meant for, with the trace that is checked in?
 * After a change that moves lines or shortens a trace, write them again with {@code ./haltkit test
 * -pl checker -Dtest=SeededBugsTest -Dhalt.golden.refresh=true} and read the difference.
 */
class SeededBugsTest {
  private static final Path TRACES = Programs.HOME.resolve("traces");

  static List<SeededProgram> bugs() {
    return SeededProgram.all(Programs.ALL);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void isCaughtWithTheGoldenTrace(SeededProgram bug) throws Exception {
    Exploration exploration = new StateEngine(Programs.SOURCES).explore(Case.of(bug), Limits.NONE);
    assertThat(exploration.verdict()).isEqualTo(Verdict.FAIL);
    Trace trace = exploration.failure().orElseThrow();
    assertThat(trace.property()).isEqualTo(bug.caught().id());
    assertThat(trace.shortest()).isTrue();
    Path golden = TRACES.resolve(bug.name() + ".json");
    if (Boolean.getBoolean("halt.golden.refresh")) {
      Files.writeString(golden, TraceFile.print(trace));
    }
    assertThat(TraceFile.print(trace)).isEqualTo(Files.readString(golden));
    assertThat(TraceFile.read(golden)).isEqualTo(trace);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void goldenTraceReplays(SeededProgram bug) throws Exception {
    Trace golden = TraceFile.read(TRACES.resolve(bug.name() + ".json"));
    ScenarioModel broken =
        new ScenarioModel(bug.program(), Programs.scenario(golden.scenario()), golden.scope());
    assertThat(Replay.run(broken, golden, Programs.SOURCES)).contains(golden);
  }

  /** The bug makes the failure, not the scenario: the right core takes no such steps, or passes. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void theRightCorePassesInTheSameScope(SeededProgram bug) {
    Exploration exploration =
        new StateEngine(Programs.SOURCES)
            .explore(
                Case.of(Programs.ALL, Programs.scenario(bug.scenario()), bug.scope()), Limits.NONE);
    assertThat(exploration.verdict()).as(exploration.reason()).isEqualTo(Verdict.PASS);
  }

  @Test
  void everyPropertyCatchesOne() {
    assertThat(bugs().stream().map(SeededProgram::caught).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Property.values()));
  }

  @Test
  void everyTraceBelongsToABug() throws IOException {
    try (Stream<Path> files = Files.list(TRACES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              bugs().stream().map(bug -> bug.name() + ".json").toList());
    }
  }
}
