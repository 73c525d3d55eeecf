package halt.model.lift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where are the restricted Java sources of HALT itself? */
public final class HaltSources {
  private static final String CORE = "core/src/main/java/halt/core";

  /** The rooms of the core that are lifted; {@code host} and {@code role} are what they rest on. */
  private static final List<String> ROOMS =
      List.of("", "value", "atom", "process", "collect", "collect/semispace", "paging");

  private static final String SCENARIOS = "model/src/main/java/halt/scenario";
  private static final String LITMUS = SCENARIOS + "/litmus";
  private static final String SEEDED = "checker/src/main/java/halt/seeded";

  private HaltSources() {}

  /**
   * The core.
   *
   * @param root HALT's directory
   */
  static List<Path> core(Path root) {
    List<Path> sources = new ArrayList<>();
    for (String room : ROOMS) {
      sources.addAll(in(root.resolve(CORE).resolve(room)));
    }
    return sources;
  }

  /**
   * The core and the scenarios: what is translated and booted.
   *
   * @param root HALT's directory
   */
  public static List<Path> coreAndScenarios(Path root) {
    List<Path> sources = new ArrayList<>(core(root));
    sources.addAll(in(root.resolve(SCENARIOS)));
    sources.addAll(in(root.resolve(LITMUS)));
    return sources;
  }

  /** Those and the seeded bugs. */
  public static List<Path> withSeededBugs(Path root) {
    List<Path> sources = coreAndScenarios(root);
    sources.addAll(in(root.resolve(SEEDED)));
    return sources;
  }

  private static List<Path> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }
}
