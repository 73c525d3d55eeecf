package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Does the kernel boot, and is each way in which a boot can end told apart? */
@Tag("boot")
class QemuTest {
  @BeforeAll
  static void toolsAreHere() {
    Booting.toolchain();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void runsTheCounterOnAllCpus(int cpus) throws InterruptedException {
    Qemu.Result result =
        Booting.run(
            Boot.of(cpus).with("scenario", "counter").with("operations", 5).with("rounds", 3));
    BootLog log = Booting.logOf(result);
    assertThat(log.passed()).isTrue();
    assertThat(log.machine()).map(BootLog.Machine::cpus).contains(cpus);
    assertThat(log.initial()).containsExactly("0");
    assertThat(log.outcomes())
        .allSatisfy(outcome -> assertThat(outcome.atoms()).containsExactly("" + 5 * cpus))
        .allSatisfy(outcome -> assertThat(outcome.results()).hasSize(cpus))
        .hasSize(3);
    for (Map.Entry<Integer, List<BootLog.Record>> round : log.rounds().entrySet()) {
      assertThat(round.getValue())
          .as("round %d: every increment once", round.getKey())
          .extracting(BootLog.Record::result)
          .doesNotHaveDuplicates()
          .hasSize(5 * cpus);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "null,       read of a page that is not mapped,            fault_null",
    "write-text, write to a page that is read-only,            fault_write_text",
    "write-rodata, write to a page that is read-only,          fault_write_rodata",
    "exec-data,  execution of a page that is not executable,   fault_exec_data",
    "stack,      stack overflow: access to a guard page,       fault_stack",
  })
  void aFaultIsReportedWithItsCauseItsPlaceAndTheRegisters(
      String fault, String cause, String function) throws InterruptedException {
    for (int cpu = 0; cpu < 2; cpu++) {
      Qemu.Result result = Booting.run(Boot.of(2).with("fault", fault).with("fault-cpu", cpu));
      assertThat(result).isInstanceOf(Qemu.Crashed.class);
      Qemu.Crashed crashed = (Qemu.Crashed) result;
      assertThat(crashed.what()).isEqualTo("halt panic on cpu " + cpu + ": page fault: " + cause);
      assertThat(crashed.lastLines())
          .anySatisfy(line -> assertThat(line).contains(function + "+0x"))
          .anySatisfy(line -> assertThat(line).matches("# register rip 0x[0-9a-f]{16}"))
          .anySatisfy(line -> assertThat(line).matches("# register cr2 0x[0-9a-f]{16}"));
    }
  }

  @Test
  void anAccessOutsideTheArenaIsAPanicThatNamesTheWord() throws InterruptedException {
    Qemu.Result result = Booting.run(Boot.of(1).with("fault", "arena"));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .isEqualTo("halt panic on cpu 0: the core accessed word 4, which is outside the arena");
    assertThat(((Qemu.Crashed) result).lastLines().toString()).contains("fault_arena+0x");
  }

  @Test
  void cpusWithoutAProcessStayOutOfIt() throws InterruptedException {
    Qemu.Result result =
        Booting.run(Boot.of(4).with("scenario", "counter").with("processes", 2).with("rounds", 50));
    BootLog log = Booting.logOf(result);
    assertThat(log.passed()).isTrue();
    assertThat(log.outcomes()).allSatisfy(o -> assertThat(o.atoms()).containsExactly("2"));
    assertThat(log.records()).extracting(BootLog.Record::process).containsOnly(0, 1);
  }

  @Test
  void aPanicNamesItsCallers() throws InterruptedException {
    Qemu.Result result = Booting.run(Boot.of(1).with("fault", "panic"));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .isEqualTo("halt panic on cpu 0: this panic was asked for");
    assertThat(((Qemu.Crashed) result).lastLines().toString())
        .contains("fault_provoke+0x", "kernel_main+0x", "boot_main64+0x");
  }

  @Test
  void aSilentMachineIsKilledAndItsLastLinesAreKept() throws InterruptedException {
    Qemu.Result result =
        Booting.run(
            Boot.of(1).with("hang", 1).within(Duration.ofMinutes(1), Duration.ofSeconds(2)));
    assertThat(result).isInstanceOf(Qemu.Hung.class);
    assertThat(((Qemu.Hung) result).limit()).isEqualTo("was silent for 2.0 s");
    assertThat(((Qemu.Hung) result).lastLines()).endsWith("# halt hangs, as it was asked to");
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aMachineThatRunsTooLongIsKilled() throws InterruptedException {
    Qemu.Result result =
        Booting.run(
            Boot.of(1).with("hang", 1).within(Duration.ofSeconds(2), Duration.ofMinutes(1)));
    assertThat(result).isInstanceOf(Qemu.OutOfTime.class);
    assertThat(((Qemu.OutOfTime) result).limit()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void anInterruptedCallerLeavesNoMachineBehind() throws InterruptedException {
    Path image = Booting.image();
    AtomicBoolean interrupted = new AtomicBoolean();
    List<String> heard = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                new Qemu(Booting.target())
                    .run(
                        image,
                        Boot.of(1).with("hang", 1),
                        line -> {
                          heard.add(line);
                          if (line.contains("hangs")) {
                            Thread.currentThread().interrupt();
                          }
                        });
              } catch (InterruptedException expected) {
                interrupted.set(true);
              }
            });
    caller.start();
    caller.join();
    assertThat(interrupted).as("after %s", heard).isTrue();
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      child.onExit().join(); // it was killed; joining hangs the test if it was not
    }
  }

