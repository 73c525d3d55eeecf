package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Does the kernel find its way on machines of this target that are not the usual one? */
@Tag("boot")
class Arm64Test {
  private static final String MACHINE = "virt,gic-version=3";

  private final Booting machine = Booting.on("arm64");

  /** There the CPUs start at EL2, and the firmware is called by smc instead of hvc. */
  @Test
  void comesDownFromEl2() throws InterruptedException {
    Qemu.Result result = run(MACHINE + ",virtualization=on", Boot.of(4));
    BootLog log = Booting.logOf(result);
    assertThat(log.passed()).isTrue();
    Set<Integer> processes =
        log.records().stream().map(BootLog.Record::process).collect(Collectors.toSet());
    assertThat(processes).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  /** More than sixteen CPUs have more than one value of the second affinity field. */
  @Test
  void startsAsManyCpusAsTheKernelHasRoomForAndNoMore() throws InterruptedException {
    BootLog log = Booting.logOf(run(MACHINE, Boot.of(32)));
    assertThat(log.passed()).isTrue();
    assertThat(log.outcomes().get(0).atoms()).containsExactly("32");

    Qemu.Result result = run(MACHINE, Boot.of(33));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .isEqualTo("halt panic on cpu 0: the machine has more than 32 CPUs");
  }

  @Test
  void anInterruptControllerThatItDoesNotKnowIsAPanicThatSaysSo() throws InterruptedException {
    Qemu.Result result = run("virt,gic-version=2", Boot.of(1));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .isEqualTo(
            "halt panic on cpu 0: the device tree has no interrupt controller (GICv3) for 1 CPUs");
  }

  private Qemu.Result run(String other, Boot boot) throws InterruptedException {
    Target usual = machine.target();
    assertThat(usual.qemu()).contains(MACHINE);
    List<String> qemu =
        usual.qemu().stream().map(word -> word.equals(MACHINE) ? other : word).toList();
    return new Qemu(usual.withQemu(qemu))
        .run(machine.image(), boot.with("scenario", "counter"), line -> {});
  }
}
