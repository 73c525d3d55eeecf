package halt.checker.report;

import halt.kernel.file.TemporaryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
    TemporaryFolder.removeAbandoned(reports);
    Path folder = reports.resolve(report.run());
    try (TemporaryFolder temporary = TemporaryFolder.createIn(reports, "report")) {
      Path unfinished = temporary.path();
      write(unfinished.resolve(PAGE), HtmlReport.render(report));
      write(unfinished.resolve(JSON), JsonReport.render(report));
      write(unfinished.resolve(JUNIT), JunitReport.render(report));
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        // A rename cannot replace a folder with files in it, so the old one steps aside first.
        Files.move(folder, unfinished.resolveSibling("old"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return folder;
  }

  /** What {@link #JSON} holds, for whoever wants it on a pipe. */
  public static String json(RunReport report) {
    return JsonReport.render(report);
  }

  private static void write(Path file, String text) throws IOException {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException noRoom) {
      throw new FileSystemException(file.toString(), null, noRoom.getMessage());
    }
  }
}
