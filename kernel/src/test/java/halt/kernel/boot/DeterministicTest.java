package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Is a deterministic boot the same every time for one seed, and another one for another seed? */
@ParameterizedClass
@MethodSource("halt.kernel.boot.Booting#targets")
@Tag("boot")
class DeterministicTest {
  @Parameter private Booting machine;
  @TempDir private Path directory;

  private static Boot boot(String scenario, int seed) {
    return Boot.of(4)
        .with("scenario", scenario)
        .with("operations", 2)
        .with("rounds", 20)
        .with("seed", seed)
        .deterministically();
  }

  private static List<String> lines(Qemu.Result result) {
    assertThat(result).isInstanceOf(Qemu.Exited.class);
    return ((Qemu.Exited) result).lines();
  }

  /** With collections: whoever collects waits for all the others, and they for it. */
  @Test
  void theSameSeedGivesTheSameBytesAndOthersGiveOthers() throws InterruptedException {
    Set<List<String>> histories = new HashSet<>();
    for (int seed = 1; seed <= 4; seed++) {
      List<String> first = lines(machine.run(boot("swap-during-collection", seed)));
      assertThat(first).anyMatch(line -> line.contains("collections=40"));
      assertThat(lines(machine.run(boot("swap-during-collection", seed))))
          .as("seed %d", seed)
          .isEqualTo(first);
      histories.add(first.stream().filter(line -> line.startsWith("history")).toList());
    }
    assertThat(histories).hasSize(4);
  }

  @Test
  void oneSeedShowsManyInterleavings() throws InterruptedException {
    BootLog log = Booting.logOf(machine.run(boot("counter", 1)));
    assertThat(log.outcomes().stream().map(BootLog.Outcome::results).distinct().count())
        .isGreaterThan(5);
  }

  @Test
  void aSeedThatFailsFailsAgain() throws IOException, InterruptedException {
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    Path atom = emitted.resolve("atom/Atom.h");
    String right = "return Arena_compareAndSet(arena, atom, expected, desired);";
    String wrong =
        "if (Arena_getVolatile(arena, atom) != expected) { return false; }"
            + " Arena_setVolatile(arena, atom, desired); return true;";
    assertThat(Files.readString(atom)).contains(right);
    Files.writeString(atom, Files.readString(atom).replace(right, wrong));
    ImageBuilder.Image image =
        (ImageBuilder.Image) machine.builder().build(emitted, directory.resolve("out"));
    Qemu qemu = new Qemu(machine.target());
    for (int seed = 1; seed <= 20; seed++) {
      Qemu.Result result = qemu.run(image.file(), boot("counter", seed), line -> {});
      if (!((Qemu.Exited) result).success()) {
        for (int again = 0; again < 3; again++) {
          assertThat(lines(qemu.run(image.file(), boot("counter", seed), line -> {})))
              .as("seed %d", seed)
              .isEqualTo(lines(result));
        }
        return;
      }
    }
    assertThat(false).as("no seed up to 20 shows the lost update").isTrue();
  }
}
