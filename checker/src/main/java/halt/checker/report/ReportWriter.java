package halt.checker.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where does a report go? Into {@code reports/RUN/}: {@code index.html}, {@code report.json} and
 * {@code junit.xml}. The folder is made under another name and renamed when it is complete, so
 * whoever finds it finds all of it.
 */
public final class ReportWriter {
  /** The page for people. */
  public static final String PAGE = "index.html";

  /** The same for machines. */
  public static final String JSON = "report.json";

  /** The same for continuous-integration servers. */
  public static final String JUNIT = "junit.xml";

  private ReportWriter() {}

  /**
   * Writes a report, replacing an older one of the same run.
   *
   * @param reports the folder of all reports; made if it does not exist
   * @return the report's own folder
   */
  public static Path write(RunReport report, Path reports) throws IOException {
    Files.createDirectories(reports);
    Path folder = reports.resolve(report.run());
    Path unfinished = Files.createTempDirectory(reports, ".unfinished-");
    try {
      write(unfinished.resolve(PAGE), HtmlReport.render(report));
      write(unfinished.resolve(JSON), JsonReport.render(report));
      write(unfinished.resolve(JUNIT), JunitReport.render(report));
      // A temporary folder is for its owner alone; a report is for everybody who may see reports.
      Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(reports));
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        // A rename cannot replace a folder with files in it, so the old one steps aside first.
        Path old = reports.resolve(unfinished.getFileName() + "-old");
        Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
      } else {
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      delete(unfinished);
    }
    return folder;
  }

  /** What {@link #JSON} holds, for whoever wants it on a pipe. */
  public static String json(RunReport report) {
    return JsonReport.render(report);
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
