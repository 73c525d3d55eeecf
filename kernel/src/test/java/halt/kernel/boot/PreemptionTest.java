package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Are processes interrupted, and is all that they do right all the same? What happened is told by
 * the kernel's counters, never by time; the checker judges the histories of such boots.
 */
@ParameterizedClass
@MethodSource("halt.kernel.boot.Booting#targets")
@Tag("boot")
class PreemptionTest {
  @Parameter private Booting machine;

  /** A boot whose processes are many, and may be stopped anywhere. */
  private static Boot crowded(String scenario, int cpus, int processes) {
    return Boot.of(cpus)
        .with("scenario", scenario)
        .with("processes", processes)
        .with("operations", 2)
        .with("rounds", 20)
        .with("space-words", 60 + 20 * processes);
  }

  /** The lines of a boot in which everything was as it should be. */
  private List<String> passing(Boot boot) throws InterruptedException {
    Qemu.Result result = machine.run(boot);
    BootLog log = Booting.logOf(result);
    assertThat(log.passed()).as("%s", log.tests()).isTrue();
    return ((Qemu.Exited) result).lines();
  }

  private static long count(List<String> lines, String topic, String name) {
    Pattern counter = Pattern.compile("# " + topic + " .*\\b" + name + "=(\\d+).*");
    for (String line : lines) {
      Matcher matcher = counter.matcher(line);
      if (matcher.matches()) {
        return Long.parseLong(matcher.group(1));
      }
    }
    return fail("no " + name + " of " + topic + " in " + lines);
  }

