package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Does the kernel boot, and is each way in which a boot can end told apart? */
@ParameterizedClass
@MethodSource("halt.kernel.boot.Booting#targets")
@Tag("boot")
class QemuTest {
  /**
   * How a target's manual calls what is tried here.
   *
   * @param access an access that is not allowed
   * @param fetch the execution of what is not allowed
   * @param pc the register with the place, and {@code address} that with the address
   */
  private record Words(String access, String fetch, String pc, String address) {}

  private static final Map<String, Words> WORDS =
      Map.of(
          "x86_64", new Words("page fault", "page fault", "rip", "cr2"),
          "arm64", new Words("data abort", "instruction abort", "elr", "far"));

  @Parameter private Booting machine;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void runsTheCounterOnAllCpus(int cpus) throws InterruptedException {
    Qemu.Result result =
        machine.run(
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
    Words words = WORDS.get(machine.target().name());
    String exception = fault.equals("exec-data") ? words.fetch() : words.access();
    for (int cpu = 0; cpu < 2; cpu++) {
      Qemu.Result result = machine.run(Boot.of(2).with("fault", fault).with("fault-cpu", cpu));
      assertThat(result).isInstanceOf(Qemu.Crashed.class);
      Qemu.Crashed crashed = (Qemu.Crashed) result;
      assertThat(crashed.what())
          .isEqualTo("halt panic on cpu " + cpu + ": " + exception + ": " + cause);
      assertThat(crashed.lastLines())
          .anySatisfy(line -> assertThat(line).contains(function + "+0x"))
          .anySatisfy(
              line -> assertThat(line).matches("# register " + words.pc() + " 0x[0-9a-f]{16}"))
          .anySatisfy(
              line ->
                  assertThat(line).matches("# register " + words.address() + " 0x[0-9a-f]{16}"));
    }
  }

  @Test
  void anAccessOutsideTheArenaIsAPanicThatNamesTheWord() throws InterruptedException {
    Qemu.Result result = machine.run(Boot.of(1).with("fault", "arena"));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .isEqualTo("halt panic on cpu 0: the core accessed word 4, which is outside the arena");
    assertThat(((Qemu.Crashed) result).lastLines().toString()).contains("fault_arena+0x");
  }

  /** What the core trusts its caller for, a checked build looks at. */
  @ParameterizedTest
  @CsvSource({
    "register, 'the core was called with register 2 of process 0, which has the registers 0 to 1'",
    "process,  'the core was called for process 1, and the arena has the processes 0 to 0'",
  })
  void aRegisterThatIsNotThereIsAPanicThatNamesIt(String fault, String what)
      throws InterruptedException {
    Qemu.Result result = machine.run(Boot.of(1).with("fault", fault));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what()).isEqualTo("halt panic on cpu 0: " + what);
    assertThat(((Qemu.Crashed) result).lastLines().toString()).contains("fault_register+0x");
  }

  @Test
  void cpusWithoutAProcessStayOutOfIt() throws InterruptedException {
    Qemu.Result result =
        machine.run(Boot.of(4).with("scenario", "counter").with("processes", 2).with("rounds", 50));
    BootLog log = Booting.logOf(result);
    assertThat(log.passed()).isTrue();
    assertThat(log.outcomes()).allSatisfy(o -> assertThat(o.atoms()).containsExactly("2"));
    assertThat(log.records()).extracting(BootLog.Record::process).containsOnly(0, 1);
  }

  @Test
  void aPanicNamesItsCallers() throws InterruptedException {
    Qemu.Result result = machine.run(Boot.of(1).with("fault", "panic"));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .isEqualTo("halt panic on cpu 0: this panic was asked for");
    assertThat(((Qemu.Crashed) result).lastLines().toString())
        .contains("fault_provoke+0x", "kernel_main+0x", "boot_main");
  }

