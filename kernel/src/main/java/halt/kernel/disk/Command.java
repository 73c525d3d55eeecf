package halt.kernel.disk;

import halt.kernel.file.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How is a program called whose output must depend on nothing but its input? In a given folder, in
 * the C locale, without a configuration file, at a time that never changes, in a zone that has
 * none.
 */
record Command(Path folder, List<String> words, String input) {
  /** The first second that a FAT file system can write down: 1980-01-01 00:00:00 UTC. */
  static final long EPOCH_SECONDS = 315_532_800;

  private static final Map<String, String> SURROUNDINGS =
      Map.of(
          "LC_ALL", "C",
          "TZ", "UTC",
          "SOURCE_DATE_EPOCH", Long.toString(EPOCH_SECONDS),
          "MTOOLSRC", "/dev/null",
          "MTOOLS_SKIP_CHECK", "1");

  Command {
    words = List.copyOf(words);
  }

  /** A command that reads nothing. */
  static Command of(Path folder, String... words) {
    return new Command(folder, List.of(words), "");
  }

  /** A program that ended with an error; the message is what it said. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    Failed(String text) {
      super(text);
    }
  }

  /** Runs it to its end, and gives what it printed. */
  String run() throws IOException, Failed, InterruptedException {
    try (TemporaryFolder errors = TemporaryFolder.create("errors")) {
      return run(errors.path().resolve("errors"));
    }
  }

  private String run(Path errors) throws IOException, Failed, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().putAll(SURROUNDINGS);
    Process process = builder.redirectError(errors.toFile()).start();
    try (InputStream output = process.getInputStream()) {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        String said = (text + Files.readString(errors)).strip();
        throw new Failed(words.get(0) + (said.isEmpty() ? " exited with " + code : ": " + said));
      }
      return text;
    } finally {
      process.destroyForcibly();
    }
  }
}