  /** Nothing here naps or waits: only the timer takes the CPU from a process. */
  @Test
  void theTimerTakesTheCpuFromAProcess() throws InterruptedException {
    Boot boot =
        Boot.of(1)
            .with("scenario", "counter")
            .with("processes", 3)
            .with("operations", 500)
            .with("rounds", 2)
            .with("nap-every", 0);
    List<String> stopped = passing(boot.with("slice-us", 50));
    assertThat(count(stopped, "scheduler", "yields")).isZero();
    assertThat(count(stopped, "scheduler", "preemptions")).isGreaterThan(2);

    List<String> left = passing(boot.with("slice-us", 0));
    assertThat(count(left, "scheduler", "preemptions")).isZero();
    assertThat(count(left, "scheduler", "switches")).as("one for each end").isEqualTo(6);
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
  void everyScenarioHoldsWithMoreProcessesThanCpus(String scenario) throws InterruptedException {
    List<String> lines = passing(crowded(scenario, 2, 7).with("abort-every", 2));
    assertThat(count(lines, "scheduler", "preemptions")).isPositive();
    assertThat(count(lines, "scheduler", "aborts")).isPositive();
    assertThat(lines.stream().filter(line -> line.startsWith("history 1 6 ")).count())
        .as("operations of the last process in the first round, each of them once")
        .isEqualTo(scenario.equals("reset-deref") ? 4 : 2);
  }

  /** Then whoever waits gives its CPU to those it waits for, or nobody would ever go on. */
  @Test
  void withoutPreemptionProcessesThatWaitTakeTurns() throws InterruptedException {
    List<String> lines = passing(crowded("swap-during-collection", 2, 7).with("slice-us", 0));
    assertThat(count(lines, "scheduler", "preemptions")).isZero();
    assertThat(count(lines, "scheduler", "yields")).isPositive();
  }

  /** Also pre-emption is decided by the seed, where nothing but the seed decides. */
  @Test
  void deterministicBootsPreemptInTheSamePlaces() throws InterruptedException {
    Boot boot = crowded("swap-during-collection", 2, 6).with("abort-every", 2).with("rounds", 10);
    List<String> lines = passing(boot.deterministically());
    assertThat(count(lines, "scheduler", "aborts")).isPositive();
    assertThat(passing(boot.deterministically())).isEqualTo(lines);
  }

  /** The seeded bug of restarts: what has been published is done once more. */
  @Test
  void anOperationThatIsRestartedTooLateIsDoneTwice() throws InterruptedException {
    Boot boot = crowded("counter", 4, 4).with("rounds", 200).with("abort-every", 1);
    assertThat(count(passing(boot.with("rounds", 5)), "scheduler", "aborts")).isPositive();

    Qemu.Result result = machine.run(boot.with("abort-late", 1));
    BootLog log = Booting.logOf(result);
    assertThat(((Qemu.Exited) result).success()).isFalse();
    assertThat(log.tests().get(0).comment()).endsWith("check failed");
  }

  /**
   * The last process computes until the collections of the round have been done: if they waited for
   * it, the round would have no end.
   */
  @Test
  void aCollectionDoesNotWaitForAProcessThatComputes() throws InterruptedException {
    Boot boot = crowded("swap-during-collection", 2, 2).with("compute", 2);
    assertThat(count(passing(boot), "handshake", "left-safe")).isPositive();

    Boot deaf = boot.with("handshake", 0).with("watchdog-ms", 300);
    assertThat(machine.run(deaf))
        .isInstanceOfSatisfying(
            Qemu.Crashed.class, crashed -> assertThat(crashed.what()).contains("watchdog"));
  }

  /**
   * A process that was stopped in an operation does not stall one on another CPU, nor on its own.
   */
  @Test
  void aCollectionRestartsOperationsThatAreStopped() throws InterruptedException {
    List<String> lines = passing(crowded("swap-during-collection", 2, 8).with("rounds", 40));
    assertThat(count(lines, "handshake", "made-safe")).isPositive();
    assertThat(count(lines, "handshake", "left-safe"))
        .as("of those whose slice had ended, and which had gone on to a boundary")
        .isPositive();
  }

  @Test
  void theStretchesWithoutInterruptsAreNamedAndMeasured() throws InterruptedException {
    List<String> lines = passing(crowded("counter", 2, 4));
    for (String name : List.of("boot", "interrupt", "switch", "checkpoint", "console")) {
      assertThat(count(lines, "interrupts-off " + name, "count")).as(name).isPositive();
      assertThat(count(lines, "interrupts-off " + name, "longest-ns")).as(name).isPositive();
    }
    assertThat(count(lines, "interrupts-off checkpoint", "count"))
        .as("one for each operation")
        .isEqualTo(lines.stream().filter(line -> line.startsWith("history ")).count());
  }

  private static final Map<String, String> UNDEFINED =
      Map.of("x86_64", "invalid opcode", "arm64", "unknown reason (undefined instruction)");

  private static final Map<String, String> ABORT =
      Map.of("x86_64", "page fault", "arm64", "data abort");

  private static final Map<String, String> FETCH =
      Map.of("x86_64", "page fault", "arm64", "instruction abort");

  /** What a process does wrong in an operation is told with the process, and fails its test. */
  private Qemu.Crashed aProcessThatFails(String fault, String what, String function)
      throws InterruptedException {
    Qemu.Result result =
        machine.run(crowded("counter", 2, 6).with("fault", fault).with("fault-process", 3));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    Qemu.Crashed crashed = (Qemu.Crashed) result;
    assertThat(crashed.what()).isEqualTo("halt panic on cpu 1: " + what);
    assertThat(crashed.lastLines())
        .anySatisfy(line -> assertThat(line).contains(function + "+0x"))
        .anySatisfy(line -> assertThat(line).startsWith("# process 3, after "))
        .anySatisfy(line -> assertThat(line).startsWith("# register "))
        .endsWith("not ok 1 counter # cpu 1, process 3: " + what);
    return crashed;
  }

  @Test
  void aFaultOfAProcessIsReportedWithTheProcess() throws InterruptedException {
    String abort = ABORT.get(machine.target().name());
    aProcessThatFails("null", abort + ": read of a page that is not mapped", "fault_null");
    aProcessThatFails("stack", abort + ": stack overflow: access to a guard page", "fault_stack");
    aProcessThatFails("undefined", UNDEFINED.get(machine.target().name()), "fault_undefined");
    aProcessThatFails(
        "exec-data",
        FETCH.get(machine.target().name()) + ": execution of a page that is not executable",
        "fault_exec_data");
    Qemu.Crashed twice =
        aProcessThatFails(
            "double", "double fault: a fault on the way to the trap stack", "fault_double");
    // Where the first of the two was.
    assertThat(twice.lastLines())
        .anySatisfy(line -> assertThat(line).matches("# pc 0x[0-9a-f]+ fault_null\\+0x.*"));
  }

  @Test
  void theWatchdogTellsWhereEverybodyIs() throws InterruptedException {
    Boot boot = crowded("counter", 2, 4).with("hang-process", 3).with("watchdog-ms", 1000);
    Qemu.Result result = machine.run(boot);
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    Qemu.Crashed crashed = (Qemu.Crashed) result;
    String what = "watchdog: no process has completed an operation for 1000 ms";
    assertThat(crashed.what()).isEqualTo("halt panic on cpu 0: " + what);
    assertThat(crashed.lastLines())
        .contains("# cpu 1 runs process 3", "# process 0 has ended; operations completed: 2")
        .anySatisfy(line -> assertThat(line).contains("misbehave_hang+0x"))
        .anySatisfy(line -> assertThat(line).startsWith("# process 3 is in an operation"));
    assertThat(crashed.lastLines().get(crashed.lastLines().size() - 1))
        .startsWith("not ok 1 counter # cpu 0, ")
        .endsWith(what);

    Qemu.Result masked = machine.run(boot.with("hang-masked", 1));
    List<String> lines = ((Qemu.Crashed) masked).lastLines();
    assertThat(lines).contains("# cpu 1 does not answer: it has masked interrupts");
    assertThat(lines.stream().anyMatch(line -> line.contains("misbehave_hang+0x")))
        .as("only x86_64 has an interrupt that cannot be masked")
        .isEqualTo(machine.target().name().equals("x86_64"));
  }

  /** The CPU that prints, and that used to be the only one that looked. */
  @Test
  void aCpu0ThatHangsWithInterruptsMaskedIsReportedByAnother() throws InterruptedException {
    Boot boot =
        crowded("counter", 2, 4)
            .with("hang-process", 0)
            .with("hang-masked", 1)
            .with("watchdog-ms", 1000);
    Qemu.Result result = machine.run(boot);
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    Qemu.Crashed crashed = (Qemu.Crashed) result;
    assertThat(crashed.what())
        .isEqualTo(
            "halt panic on cpu 1: watchdog: no process has completed an operation for 1000 ms");
    assertThat(crashed.lastLines())
        .contains("# cpu 0 does not answer: it has masked interrupts")
        .anySatisfy(line -> assertThat(line).startsWith("# process 0 is in an operation"));
  }

  /** So a machine that works through a long round is not silent. */
  @Test
  void aRoundThatGoesOnSaysSo() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    Boot boot = crowded("counter", 2, 4).with("hang-process", 3).with("watchdog-ms", 1000);
    new Qemu(machine.target()).run(machine.image(), boot, lines::add);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).matches("# progress round=1 operations=[1-9][0-9]*"));
  }
}
