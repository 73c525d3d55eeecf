package halt.kernel.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where is the library that clang links into programs that are to find their own undefined
 * behaviour and stray accesses? Only tests want it.
 */
public final class Sanitizers {
  private static final Tool LIBRARY = ToolTable.tool("sanitizers");

  private Sanitizers() {}

  /** The Debian package that has it. */
  public static String debianPackage() {
    return LIBRARY.debianPackage();
  }

  /** That of {@link Tool#CLANG}, which is of the same release; empty if either is not there. */
  public static Optional<Path> find() {
    return Tool.CLANG.find().flatMap(Sanitizers::of);
  }

  private static Optional<Path> of(Path clang) {
    return LIBRARY.names().stream()
        .map(name -> Path.of(Tool.output(clang, "-print-file-name=" + name).strip()))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
