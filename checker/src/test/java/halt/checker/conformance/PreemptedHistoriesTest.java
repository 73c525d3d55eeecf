package halt.checker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.history.History;
import halt.checker.history.HistoryFormatException;
import halt.checker.history.HistoryOperation;
import halt.checker.history.LinearizabilityChecker;
import halt.checker.history.LinearizabilityResult;
import halt.checker.history.MachineHistory;
import halt.kernel.boot.Boot;
import halt.kernel.boot.BootLog;
import halt.kernel.boot.ImageBuilder;
import halt.kernel.boot.Qemu;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Is a history linearizable when its operations were interrupted, aborted and begun anew? Judged,
 * on every target, with three processes to a CPU.
 */
@ParameterizedClass
@MethodSource("targets")
@Tag("boot")
class PreemptedHistoriesTest {
  private static final Path HOME = Path.of(System.getProperty("halt.home", ".."));

  @Parameter private String target;

  static Stream<String> targets() throws IOException {
    return Target.names(HOME).stream();
  }

  /** Four operations a process in a round, every other chance to abort one of them taken. */
  private static Boot crowded(String scenario) {
    return Boot.of(2)
        .with("scenario", scenario)
        .with("processes", 6)
        .with("operations", 4)
        .with("rounds", 25)
        .with("slice-us", 100)
        .with("abort-every", 2)
        .with("space-words", 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counter",
        "compare-and-set",
        "swap-allocating",
        "swap-during-collection",
        "reset-deref"
      })
  void operationsThatAreRestartedAreLinearizable(String scenario)
      throws InterruptedException, HistoryFormatException {
    List<String> lines = boot(crowded(scenario));
    assertThat(lines).anyMatch(line -> line.matches("# scheduler .* aborts=[1-9].*"));
    assertThat(judge(lines))
        .hasSize(25)
        .allSatisfy(
            result -> assertThat(result).isInstanceOf(LinearizabilityResult.Linearizable.class));
  }

  /** The seeded bug: the operation is aborted when it has already been seen. */
  @Test
  void operationsThatAreRestartedTooLateAreNot()
      throws InterruptedException, HistoryFormatException {
    List<String> lines =
        boot(crowded("counter").with("abort-every", 1).with("abort-late", 1).with("rounds", 200));
    assertThat(judge(lines))
        .anySatisfy(
            result -> assertThat(result).isInstanceOf(LinearizabilityResult.NotLinearizable.class));
  }

  private List<String> boot(Boot boot) throws InterruptedException {
    if (!(Target.read(HOME, target) instanceof Target.Read read)) {
      return fail("no target " + target);
    }
    List<Tool> missing = Toolchain.missingFor(read.target());
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
    Toolchain toolchain = ((Toolchain.Found) Toolchain.find()).toolchain();
    ImageBuilder.Result built =
        new ImageBuilder(HOME, read.target(), toolchain)
            .build(HOME.resolve("kernel/emitted"), Path.of("target", "preempted", target));
    assertThat(built).isInstanceOf(ImageBuilder.Image.class);
    Qemu.Result result =
        new Qemu(read.target()).run(((ImageBuilder.Image) built).file(), boot, line -> {});
    assertThat(result).isInstanceOf(Qemu.Exited.class);
    return ((Qemu.Exited) result).lines();
  }

  /** Of every round, in their order. */
  private static List<LinearizabilityResult> judge(List<String> lines)
      throws HistoryFormatException {
    BootLog log = ((BootLog.Read) BootLog.read(lines)).log();
    SpecState start = new SpecState(log.initial().stream().map(LogicalValue::parse).toList());
    LinearizabilityChecker checker = new LinearizabilityChecker(AtomSpecification.UNLIMITED);
    List<LinearizabilityResult> results = new ArrayList<>();
    for (List<HistoryOperation> round : MachineHistory.read("serial output", lines).values()) {
      assertThat(History.problem(round)).isEmpty();
      results.add(checker.check(new History(start, round)));
    }
    return results;
  }
}
