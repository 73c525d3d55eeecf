package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is a target file understood, and one that is wrong refused at the right line? */
class TargetTest {
  private static final String WHOLE =
      """
      # a machine
      arch=none
      triple=none-unknown-none-elf
      compile=-ma -mb

      link=
      qemu=qemu-system-none -smp {cpus} -m {memory} -kernel {image} -append {arguments}
      qemu-package=qemu-none
      exit-success=85
      exit-failure=87
      most-cpus=9
      elf-machine=7
      memory-start=0x100
      """;

  @TempDir private Path home;

  @Test
  void fillsInTheCommandLine() throws IOException {
    Target target = ((Target.Read) read(WHOLE)).target();
    assertThat(target.compileFlags()).containsExactly("-ma", "-mb");
    assertThat(target.linkFlags()).isEmpty();
    assertThat(target.emulator().debianPackage()).isEqualTo("qemu-none");
    assertThat(
            target.command(
                Path.of("/bin/q"),
                Path.of("/tmp/with space, comma.elf"),
                Boot.of(3).with("scenario", "a,b").with("rounds", 2)))
        .containsExactly(
            "/bin/q",
            "-smp",
            "3",
            "-m",
            "128",
            "-kernel",
            "/tmp/with space, comma.elf",
            "-append",
            "scenario=a,,b rounds=2");
  }

  @ParameterizedTest
  @CsvSource({
    "triple=,        tripel=,         3, expected one of",
    "'compile=-ma ', 'compile -ma ',  4, expected one of",
    "arch=none,      link=-x,         6, link is given twice",
    "exit-success=85,,                0, does not say exit-success",
    "=85,            =many,           0, exit-success is not a number: many",
    "most-cpus=9,    variant.a.size=1, 11, expected one of",
    "most-cpus=9,    most-cpus=all,   0, most-cpus is not a number: all",
  })
  void namesTheLineAtFault(String right, String wrong, int line, String problem)
      throws IOException {
    Target.Reading reading = read(WHOLE.replace(right, wrong == null ? "" : wrong));
    assertThat(reading).isInstanceOf(Target.Malformed.class);
    assertThat(((Target.Malformed) reading).line()).isEqualTo(line);
    assertThat(((Target.Malformed) reading).problem()).startsWith(problem);
  }

  private static final String VARIANTS =
      """
      variant.odd.compile=-mc
      variant.odd.link=-z odd
      variant.odd.qemu=-machine odd
      variant.odd.most-cpus=3
      variant.plain.compile=-md
      """;

  @Test
  void aVariantsWordsFollowThoseOfItsTarget() throws IOException {
    read(WHOLE + VARIANTS);
    assertThat(Target.namesWithVariants(home)).containsExactly("none", "none:odd", "none:plain");
    assertThat(Target.names(home)).containsExactly("none");

    Target odd = ((Target.Read) Target.read(home, "none:odd")).target();
    assertThat(odd.name()).isEqualTo("none:odd");
    assertThat(odd.compileFlags()).containsExactly("-ma", "-mb", "-mc");
    assertThat(odd.linkFlags()).containsExactly("-z", "odd");
    assertThat(odd.qemu()).endsWith("-append", "{arguments}", "-machine", "odd");
    assertThat(odd.mostCpus()).isEqualTo(3);

    Target plain = ((Target.Read) Target.read(home, "none:plain")).target();
    assertThat(plain.compileFlags()).containsExactly("-ma", "-mb", "-md");
    assertThat(plain.linkFlags()).isEmpty();
    assertThat(plain.mostCpus()).isEqualTo(9);
  }

  @Test
  void aVariantThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
    read(WHOLE + VARIANTS);
    assertThat(Target.read(home, "none:even").toString())
        .endsWith("has no variant even, but [odd, plain]");
  }

  private static final String UEFI =
      """
      uefi-triple=none-unknown-windows
      uefi-compile=-mu
      uefi-file=BOOTNONE.EFI
      uefi-firmware=/usr/share/none.fd
      uefi-package=none-efi
      uefi-memory=1
      uefi-qemu=-bios {firmware} -drive file={image}
      """;

  @Test
  void aDiskTakesThePlaceOfTheKernel() throws IOException {
    Target target = ((Target.Read) read(WHOLE + UEFI)).target();
    assertThat(target.fromDisk().command(Path.of("q"), Path.of("/tmp/a,b.img"), Boot.of(1)))
        .containsExactly(
            "q",
            "-smp",
            "1",
            "-m",
            "128",
            "-bios",
            "/usr/share/none.fd",
            "-drive",
            "file=/tmp/a,,b.img",
            "-append",
            "");
    assertThat(((Target.Read) read(WHOLE)).target().uefi()).isEmpty();
  }

  @Test
  void halfOfUefiIsRefused() throws IOException {
    assertThat(read(WHOLE + UEFI.replaceFirst("uefi-compile=.*\n", "")).toString())
        .endsWith("starts by UEFI and does not say uefi-compile");
    assertThat(read((WHOLE + UEFI).replace("-kernel {image}", "{image}")).toString())
        .contains("has no \"-kernel {image}\" in qemu");
  }

  @Test
  void aTargetThatIsNotThereIsAValueToo() {
    assertThat(Target.read(home, "vax")).isInstanceOf(Target.Malformed.class);
  }

  @Test
  void theTreeHasTheTargetsWhoseFoldersItHas() throws IOException {
    assertThat(Target.names(Booting.HOME)).contains("arm64", "x86_64").isSorted();
    for (Booting machine : Booting.targets().toList()) {
      Target target = machine.target();
      assertThat(target.exitSuccess() % 2).as("0 is a triple fault").isOne();
      assertThat(target.exitFailure() % 2).isOne();
      assertThat(target.exitFailure()).isNotEqualTo(target.exitSuccess());
      assertThat(Set.of(target.exitSuccess(), target.exitFailure()))
          .as("1 is the emulator's own")
          .doesNotContain(1);
    }
  }

  private Target.Reading read(String text) throws IOException {
    Path folder = Files.createDirectories(home.resolve("arch-none"));
    Files.writeString(folder.resolve("target"), text);
    return Target.read(home, "none");
  }
}