  @Test
  void whatIsNoImageIsReportedInTheEmulatorsWords(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path nothing = Files.writeString(directory.resolve("nothing.elf"), "");
    Qemu.Result result = new Qemu(Booting.target()).run(nothing, Boot.of(1), line -> {});
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).lastLines().toString()).contains("kernel");
  }

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
    Target real = Booting.target();
    return new Target(
        real.name(),
        real.folder(),
        real.triple(),
        List.of(),
        List.of(),
        List.of(emulator.toString()),
        real.qemuPackage(),
        real.exitSuccess(),
        real.exitFailure());
  }

  @ParameterizedTest
  @CsvSource({
    "scenario,      no-such-thing,        there is no scenario \"no-such-thing\" in this image",
    "scenario,      'a,b',                'there is no scenario \"a,b\" in this image'",
    "operations,    many,                 argument operations=many: not a decimal number",
    "rounds,        0,                    argument rounds=0: not in the range 1 to",
    "rounds,        99999999999999999999, argument rounds=99999999999999999999: too large",
    "nonsense,      1,                    argument nonsense=1: no such argument",
    "processes,     3,                    3 processes want as many CPUs; this machine has 1",
    "history-words, 2000000000,           arena and histories want",
  })
  void aBadArgumentIsRefusedWithTheReason(String key, String value, String reason)
      throws InterruptedException {
    Qemu.Result result = Booting.run(Boot.of(1).with("scenario", "counter").with(key, value));
    assertThat(((Qemu.Exited) result).success()).isFalse();
    BootLog log = Booting.logOf(result);
    assertThat(log.bailOut()).hasValueSatisfying(text -> assertThat(text).startsWith(reason));
    assertThat(log.passed()).isFalse();
  }

  @Test
  void aHistoryThatDoesNotFitIsAFailureAndNotCutShort() throws InterruptedException {
    Qemu.Result result =
        Booting.run(
            Boot.of(1)
                .with("scenario", "counter")
                .with("operations", 100)
                .with("history-words", 50));
    assertThat(((Qemu.Exited) result).success()).isFalse();
    BootLog log = Booting.logOf(result);
    assertThat(log.records()).isEmpty();
    assertThat(log.tests()).hasSize(1);
    assertThat(log.tests().get(0).ok()).isFalse();
    assertThat(log.tests().get(0).comment())
        .startsWith("round 1: the history is not whole; process 0 after 7 operations:")
        .contains("history-words=N");
  }
}
