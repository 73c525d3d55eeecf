package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does {@code haltkit image} write a disk that {@code haltkit boot} boots, or say why not? */
class ImageCommandTest {
  private static final Path HOME = Path.of(System.getProperty("halt.home"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
  private final Interrupts interrupts = new Interrupts(console, () -> {});

  @TempDir private Path directory;

  private ExitCode run(String... arguments) {
    return Runner.run(new HaltKit(HOME, directory, console, interrupts, Map.of()), arguments);
  }

  private static void assumeTools(String arch) {
    Target target = ((Target.Read) Target.read(HOME, arch)).target();
    List<Tool> missing = new ArrayList<>(Toolchain.missingFor(target));
    target.uefi().orElseThrow().missingFirmware().ifPresent(missing::add);
    for (Tool tool : List.of(Tool.SFDISK, Tool.MKFS_FAT, Tool.MCOPY, Tool.LLD_LINK)) {
      if (tool.find().isEmpty()) {
        missing.add(tool);
      }
    }
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  @Tag("boot")
  void whatItWritesIsBootedOnItsTargetAndRefusedOnAnother() throws IOException {
    assumeTools("x86_64");
    Path old = Files.writeString(directory.resolve("halt.img"), "what was there before");
    assertThat(run("image", "--out", "halt.img", "--rounds", "7")).isEqualTo(ExitCode.PASSED);
    assertThat(out.toString())
        .contains("a disk for x86_64, 40 MiB", "scenario=counter operations=1 rounds=7 seed=1")
        .contains("haltkit boot --arch x86_64 --image halt.img");
    assertThat(files()).as("no part is left").containsExactly("halt.img");
    assertThat(old).hasSize(40 << 20);

    assertThat(run("boot", "--arch", "arm64", "--image", "halt.img")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("halt.img is a disk for x86_64, not for arm64");

    String boot = "boot --image halt.img --scenario counter --cpus 2 --rounds 5";
    assertThat(run(boot.split(" "))).as("%s %s", out, err).isEqualTo(ExitCode.PASSED);
    assertThat(out.toString())
        .contains("counter on x86_64 with 2 CPUs: SAMPLED", "10 operations judged");
  }

  @Test
  void whereItCannotWriteItSaysSoBeforeAnythingIsBuilt() throws IOException {
    Files.createDirectory(directory.resolve("folder"));
    assertThat(run("image", "--out", "folder")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("image", "--out", "no/such/halt.img")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("image", "--out", "/dev/null")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains(directory.resolve("folder") + " is a folder; --out wants a file")
        .contains("there is no folder " + directory.resolve("no/such") + " to write halt.img to")
        .contains("/dev/null is no file and is not replaced");
    assertThat(files()).containsExactly("folder");
  }

  @Test
  void aNameThatNothingHasIsBadInput() {
    assertThat(run("image", "--out", "halt.img", "--scenario", "countre"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("image", "--out", "halt.img", "--arch", "arm46")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("image")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("did you mean counter?", "did you mean arm64?", "--out=FILE");
  }
}
