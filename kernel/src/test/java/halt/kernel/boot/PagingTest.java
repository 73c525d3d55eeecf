package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Does the booted machine hold to its page tables while they change, on every CPU? */
@ParameterizedClass
@MethodSource("halt.kernel.boot.Booting#targets")
@Tag("boot")
class PagingTest {
  @Parameter private Booting machine;

  /** The page is mapped, used and taken away by the core's own code; see paging.c. */
  @ParameterizedTest(name = "{0} CPUs, used on {1}")
  @CsvSource({"1, 0", "2, 0", "3, 2"})
  void aPageThatWasTakenAwayFaultsOnTheCpuThatUsedIt(int cpus, int victim)
      throws InterruptedException {
    Qemu.Crashed crashed = unmapped(machine.image(), cpus, victim);
    assertThat(crashed.what())
        .startsWith("halt panic on cpu " + victim + ": ")
        .endsWith(": read of a page that is not mapped");
    assertThat(crashed.lastLines())
        .anySatisfy(line -> assertThat(line).contains("unmapped_use+0x"))
        .as("the last page that there can be")
        .anySatisfy(line -> assertThat(line).matches("# register (cr2|far) 0x0*7f+000"));
  }

  /** The negative of the test above: what the other CPU's MMU keeps is real. */
  @Test
  void withoutShootdownTheOtherCpuGoesOnUsingThePage(@TempDir Path folder) throws Exception {
    Path emitted = Booting.copyOfEmitted(folder.resolve("emitted"));
    Path shootdown = emitted.resolve("paging/Shootdown.c");
    String source = Files.readString(shootdown);
    assertThat(source).contains("if (cpus == 1) {");
    Files.writeString(shootdown, source.replace("if (cpus == 1) {", "if (cpus >= 1) {"));
    ImageBuilder.Result built = machine.builder().build(emitted, folder.resolve("image"));
    Path image = built instanceof ImageBuilder.Image made ? made.file() : fail(built.toString());
    assertThat(unmapped(image, 2, 1).what())
        .isEqualTo("halt panic on cpu 1: the machine did not notice the fault");
  }

  private Qemu.Crashed unmapped(Path image, int cpus, int victim) throws InterruptedException {
    Boot boot = Boot.of(cpus).with("fault", "unmapped").with("fault-cpu", victim);
    Qemu.Result result = new Qemu(machine.target()).run(image, boot, line -> {});
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    return (Qemu.Crashed) result;
  }

  @Test
  void scenariosThatCollectPassWithReadOnlyValues() throws InterruptedException {
    Boot boot = protecting().with("operations", 20).with("rounds", 5);
    Qemu.Result result = machine.run(boot);
    BootLog log = Booting.logOf(result);
    assertThat(log.passed()).isTrue();
    assertThat(log.outcomes()).hasSize(5);
    assertThat(((Qemu.Exited) result).lines())
        .as("the set-up's values and what each collection kept, page by page")
        .anySatisfy(
            line ->
                assertThat(line).matches("# protected-values times=[1-9][0-9]{2} most-bytes=4096"));
  }

  @Test
  void aStrayWriteToAPublishedValueFaults() throws InterruptedException {
    Qemu.Result result = machine.run(protecting().with("fault", "write-value"));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    Qemu.Crashed crashed = (Qemu.Crashed) result;
    assertThat(crashed.what()).endsWith(": write to a page that is read-only");
    assertThat(crashed.lastLines())
        .anySatisfy(line -> assertThat(line).contains("fault_write_value+0x"))
        .anySatisfy(line -> assertThat(line).matches("# register (cr2|far) 0x[0-9a-f]{13}000"));
  }

  @Test
  void withoutTheOptionNothingIsProtected() throws InterruptedException {
    Qemu.Result result =
        machine.run(
            Boot.of(2).with("scenario", "swap-during-collection").with("fault", "write-value"));
    assertThat(result).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) result).what()).endsWith("and protect-values=1");
  }

  private static Boot protecting() {
    return Boot.of(2).with("scenario", "swap-during-collection").with("protect-values", 1);
  }
}
