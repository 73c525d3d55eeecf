package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does an arm64 image compare and swap in the way that its variant says, and only so? Looked at in
 * the linked image, then booted.
 */
@Tag("boot")
class CompareAndSwapTest {
  /** Armv8.1's atomic instructions, with whatever order and size. */
  private static final Pattern LSE =
      Pattern.compile("\\t(cas|ldadd|ldset|ldclr|ldeor|swp)(a|l|al)?[bh]?\\t");

  /** Armv8.0's pairs, with whatever order and size. */
  private static final Pattern EXCLUSIVE = Pattern.compile("\\t(lda?xr|stl?xr)[bh]?\\t");

  @ParameterizedTest
  @ValueSource(strings = {"arm64", "arm64:exclusives"})
  void isDoneByTheInstructionsOfTheVariant(String name) throws IOException, InterruptedException {
    Booting machine = Booting.on(name);
    Path image = machine.image();
    boolean exclusives = name.endsWith(":exclusives");
    String code = disassembly(image);
    assertThat(found(exclusives ? EXCLUSIVE : LSE, code))
        .as("of a compare-and-swap, and of an addition")
        .containsAnyOf("casal", "ldaxr")
        .containsAnyOf("ldaddal", "stlxr");
    assertThat(found(exclusives ? LSE : EXCLUSIVE, code)).isEmpty();

    Boot boot = Boot.of(4).with("scenario", "counter").with("operations", 5).with("rounds", 20);
    BootLog log = Booting.logOf(machine.run(boot));
    assertThat(log.passed()).isTrue();
    assertThat(log.outcomes())
        .allSatisfy(outcome -> assertThat(outcome.atoms()).containsExactly("20"))
        .hasSize(20);
  }

  private static Set<String> found(Pattern instructions, String code) {
    Set<String> names = new HashSet<>();
    Matcher matcher = instructions.matcher(code);
    while (matcher.find()) {
      names.add(matcher.group().strip());
    }
    return names;
  }

  private static String disassembly(Path image) throws IOException, InterruptedException {
    Path objdump = Tool.OBJDUMP.find().orElseGet(() -> fail("not installed: " + Tool.OBJDUMP));
    Process process =
        new ProcessBuilder(objdump.toString(), "--disassemble", "--no-show-raw-insn", "" + image)
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
