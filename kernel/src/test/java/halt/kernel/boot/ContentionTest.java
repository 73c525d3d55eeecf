package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Do the CPUs get in each other's way, as they must if a boot is to find anything? */
@ParameterizedClass
@MethodSource("halt.kernel.boot.Booting#targets")
@Tag("boot")
class ContentionTest {
  @Parameter private Booting machine;
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "counter, 0",
    "compare-and-set, 0",
    "swap-allocating, 0",
    "swap-during-collection, 60",
    "reset-deref, 0",
  })
  void everyScenarioHoldsWhileOperationsOverlap(String scenario, int leastCollections)
      throws InterruptedException {
    BootLog log =
        Booting.logOf(
            machine.run(
                Boot.of(4)
                    .with("scenario", scenario)
                    .with("operations", 3)
                    .with("rounds", 20)
                    .with("space-words", 100)));
    assertThat(log.passed()).as("%s", log.tests()).isTrue();
    assertThat(log.outcomes()).hasSize(20);
    assertThat(log.rounds().values()).anyMatch(ContentionTest::overlaps);
    String collections = log.tests().get(0).comment().replaceFirst(".*collections=", "");
    assertThat(Integer.parseInt(collections)).isGreaterThanOrEqualTo(leastCollections);
  }

  @Test
  void aLostUpdateIsSeen() throws IOException, InterruptedException {
    ImageBuilder builder = machine.builder();
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    Path atom = emitted.resolve("atom/Atom.h");
    String right = "return Arena_compareAndSet(arena, atom, expected, desired);";
    String wrong =
        "if (Arena_getVolatile(arena, atom) != expected) { return false; }"
            + " Arena_setVolatile(arena, atom, desired); return true;";
    assertThat(Files.readString(atom)).contains(right);
    Files.writeString(atom, Files.readString(atom).replace(right, wrong));

    ImageBuilder.Image image =
        (ImageBuilder.Image) builder.build(emitted, directory.resolve("out"));
    Boot boot = Boot.of(4).with("scenario", "counter").with("operations", 3).with("rounds", 500);
    Qemu.Result result = new Qemu(machine.target()).run(image.file(), boot, line -> {});
    BootLog log = Booting.logOf(result);
    assertThat(((Qemu.Exited) result).success()).isFalse();
    assertThat(log.passed()).isFalse();
    assertThat(log.tests().get(0).comment()).endsWith("check failed");
  }

  private static boolean overlaps(List<BootLog.Record> round) {
    return round.stream()
        .anyMatch(
            one ->
                round.stream()
                    .anyMatch(
                        other ->
                            one.process() != other.process()
                                && one.invoke() < other.respond()
                                && other.invoke() < one.respond()));
  }
}
