package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Does the kernel say what a machine of this target lacks, rather than hang? */
@Tag("boot")
class X86Test {
  private final Booting machine = Booting.on("x86_64");

  /** Newer machines switch it off; it is what the other clocks are measured by. */
  @Test
  void aMachineWithoutIntervalTimerIsAPanicThatSaysSo() throws InterruptedException {
    List<String> qemu =
        machine.target().qemu().stream()
            .map(word -> word.equals("q35") ? "q35,pit=off" : word)
            .toList();
    Boot boot = Boot.of(1).with("scenario", "counter");
    Qemu.Result result =
        new Qemu(machine.target().withQemu(qemu)).run(machine.image(), boot, line -> {});
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .startsWith("halt panic on cpu 0: the interval timer (8254) stands still");
  }
}
