package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import halt.kernel.gdb.DebuggedMachine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void theOlderControllerIsAVariant() throws InterruptedException {
    Booting older = Booting.on("arm64:gicv2");
    Boot boot = Boot.of(2).with("scenario", "counter").with("processes", 4);
    assertThat(Booting.logOf(older.run(boot)).passed()).isTrue();
    assertThat(older.target().mostCpus()).isEqualTo(8);
  }

  /** The loader that the firmware starts at EL2 turns another MMU off than at EL1. */
  @Test
  void theFirmwareStartsItAtEl2() throws InterruptedException {
    Booting el2 = Booting.on("arm64:el2");
    Boot boot = Boot.of(2).with("scenario", "counter").with("rounds", 2);
    BootLog log = Booting.logOf(Qemu.fromDisk(el2.target()).run(machine.disk(), boot, line -> {}));
    assertThat(log.passed()).isTrue();
    assertThat(log.outcomes()).hasSize(2);
  }

  /**
   * With so much memory the record of its frames fills all that is mapped page by page, so what the
   * kernel takes next lies in large pages, and so do its tables. A large page is gone for a moment
   * when it is split, and then nobody may look into it.
   */
  @Test
  void valuesAreProtectedWhereLargePagesBegin() throws InterruptedException {
    int mebibytes = 24 << 10;
    List<String> qemu = new ArrayList<>(machine.target().qemu());
    qemu.set(qemu.indexOf(MACHINE), MACHINE + ",memory-backend=ram");
    qemu.add("-object"); // of which the host gives what is used
    qemu.add("memory-backend-ram,id=ram,reserve=off,size=" + mebibytes + "M");
    Boot boot =
        Boot.of(2)
            .withMemory(mebibytes)
            .with("scenario", "swap-during-collection")
            .with("operations", 5)
            .with("protect-values", 1);
    Qemu.Result result =
        new Qemu(machine.target().withQemu(qemu)).run(machine.image(), boot, line -> {});
    assertThat(Booting.logOf(result).passed()).isTrue();
  }

  /** With all the CPUs that a GICv2 knows, at both levels at which they can start. */
  @ParameterizedTest
  @ValueSource(strings = {"virt,gic-version=2", "virt,gic-version=2,virtualization=on"})
  void takesTheInterruptsOfAnOlderController(String older) throws InterruptedException {
    Qemu.Result result = run(older, Boot.of(8).with("processes", 12).with("rounds", 20));
    BootLog log = Booting.logOf(result);
    assertThat(log.passed()).isTrue();
    assertThat(log.outcomes()).allSatisfy(o -> assertThat(o.atoms()).containsExactly("12"));
    assertThat(((Qemu.Exited) result).lines())
        .anySatisfy(line -> assertThat(line).matches("# scheduler .* preemptions=[1-9].*"))
        .anySatisfy(line -> assertThat(line).matches("# scheduler .* calls=[1-9].*"));
  }

  /** Without firmware, and so at EL3 and on all CPUs at once. */
  @ParameterizedTest
  @CsvSource({
    "2, off, 1",
    "2, off, 4",
    "2, on, 1",
    "2, on, 4",
    "3, off, 1",
    "3, off, 4",
    "3, on, 1",
    "3, on, 4"
  })
  void aMachineWithoutFirmwareIsRefusedInOneLine(int gic, String el2, int cpus)
      throws InterruptedException {
    String secure = "virt,secure=on,gic-version=" + gic + ",virtualization=" + el2;
    Qemu.Result result = run(secure, Boot.of(cpus));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).lastLines())
        .containsExactly(
            "# halt panic on cpu 0: the machine starts the kernel at EL3; firmware is to start it"
                + " at EL2 or EL1, and to know how the other CPUs are started (QEMU: secure=on"
                + " without firmware)");
  }

  /** The lowest priority is not lower than what a CPU takes, so such an interrupt never comes. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void prioritiesThatFirmwareLeftDoNotMatter(int gic) throws Exception {
    Target usual = machine.target();
    List<String> qemu =
        usual.qemu().stream()
            .map(word -> word.equals(MACHINE) ? "virt,gic-version=" + gic : word)
            .toList();
    long own = gic == 2 ? 0x0800_0000L : 0x080a_0000L + 0x10000; // of CPU 0
    Boot boot =
        Boot.of(1)
            .with("scenario", "counter")
            .with("processes", 4)
            .with("operations", 50)
            .with("rounds", 20)
            .with("slice-us", 50);
    Path emulator = usual.emulator().find().orElseThrow();
    try (DebuggedMachine debugged =
        DebuggedMachine.start(usual.withQemu(qemu), emulator, machine.image(), boot)) {
      for (int interrupt = 0; interrupt < 32; interrupt += 4) {
        debugged.gdb().writePhysical(own + 0x400 + interrupt, -1); // GICD_IPRIORITYR, GICR_...
      }
      debugged.gdb().letGo();
      assertThat(debugged.awaitEnd(Duration.ofSeconds(60))).isTrue();
      assertThat(debugged.serial())
          .anySatisfy(line -> assertThat(line).startsWith("ok 1 counter"))
          .anySatisfy(line -> assertThat(line).matches("# scheduler .* preemptions=[1-9].*"));
    }
  }

  @Test
  void anInterruptControllerThatItDoesNotKnowIsAPanicThatSaysSo(@TempDir Path directory)
      throws IOException, InterruptedException {
    assertThat(whatStopsIt(directory, "arm,gic-v3", "arm,gic-v9"))
        .isEqualTo(
            "halt panic on cpu 0: the device tree has no interrupt controller (GICv2 or GICv3) for"
                + " 1 CPUs");
  }

  /** The controller's node, under another name: what is below it has addresses. */
  @Test
  void memoryThatTheTreeReservesIsNotGivenOut(@TempDir Path directory)
      throws IOException, InterruptedException {
    assertThat(whatStopsIt(directory, "intc@8000000\0\0\0\0", "reserved-memory\0"))
        .isEqualTo(
            "halt panic on cpu 0: the device tree reserves memory, which this kernel does not heed");
  }

  /** QEMU's own device tree, with a string in it replaced by one of the same length. */
  private String whatStopsIt(Path directory, String usual, String other)
      throws IOException, InterruptedException {
    Path tree = directory.resolve("machine.dtb");
    run(MACHINE + ",dumpdtb=" + tree, Boot.of(1)); // ends at once, and boots nothing
    String text = new String(packed(Files.readAllBytes(tree)), StandardCharsets.ISO_8859_1);
    assertThat(text).contains(usual);
    Files.writeString(tree, text.replace(usual, other), StandardCharsets.ISO_8859_1);

    Qemu.Result result = run(MACHINE + ",dtb=" + tree, Boot.of(1));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    return ((Qemu.Crashed) result).what();
  }

  /** A tree without the room at its end, with which QEMU would not find a place for it. */
  private static byte[] packed(byte[] tree) {
    ByteBuffer header = ByteBuffer.wrap(tree); // big-endian, as the format is
    int end =
        Math.max(
            header.getInt(8) + header.getInt(36), // the structure
            header.getInt(12) + header.getInt(32)); // the strings
    header.putInt(4, end);
    return Arrays.copyOf(tree, end);
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
