package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Does the kernel say what a machine of this target lacks, rather than reset it or hang? */
@Tag("boot")
class X86Test {
  private final Booting machine = Booting.on("x86_64");

  /** The target on a machine of which a word of the emulator's command line is another. */
  private Target with(Target target, String word, String other) {
    assertThat(target.qemu()).contains(word);
    return target.withQemu(
        target.qemu().stream().map(each -> each.equals(word) ? other : each).toList());
  }

  private String bailOutOf(Target target, Boot boot) throws InterruptedException {
    Qemu.Result result =
        new Qemu(target).run(machine.image(), boot.with("scenario", "counter"), line -> {});
    BootLog log = Booting.logOf(result);
    assertThat(((Qemu.Exited) result).success()).isFalse();
    assertThat(log.records()).isEmpty();
    return log.bailOut().orElse("");
  }

  /** The first two know no leaf of CPUID that would tell of 64-bit mode. */
  @ParameterizedTest
  @CsvSource({
    "486,       64-bit mode (LM)",
    "pentium,   64-bit mode (LM)",
    "'max,-lm', 64-bit mode (LM)",
    "'qemu64,-nx', pages that cannot be executed (NX)",
    "'max,-pae',   physical address extension (PAE)",
    "'max,-msr',   model-specific registers (MSR)",
    "'max,-apic',  a local APIC that is switched on (APIC)",
    "'max,-tsc',   time stamp counter (TSC)",
    "'max,-cmov',  conditional moves (CMOV)",
    "'max,-sse',   fences (SSE)",
    "'max,-sse2',  fences (SSE2)",
  })
  void whatTheProcessorLacksIsNamed(String cpu, String lacking) throws InterruptedException {
    assertThat(bailOutOf(with(machine.target(), "max", cpu), Boot.of(2)))
        .isEqualTo("the kernel needs what the processor has not: " + lacking);
  }

  /** Newer machines switch the 8254 off; it is what the other clocks are measured by. */
  @ParameterizedTest
  @CsvSource({
    "'q35,pit=off',      the interval timer (8254) stands still",
    "'microvm,acpi=off', no ACPI root pointer at 0x0",
  })
  void whatTheMachineLacksIsNamed(String other, String lacking) throws InterruptedException {
    assertThat(bailOutOf(with(machine.target(), "q35", other), Boot.of(1))).startsWith(lacking);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void tooLittleMemoryIsSaid(int mebibytes) throws InterruptedException {
    assertThat(bailOutOf(machine.target(), Boot.of(1).withMemory(mebibytes)))
        .startsWith("the machine has too little memory for the kernel");
  }

  @Test
  void moreCpusThanThereAreStacksForAreSaid() throws InterruptedException {
    assertThat(bailOutOf(machine.target(), Boot.of(33)))
        .isEqualTo("the machine has more than 32 CPUs");
  }

  /** The loader looks, too, because there is a screen as long as the firmware is. */
  @Test
  void theLoaderSaysWhatTheProcessorLacks() throws InterruptedException {
    Target target = with(machine.target(), "max", "qemu64,-nx");
    Boot boot = Boot.of(1).with("scenario", "counter");
    Qemu.Result result = Qemu.fromDisk(target).run(machine.disk(), boot, line -> {});
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .isEqualTo(
            "halt loader: the kernel needs what the processor has not: pages that cannot be"
                + " executed (NX)");
  }
}
