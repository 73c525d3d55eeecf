package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Does the kernel know nothing of the machine but what its contract says? */
class KernelSourcesTest {
  /** How compilers name the architectures that anybody has, and how our folders do. */
  private static final Pattern ARCHITECTURE =
      Pattern.compile(
          "x86|amd64|i386|aarch64|arm64|(?<![a-z])arm(?![a-z])|riscv|powerpc|s390|loongarch|mips|sparc",
          Pattern.CASE_INSENSITIVE);

  private static final int COLUMNS = 100;

  private static final Pattern CONDITION = Pattern.compile("^\\s*#\\s*(el)?if");

  @Test
  void noConditionOfTheKernelAsksForTheArchitecture() throws IOException {
    List<String> found = new ArrayList<>();
    for (String folder : List.of("kernel/src/main/c", "kernel/include", "kernel/emitted")) {
      try (Stream<Path> files = Files.walk(Booting.HOME.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          found.addAll(conditionsOnArchitecture(Files.readAllLines(file)));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void suchAConditionWouldBeFound() {
    assertThat(
            conditionsOnArchitecture(
                List.of("#ifdef __x86_64__", "# if defined(__aarch64__)", "#elif __arm__ == 1")))
        .hasSize(3);
    assertThat(conditionsOnArchitecture(List.of("#ifdef HALT_CHECKED", "/* as on x86_64 */")))
        .isEmpty();
  }

  /** What clang-format would hold for code; most breaches are in comments. */
  @Test
  void noLineIsLongerThanAPageIsWide() throws IOException {
    List<String> found = new ArrayList<>();
    for (String folder :
        List.of(
            "kernel/src/main/c",
            "kernel/src/main/efi",
            "kernel/src/test/c",
            "kernel/include",
            "arch-arm64",
            "arch-x86_64")) {
      try (Stream<Path> files = Files.walk(Booting.HOME.resolve(folder))) {
        for (Path file : files.filter(KernelSourcesTest::isCode).sorted().toList()) {
          for (String line : Files.readAllLines(file)) {
            if (line.length() > COLUMNS) {
              found.add(file.getFileName() + ": " + line);
            }
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean isCode(Path file) {
    return file.toString().matches(".*\\.(c|h|S|ld)");
  }

  private static List<String> conditionsOnArchitecture(List<String> lines) {
    return lines.stream()
        .filter(line -> CONDITION.matcher(line).find())
        .filter(line -> ARCHITECTURE.matcher(line).find())
        .toList();
  }
}
