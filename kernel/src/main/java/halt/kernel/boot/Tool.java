package halt.kernel.boot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where is a program that we call, at a version that is known to work, and if it is nowhere, which
 * package has it?
 *
 * @param names the names it goes by, the preferred one first
 * @param versions at which it counts as present
 * @param debianPackage the Debian package that installs it under the preferred name
 */
public record Tool(List<String> names, Versions versions, String debianPackage) {
  public static final Tool CLANG = ToolTable.tool("clang");
  public static final Tool LINKER = ToolTable.tool("ld.lld");
  public static final Tool LLD_LINK = ToolTable.tool("lld-link");
  public static final Tool NM = ToolTable.tool("llvm-nm");
  public static final Tool OBJCOPY = ToolTable.tool("llvm-objcopy");
  public static final Tool OBJDUMP = ToolTable.tool("llvm-objdump");
  public static final Tool SYMBOLIZER = ToolTable.tool("llvm-symbolizer");
  public static final Tool SFDISK = ToolTable.tool("sfdisk");
  public static final Tool MKFS_FAT = ToolTable.tool("mkfs.fat");
  public static final Tool MMD = ToolTable.tool("mmd");
  public static final Tool MCOPY = ToolTable.tool("mcopy");
  public static final Tool MDIR = ToolTable.tool("mdir");
  public static final Tool MAVEN = ToolTable.tool("mvn");

  /** Where Debian keeps some programs, which the path of a user who is not root need not have. */
  private static final List<Path> SYSTEM_DIRECTORIES =
      List.of(Path.of("/usr/sbin"), Path.of("/sbin"));

  /** A program that has not told its version by then does not tell it. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  /** What programs said of themselves: none changes while we run, and each is asked often. */
  private static final Map<Path, String> SAID = new ConcurrentHashMap<>();

  public Tool {
    names = List.copyOf(names);
  }

  /** A program of which every version will do. */
  public Tool(List<String> names, String debianPackage) {
    this(names, Versions.ANY, debianPackage);
  }

  /** What a search gave. */
  public sealed interface Lookup permits Found, Missing {}

  /**
   * It is here.
   *
   * @param version numbers with dots between them; empty if every version will do
   */
  public record Found(Path file, String version) implements Lookup {
    private String versionOrNone() {
      return version.isEmpty() ? "of no version" : version;
    }
  }

  /** It is not here at a version that is known to work, but these are, of each name the first. */
  public record Missing(List<Found> passedOver) implements Lookup {
    public Missing {
      passedOver = List.copyOf(passedOver);
    }
  }

  /** The program, as the {@code PATH} of this process has it, or the system. */
  public Optional<Path> find() {
    return lookUp() instanceof Found found ? Optional.of(found.file()) : Optional.empty();
  }

  /** As {@link #find()}, with the version, or with what was passed over. */
  public Lookup lookUp() {
    return lookUp(directories(Objects.requireNonNullElse(System.getenv("PATH"), "")));
  }

  /** Where programs are that a path names, or that the system has. */
  static List<Path> directories(String path) {
    Stream<Path> named =
        Stream.of(path.split(File.pathSeparator)).filter(each -> !each.isEmpty()).map(Path::of);
    return Stream.concat(named, SYSTEM_DIRECTORIES.stream()).toList();
  }

  /** Looks in these directories; an earlier name wins over an earlier directory. */
  Lookup lookUp(List<Path> directories) {
    List<Found> passedOver = new ArrayList<>();
    for (String name : names) {
      List<Found> unfit = new ArrayList<>();
      for (Path directory : directories) {
        Path file = directory.resolve(name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          String version = versions.equals(Versions.ANY) ? "" : Versions.in(said(file));
          Found found = new Found(file, version);
          if (versions.include(version)) {
            return found;
          }
          unfit.add(found);
        }
      }
      // Of each name the first is told of: /bin and /usr/bin may be the same.
      unfit.stream().findFirst().ifPresent(passedOver::add);
    }
    return new Missing(passedOver);
  }

  /** The first line that a program says of its version. */
  public static String version(Path program) {
    return said(program).lines().findFirst().orElse("no version");
  }

  private static String said(Path program) {
    return SAID.computeIfAbsent(program, asked -> output(asked, "--version"));
  }

  static String output(Path program, String argument) {
    return output(program, argument, LONGEST_ANSWER);
  }

  /**
   * Empty if it cannot run, goes on for longer, or ends with an error: that text may speak of other
   * programs.
   */
  static String output(Path program, String argument, Duration longest) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), argument)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return "";
      }
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? text : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** What there is at another version than one that is known to work; empty if nothing is. */
  public String passedOver() {
    if (!(lookUp() instanceof Missing missing) || missing.passedOver().isEmpty()) {
      return "";
    }
    return missing.passedOver().stream()
            .map(other -> other.file() + " is " + other.versionOrNone())
            .collect(Collectors.joining(", "))
        + "; known to work is "
        + versions;
  }

  /** Its name, and what there is of it. */
  public String missing() {
    String others = passedOver();
    return names.get(0) + (others.isEmpty() ? "" : " (" + others + ")");
  }

  @Override
  public String toString() {
    return names.get(0) + " (Debian package " + debianPackage + ")";
  }
}
