package halt.checker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Is each question asked in one place, and is no file so long that it must be several? */
class RoomsTest {
  private static final int MOST_LINES = 400;

  /** What the header of a longer file says, before its reason. */
  private static final String EXCUSE = "Longer than others: ";

  private static List<Path> sources(String... modules) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : modules) {
      try (Stream<Path> files = Files.walk(Programs.HOME.resolve(module + "/src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
      }
    }
    assertThat(found).as("sources of %s", List.of(modules)).isNotEmpty();
    return found;
  }

  @Test
  void noTwoRoomsHaveOneName() throws IOException {
    TreeMap<String, Set<Path>> rooms =
        sources("core", "model", "kernel", "checker").stream()
            .map(Path::getParent)
            .map(Programs.HOME::relativize)
            .collect(
                groupingBy(
                    folder -> folder.getFileName().toString(),
                    TreeMap::new,
                    toCollection(TreeSet::new)));
    assertThat(rooms.values()).allSatisfy(folders -> assertThat(folders).hasSize(1));
  }

  @Test
  void noFileIsLongWithoutAReason() throws IOException {
    assertThat(sources("model", "checker"))
        .allSatisfy(
            file -> {
              String text = Files.readString(file);
              if (text.lines().count() > MOST_LINES) {
                String header =
                    text.substring(0, text.indexOf("\n}") < 0 ? 0 : text.indexOf(" {\n"));
                assertThat(header.replaceAll("\\s+(\\* )?", " "))
                    .as("%s: split it by question, or say in its header why not", file)
                    .contains(EXCUSE);
              }
            });
  }
}
