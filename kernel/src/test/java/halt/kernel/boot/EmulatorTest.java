package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is an emulator that does what no emulator should not waited for? Here it is a script. */
class EmulatorTest {
  @Test
  void anEmulatorThatFallsSilentForEverAndDoesNotExitIsKilled(@TempDir Path directory)
      throws IOException, InterruptedException {
    Target target = emulator(directory, "echo '# halt done'\nexec 1>&- 2>&-\nsleep 1000 & wait");
    Qemu.Result result = new Qemu(target).run(directory, Boot.of(1), line -> {});
    assertThat(result)
        .isEqualTo(
            new Qemu.Hung("closed its serial line and did not exit", List.of("# halt done")));
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      child.onExit().join(); // both were killed; joining hangs the test if they were not
    }
  }

  /** The listener is slower than the emulator, so there is always one more line to be read. */
  @Test
  void aMachineThatPrintsWithoutEndIsKilledAtItsLimit(@TempDir Path directory)
      throws IOException, InterruptedException {
    Target target = emulator(directory, "while :; do echo again; sleep 0.01; done");
    Boot boot = Boot.of(1).within(Duration.ofSeconds(1), Duration.ofMinutes(1));
    Qemu.Result result =
        new Qemu(target)
            .run(directory, boot, line -> LockSupport.parkNanos(Duration.ofMillis(30).toNanos()));
    assertThat(result).isInstanceOf(Qemu.OutOfTime.class);
  }

  /** A target whose emulator is a script. */
  private static Target emulator(Path directory, String script) throws IOException {
    Path emulator = directory.resolve("emulator");
    Files.writeString(emulator, "#!/bin/sh\n" + script + "\n");
    assertThat(emulator.toFile().setExecutable(true)).isTrue();
    Target real = Booting.on("x86_64").target();
    return real.withQemu(List.of(emulator.toString()));
  }
}
