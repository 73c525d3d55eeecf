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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Is an emulator that does what no emulator should not waited for? Here it is a script. */
class EmulatorTest {
  /** A stand-in counts as QEMU if it says that it is one. */
  private static final String VERSION =
      "test \"$1\" != --version || { echo 'QEMU emulator version 7.2.22'; exit 0; }\n";

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

  /** What QEMU does with too much memory, and what becomes of it by a signal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "echo 'cannot set up guest memory: Cannot allocate memory' >&2; exit 1"
            + "| the emulator did not start: cannot set up guest memory: Cannot allocate memory",
        "echo '# halt boots'; kill -9 $$ | the emulator was ended by signal 9",
        "echo '# halt boots'; kill -15 $$ | the emulator was ended by signal 15",
        "echo 'qemu: terminating on signal 15 from pid 1' >&2; exit 0"
            + "| the emulator was told to end: qemu: terminating on signal 15 from pid 1",
      })
  void whatTheHostDoesToAnEmulatorIsNoCrash(String script, String what, @TempDir Path directory)
      throws Exception {
    Target target = emulator(directory, script);
    Qemu.Result result = new Qemu(target).run(directory, Boot.of(1), line -> {});
    assertThat(result).isInstanceOf(Qemu.HostFailed.class);
    assertThat(((Qemu.HostFailed) result).what()).isEqualTo(what);
  }

  /** Nor is a machine excused that says nothing, or says something and then exits. */
  @ParameterizedTest
  @ValueSource(strings = {"exit 0", "exit 1", "echo '# halt boots'; echo warning >&2; exit 1"})
  void aMachineThatEndsByItselfCrashes(String script, @TempDir Path directory) throws Exception {
    Target target = emulator(directory, script);
    assertThat(new Qemu(target).run(directory, Boot.of(1), line -> {}))
        .isInstanceOf(Qemu.Crashed.class);
  }

  @Test
  void anEmulatorThatIsNoProgramIsNoneThatIsInstalled(@TempDir Path directory) throws Exception {
    Target target = emulator(directory, "exit 0");
    Files.writeString(directory.resolve("emulator"), "#!/no/such/interpreter\n");
    assertThat(new Qemu(target).run(directory, Boot.of(1), line -> {}))
        .isInstanceOf(Qemu.NotInstalled.class);
  }

  /** A target whose emulator is a script. */
  private static Target emulator(Path directory, String script) throws IOException {
    Path emulator = directory.resolve("emulator");
    Files.writeString(emulator, "#!/bin/sh\n" + VERSION + script + "\n");
    assertThat(emulator.toFile().setExecutable(true)).isTrue();
    Target real = Booting.on("x86_64").target();
    return real.withQemu(List.of(emulator.toString()));
  }
}
