package halt.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Does everything exist that the documentation points to? */
class DocumentationTest {
  private static final Path HOME = Path.of(System.getProperty("halt.home"));
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /** A path of the repository in code font, such as {@code docs/rules/}. */
  private static final Pattern NAMED_PATH =
      Pattern.compile(
          "`((?:core|model|kernel|checker|arch-x86_64|arch-arm64|docs|traces)/[\\w./-]*)`");

  /** A class or package of ours in code font, with an optional member. */
  private static final Pattern NAMED_CODE = Pattern.compile("`(halt(?:\\.\\w+)+)`");

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<String> dangling = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          dangling.add(HOME.relativize(page) + " -> " + link.group(1));
        }
      }
    }
    assertThat(dangling).isEmpty();
  }

  @Test
  void everyPathAndClassThatIsNamedExists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      Matcher path = NAMED_PATH.matcher(text);
      while (path.find()) {
        if (!exists(path.group(1))) {
          missing.add(HOME.relativize(page) + ": " + path.group(1));
        }
      }
      Matcher code = NAMED_CODE.matcher(text);
      while (code.find()) {
        if (!isClassOrPackage(code.group(1))) {
          missing.add(HOME.relativize(page) + ": " + code.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** In the repository or, as emitted files name each other, below the emitted C. */
  private static boolean exists(String path) {
    boolean placeholder = path.contains("xxx");
    return placeholder
        || Files.exists(HOME.resolve(path))
        || Files.exists(HOME.resolve("kernel/emitted").resolve(path));
  }

  private static boolean isClassOrPackage(String name) {
    String path = name.replace('.', '/');
    String outer = path.replaceFirst("(/[A-Z]\\w*).*", "$1");
    return Stream.of("core", "model", "kernel", "checker")
        .map(module -> HOME.resolve(module).resolve("src/main/java"))
        .anyMatch(
            root ->
                Files.exists(root.resolve(outer + ".java"))
                    || Files.isDirectory(root.resolve(path)));
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(HOME.resolve("README.md")));
    try (Stream<Path> files = Files.walk(HOME.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }
}
