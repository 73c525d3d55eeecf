package halt.checker.jvm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which JVM, and what does it run?
 *
 * @param javaHome the JDK; the child's program is its {@code bin/java}
 * @param options options of that JVM, such as {@code -Xmx2g}
 * @param mainClass has a {@code main} that calls {@link ChildLoop#run}
 */
public record ChildCommand(
    Path javaHome, List<String> options, List<Path> classPath, String mainClass) {
  public ChildCommand {
    options = List.copyOf(options);
    classPath = List.copyOf(classPath);
  }

  /** What is to be started, in a folder for its temporary files. */
  List<String> words(Path directory) {
    List<String> words = new ArrayList<>();
    words.add(javaHome.resolve("bin").resolve("java").toString());
    // What the JVM itself has to say must not come between the answers.
    words.add("-XX:+DisplayVMOutputToStderr");
    words.add("-Djava.io.tmpdir=" + directory.toAbsolutePath());
    words.addAll(options);
    words.add("-cp");
    words.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    words.add(mainClass);
    return words;
  }
}