  @Test
  void aSilentMachineIsKilledAndItsLastLinesAreKept() throws InterruptedException {
    Qemu.Result result =
        machine.run(
            Boot.of(1).with("hang", 1).within(Duration.ofMinutes(1), Duration.ofSeconds(2)));
    assertThat(result).isInstanceOf(Qemu.Hung.class);
    assertThat(((Qemu.Hung) result).limit()).isEqualTo("was silent for 2.0 s");
    assertThat(((Qemu.Hung) result).lastLines()).endsWith("# halt hangs, as it was asked to");
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aMachineThatRunsTooLongIsKilled() throws InterruptedException {
    Qemu.Result result =
        machine.run(
            Boot.of(1).with("hang", 1).within(Duration.ofSeconds(2), Duration.ofMinutes(1)));
    assertThat(result).isInstanceOf(Qemu.OutOfTime.class);
    assertThat(((Qemu.OutOfTime) result).limit()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void anInterruptedCallerLeavesNoMachineBehind() throws InterruptedException {
    Path image = machine.image();
    AtomicBoolean interrupted = new AtomicBoolean();
    List<String> heard = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                new Qemu(machine.target())
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
  void anImageThatIsNotThereIsReportedInTheEmulatorsWords(@TempDir Path directory)
      throws InterruptedException {
    Path nothing = directory.resolve("nothing.elf");
    Boot boot = Boot.of(1).with("scenario", "counter");
    Qemu.Result result = new Qemu(machine.target()).run(nothing, boot, line -> {});
    assertThat(result).isInstanceOf(Qemu.HostFailed.class);
    assertThat(((Qemu.HostFailed) result).what()).contains("did not start", "nothing.elf");
  }

  @ParameterizedTest
  @CsvSource({
    "scenario,      no-such-thing,        there is no scenario \"no-such-thing\" in this image",
    "scenario,      'a,b',                'there is no scenario \"a,b\" in this image'",
    "operations,    many,                 argument operations=many: not a decimal number",
    "rounds,        0,                    argument rounds=0: not in the range 1 to",
    "rounds,        99999999999999999999, argument rounds=99999999999999999999: too large",
    "nonsense,      1,                    argument nonsense=1: no such argument",
    "fault-cpu,     1,                    argument fault-cpu=1: this machine has the CPUs 0 to 0",
    "processes,     65,                   65 processes want as many stacks; this kernel has 64",
    "history-words, 2000000000,           arena and histories want",
    "seed,          '',                   argument seed=: no value",
    "hang-process,  1,                    argument hang-process=1: there is no such process",
    "fault-process, 7,                    argument fault-process=7: there is no such process",
    "hang-masked,   1,                    argument hang-masked=1: no hang-process says which",
    "abort-late,    1,                    argument abort-late=1: no abort-every says how often",
  })
  void aBadArgumentIsRefusedWithTheReason(String key, String value, String reason)
      throws InterruptedException {
    Qemu.Result result = machine.run(Boot.of(1).with("scenario", "counter").with(key, value));
    assertThat(((Qemu.Exited) result).success()).isFalse();
    BootLog log = Booting.logOf(result);
    assertThat(log.bailOut()).hasValueSatisfying(text -> assertThat(text).startsWith(reason));
    assertThat(log.passed()).isFalse();
  }

  /** What would have no effect is not taken in silence. */
  @Test
  void argumentsThatDoNotGoTogetherAreRefused() throws InterruptedException {
    Boot nothingToAbort = Boot.of(1).with("scenario", "counter").with("slice-us", 0);
    assertThat(Booting.logOf(machine.run(nothingToAbort.with("abort-every", 2))).bailOut())
        .hasValue("argument abort-every=2: slice-us=0 pre-empts nothing");
    Boot notTheCounter = Boot.of(1).with("scenario", "reset-deref").with("measure", "swap");
    assertThat(Booting.logOf(machine.run(notTheCounter)).bailOut())
        .hasValue("argument measure: it is swaps of the scenario counter that are measured");
  }

  @ParameterizedTest
  @CsvSource({
    "protect-values, 1,    protect-values=0",
    "nap-every,      4,    nap-every=0",
    "measure,        swap, measure=none",
    "rounds,         9,    rounds=1",
    "watchdog-ms,    1000, watchdog-ms=0",
  })
  void whatTheMonitorDoesNotDoItRefuses(String key, String value, String does)
      throws InterruptedException {
    Qemu.Result result = machine.run(Boot.of(2).with(key, value).with("monitor", 1));
    assertThat(((Qemu.Exited) result).success()).isFalse();
    assertThat(Booting.logOf(result).bailOut())
        .hasValue(
            "argument " + key + "=" + value + ": the monitor does " + does + " and nothing else");
  }

  /** The count before the last line is what tells text that was lost from text never sent. */
  @Test
  void theKernelCountsWhatItPrints() throws InterruptedException {
    Qemu.Result result = machine.run(Boot.of(2).with("scenario", "counter").with("rounds", 20));
    List<String> lines = ((Qemu.Exited) result).lines();
    int count = lines.size() - 2;
    long bytes = lines.subList(0, count).stream().mapToLong(line -> line.length() + 1).sum();
    assertThat(lines.get(count)).isEqualTo("# sent bytes=" + bytes);
    assertThat(SentText.lost(lines)).isEmpty();
  }

  @Test
  void aSuccessWhoseTextIsNotWholeIsNeitherPassedNorFailed() {
    Qemu qemu = new Qemu(machine.target());
    int success = machine.target().exitSuccess();
    List<String> whole = List.of("KTAP version 1", "1..1", "# sent bytes=20", "# halt done");
    List<String> short5 = List.of("KTAP version 1", "# sent bytes=20", "# halt done");
    assertThat(qemu.judge(success, whole, List.of())).isInstanceOf(Qemu.Exited.class);
    assertThat(qemu.judge(success, short5, List.of()))
        .isEqualTo(new Qemu.TextLost("5 bytes of what it printed did not arrive", short5));
    assertThat(qemu.judge(success, whole.subList(0, 3), List.of()))
        .isEqualTo(new Qemu.TextLost("its last line did not arrive", whole.subList(0, 3)));
    List<String> uncounted = List.of("KTAP version 1", "1..1", "# sent byte", "# halt done");
    assertThat(qemu.judge(success, uncounted, List.of()))
        .isEqualTo(new Qemu.TextLost("its count of what it printed did not arrive", uncounted));
    List<String> counted2 = List.of("KTAP version 1", "1..1", "# sent bytes=2", "# halt done");
    assertThat(qemu.judge(success, counted2, List.of()))
        .isEqualTo(
            new Qemu.TextLost(
                "its count of what it printed says less than has arrived: # sent bytes=2",
                counted2));
    assertThat(qemu.judge(machine.target().exitFailure(), short5, List.of()))
        .as("a failure is not lost with the text about it")
        .isEqualTo(new Qemu.Exited(false, short5));
  }

  @Test
  void aHistoryThatDoesNotFitIsAFailureAndNotCutShort() throws InterruptedException {
    Qemu.Result result =
        machine.run(
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
