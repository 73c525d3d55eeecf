package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does no file of the kernel need one that needs it? A file and its header are one unit here, and
 * what it includes is what it needs. Between the kernel and an architecture the contract stands
 * ({@code halt/*.h}): its headers belong to neither side. The emitted C, which includes as its
 * classes call, is left out: of those the packages have no circles.
 */
class IncludesTest {
  private static final Path KERNEL = Booting.HOME.resolve("kernel/src/main/c");
  private static final Path CONTRACT = Booting.HOME.resolve("kernel/include");

  private static final Pattern INCLUDE = Pattern.compile("^#include [\"<]([^\">]+)[\">]");

  /** A prototype in a header, on its first line: a name in front of the first parenthesis. */
  private static final Pattern DECLARED =
      Pattern.compile("^(?!static|typedef|#|[ }/*])[\\w *]*?\\b(\\w+)\\(.*");

  @ParameterizedTest
  @ValueSource(strings = {"arch-arm64", "arch-x86_64"})
  void noUnitNeedsOneThatNeedsIt(String target) throws IOException {
    Map<String, Set<String>> needs = needs(target);
    assertThat(needs)
        .hasSizeGreaterThan(50)
        .containsKeys(target + "/mmu", "kernel/src/main/c/memory/paging");
    assertThat(circle(needs)).isEmpty();
  }

  @Test
  void noFolderOfTheKernelNeedsOneThatNeedsIt() throws IOException {
    String root = Booting.HOME.relativize(KERNEL) + "/";
    Map<String, Set<String>> folders = new TreeMap<>();
    UnaryOperator<String> folder = unit -> Path.of(unit).getParent().toString();
    needs("arch-arm64")
        .forEach(
            (unit, needed) -> {
              if (unit.startsWith(root)) {
                needed.stream()
                    .filter(each -> each.startsWith(root))
                    .map(folder)
                    .filter(each -> !each.equals(folder.apply(unit)))
                    .forEach(
                        each ->
                            folders
                                .computeIfAbsent(folder.apply(unit), absent -> new TreeSet<>())
                                .add(each));
              }
            });
    assertThat(folders).hasSizeGreaterThan(8);
    assertThat(circle(folders)).isEmpty();
  }

  /**
   * Without this a header could declare what another unit defines, and whoever includes it would
   * need that unit unseen.
   */
  @ParameterizedTest
  @ValueSource(strings = {"arch-arm64", "arch-x86_64"})
  void aHeaderDeclaresWhatItsOwnUnitDefines(String target) throws IOException {
    List<String> elsewhere = new ArrayList<>();
    Map<Path, String> texts = texts(List.of(KERNEL, Booting.HOME.resolve(target)));
    for (Path header : texts.keySet()) {
      if (!header.toString().endsWith(".h")) {
        continue;
      }
      for (String name : declared(texts.get(header))) {
        Pattern definition =
            Pattern.compile("(?m)^(?![ /*].*)[^;\n]*\\b" + name + "(\\([^;]*\\) \\{|:)");
        for (Path source : texts.keySet()) {
          if (!source.toString().endsWith(".h")
              && !unit(source).equals(unit(header))
              && definition.matcher(texts.get(source)).find()) {
            elsewhere.add(unit(header) + ".h declares " + name + " of " + unit(source));
          }
        }
      }
    }
    // What the monitor says of a heap has a file for each collector.
    assertThat(elsewhere)
        .allMatch(
            each -> each.matches(".*/monitor/collector.h declares .* of .*/monitor/semispace"));
  }

  @Test
  void aCircleWouldBeFound() {
    Map<String, Set<String>> needs =
        Map.of("a", Set.of("b", "d"), "b", Set.of("c"), "c", Set.of("a"), "d", Set.of());
    assertThat(circle(needs)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(circle(Map.of("a", Set.of("b"), "b", Set.of()))).isEmpty();
    assertThat(declared("_Noreturn void stop(int cpu)\n    ;\nstatic inline int own(void) {\n"))
        .containsExactly("stop");
  }

  private static List<String> declared(String header) {
    return header
        .lines()
        .map(DECLARED::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .filter(name -> !name.startsWith("_")) // _Static_assert, _Alignas
        .toList();
  }

  /** What each unit includes, but for itself. */
  private static Map<String, Set<String>> needs(String target) throws IOException {
    Path architecture = Booting.HOME.resolve(target);
    Map<String, Set<String>> needs = new TreeMap<>();
    Map<Path, String> texts = texts(List.of(KERNEL, CONTRACT, architecture));
    for (Path file : texts.keySet()) {
      Set<String> needed = needs.computeIfAbsent(unit(file), unit -> new TreeSet<>());
      for (String line : texts.get(file).lines().toList()) {
        Matcher include = INCLUDE.matcher(line);
        if (include.find()) {
          Stream.of(file.getParent(), KERNEL, CONTRACT)
              .map(folder -> folder.resolve(include.group(1)).normalize())
              .filter(texts::containsKey)
              .findFirst()
              .map(IncludesTest::unit)
              .filter(unit -> !unit.equals(unit(file)))
              .ifPresent(needed::add);
        }
      }
    }
    return needs;
  }

  private static Map<Path, String> texts(List<Path> folders) throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().matches(".*\\.[chS]")).toList()) {
          texts.put(file, Files.readString(file));
        }
      }
    }
    return texts;
  }

  /** A file without its extension: {@code trap.c}, {@code trap.S} and {@code trap.h} are one. */
  private static String unit(Path file) {
    return Booting.HOME.relativize(file).toString().replaceFirst("\\.[chS]$", "");
  }

  /** Those that are left when whoever needs nobody, or is needed by nobody, is taken away. */
  private static Set<String> circle(Map<String, Set<String>> needs) {
    Map<String, Set<String>> left = new TreeMap<>();
    needs.forEach((unit, needed) -> left.put(unit, new TreeSet<>(needed)));
    Deque<String> free = new ArrayDeque<>();
    do {
      free.clear();
      left.values().forEach(needed -> needed.retainAll(left.keySet()));
      Set<String> wanted = new TreeSet<>();
      left.values().forEach(wanted::addAll);
      left.forEach(
          (unit, needed) -> {
            if (needed.isEmpty() || !wanted.contains(unit)) {
              free.add(unit);
            }
          });
      free.forEach(left::remove);
    } while (!free.isEmpty());
    return left.keySet();
  }
}
