package halt.checker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.Programs;
import halt.checker.conformance.SwapBenchmark.Loop;
import halt.checker.conformance.SwapBenchmark.Measurement.Failed;
import halt.checker.conformance.SwapBenchmark.Measurement.Measured;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Is what the kernel measures read as it says it, and a boot that fails no figure? */
class SwapBenchmarkTest {
  private static final Path BUILDS = Path.of("target", "bench-test");

  @Test
  void aRateIsSwapsPerSecond() {
    assertThat(SwapBenchmark.rate("# measured 3 ns=2000000000", 5000)).hasValue(2500);
    assertThat(SwapBenchmark.rate("# measured 4 ns=500000000", 1)).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# measured 3 ns=0",
        "# measured 3 ns=-5",
        "# measured 3 ns=99999999999999999999",
        "# measured 3",
        "  # measured 3 ns=1",
        "ok 1 counter",
      })
  void anyOtherLineIsNone(String line) {
    assertThat(SwapBenchmark.rate(line, 5000)).isEmpty();
  }

  static List<String> targets() throws IOException {
    return Target.names(Programs.HOME);
  }

  private static BootedMachine machine(String target) throws InterruptedException {
    Target.Read read = (Target.Read) Target.read(Programs.HOME, target);
    List<Tool> missing = Toolchain.missingFor(read.target());
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
    BootedMachine.Preparation preparation =
        BootedMachine.prepare(Programs.ALL, Programs.HOME, target, BUILDS, Set.of(Flavour.BARE));
    assertThat(preparation).isInstanceOf(BootedMachine.Preparation.Ready.class);
    return ((BootedMachine.Preparation.Ready) preparation).machine();
  }

  /** That the counter is right at the end of each round the kernel has checked. */
  @ParameterizedTest
  @MethodSource("targets")
  @Tag("boot")
  void everyLoopIsMeasuredOnEveryTarget(String target) throws InterruptedException {
    SwapBenchmark.Measurement measurement = new SwapBenchmark(machine(target), 2, 1000).run(1);
    assertThat(measurement).isInstanceOf(Measured.class);
    Measured measured = (Measured) measurement;
    assertThat(measured.rates()).containsOnlyKeys(Loop.values());
    for (List<Double> rates : measured.rates().values()) {
      assertThat(rates).hasSize(3).isSorted().allMatch(rate -> rate > 0 && rate < 1e12);
    }
    assertThat(measured.median(Loop.CAS)).isEqualTo(measured.rates().get(Loop.CAS).get(1));
  }

  /** The kernel refuses its arguments. */
  @Test
  @Tag("boot")
  void aBootThatFailsIsNoFigure() throws InterruptedException {
    SwapBenchmark.Measurement measurement =
        new SwapBenchmark(machine("x86_64"), 1, 2_000_000).run(1);
    assertThat(measurement).isInstanceOf(Failed.class);
    assertThat(((Failed) measurement).problem())
        .startsWith("the boot that measures cas failed: ")
        .contains("operations")
        .doesNotContain("[");
  }
}
