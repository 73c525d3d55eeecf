package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import halt.kernel.disk.BootImage;
import halt.kernel.disk.DiskBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Does the kernel start from a disk as it starts without one, and is that of another target
 * refused?
 */
@ParameterizedClass
@MethodSource("halt.kernel.boot.Booting#targets")
@Tag("boot")
class DiskTest {
  @Parameter private Booting machine;

  @TempDir private Path directory;

  /** What the host asks for counts more than what is on the disk. */
  @Test
  void theFirmwareStartsTheKernelWithAllCpus() throws InterruptedException {
    List<String> given = new ArrayList<>();
    Qemu.Result result =
        Qemu.fromDisk(machine.target())
            .run(
                machine.disk(),
                Boot.of(4).with("scenario", "counter").with("rounds", 2).with("operations", 3),
                given::add);
    BootLog log = Booting.logOf(result);
    assertThat(given).as("nothing of the firmware").first().isEqualTo("KTAP version 1");
    assertThat(log.passed()).isTrue();
    assertThat(log.machine()).map(BootLog.Machine::cpus).contains(4);
    assertThat(log.outcomes())
        .allSatisfy(outcome -> assertThat(outcome.atoms()).containsExactly("12"))
        .hasSize(2);
  }

  /** As on a real machine: nobody gives arguments, nobody hears how it ended. */
  @Test
  void withoutAHostTheArgumentsAreOnTheDiskAndTheMachineIsSwitchedOff()
      throws InterruptedException {
    Target alone = withoutHost();
    Qemu.Result result = Qemu.fromDisk(alone).run(machine.disk(), Boot.of(2), l -> {});
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    Qemu.Crashed ended = (Qemu.Crashed) result;
    assertThat(ended.what()).as("off, and no code").endsWith("the emulator exited with 0");
    assertThat(ended.lastLines())
        .startsWith("KTAP version 1")
        .contains("ok 1 counter # rounds=3 collections=0")
        .endsWith("# halt done");
  }

  @Test
  void theLoaderSaysWhatItCannotDoAndIsNotWaitedFor() throws InterruptedException {
    String tooLong = "x".repeat(DiskBuilder.MOST_ARGUMENT_BYTES);
    Qemu.Result result =
        Qemu.fromDisk(machine.target())
            .run(
                machine.disk(directory.resolve("halt.img"), List.of(tooLong)),
                Boot.of(1).with("rounds", 1),
                line -> {});
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what())
        .isEqualTo("halt loader: \\halt\\arguments has more than 1023 bytes");
  }

  @Test
  void theSameKernelAndArgumentsGiveTheSameBytes() throws IOException, InterruptedException {
    Path one = machine.disk();
    waitUntilFatTellsAnotherTime(one);
    Path other = machine.disk(directory.resolve("other.img"), Booting.ON_DISK);
    assertThat(Files.mismatch(one, other)).isEqualTo(-1);
  }

  @Test
  void aDiskOfAnotherTargetIsRefusedAndNamed() throws IOException, InterruptedException {
    Path disk = machine.disk();
    assertThat(inspect(disk)).isEqualTo(new BootImage.Disk());
    for (Target other : all()) {
      if (!other.name().equals(machine.target().name())) {
        String problem = " is a disk for " + machine + ", not for " + other.name();
        assertThat(BootImage.inspect(disk, other, all()))
            .isEqualTo(new BootImage.Unfit(disk + problem));
        assertThat(BootImage.inspect(machine.image(), other, all()))
            .isEqualTo(
                new BootImage.Unfit(machine.image() + problem.replace("a disk", "a kernel")));
      }
    }
  }

  /** Not after somebody has installed the firmware of the wrong target. */
  @Test
  void whoseDiskItIsIsSaidWithoutFirmware() throws IOException, InterruptedException {
    Path disk = machine.disk();
    for (Target each : all()) {
      BootImage.Kind kind = BootImage.inspect(disk, withoutFirmware(each), all());
      if (each.name().equals(machine.target().name())) {
        assertThat(((BootImage.NotInstalled) kind).tools().toString()).contains("no-such-firmware");
      } else {
        assertThat(kind.toString())
            .contains(" is a disk for " + machine + ", not for " + each.name());
      }
    }
  }

  /** The target as its description says, on a host that has not its firmware. */
  private Target withoutFirmware(Target target) throws IOException {
    Path description = directory.resolve("arch-" + target.name()).resolve("target");
    Files.createDirectories(description.getParent());
    String text =
        Files.readString(
            Booting.HOME.resolve(description.getParent().getFileName()).resolve("target"));
    Files.writeString(
        description, text.replaceFirst("uefi-firmware=.*", "uefi-firmware=/no-such-firmware.fd"));
    return ((Target.Read) Target.read(directory, target.name())).target();
  }

  @Test
  void aKernelSaysHowMuchMemoryItTakes() throws IOException, InterruptedException {
    Elf kernel = ((Elf.Read) Elf.read(machine.image())).elf();
    assertThat(BootImage.memoryProblem(kernel, machine.target(), 1).orElseThrow())
        .startsWith("1 MiB of memory are too few on " + machine + ": the kernel alone reaches");
    assertThat(BootImage.memoryProblem(kernel, machine.target(), 16)).isEmpty();
    assertThat(kernel.symbol("halt_handover").orElseThrow())
        .isBetween(kernel.start(), kernel.memoryEnd());
    assertThat(kernel.symbol("no_such_symbol")).isEmpty();
  }

  private BootImage.Kind inspect(Path file) throws IOException, InterruptedException {
    return BootImage.inspect(file, machine.target(), all());
  }

  private static List<Target> all() throws IOException {
    return Booting.targets().map(Booting::target).toList();
  }

  /** The emulator's line without what is there for haltkit only. */
  private Target withoutHost() {
    Set<String> forHost = Set.of("-fw_cfg", "-semihosting-config");
    List<String> words = new ArrayList<>(machine.target().qemu());
    for (int i = 0; i < words.size(); i++) {
      boolean exit = words.get(i).equals("-device") && words.get(i + 1).startsWith("isa-debug");
      if (exit || forHost.contains(words.get(i))) {
        words.remove(i + 1);
        words.remove(i--);
      }
    }
    assertThat(String.join(" ", words)).doesNotContain("{arguments}");
    return machine.target().withQemu(words);
  }

  /** It tells two seconds apart. */
  private static void waitUntilFatTellsAnotherTime(Path since) throws IOException {
    long until = Files.getLastModifiedTime(since).toMillis() + 2000;
    while (System.currentTimeMillis() < until) {
      LockSupport.parkUntil(until);
    }
  }
}
