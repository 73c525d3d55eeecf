package halt.kernel.boot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where is a program that we call, and if it is nowhere, which package has it?
 *
 * @param names the names it goes by, the preferred one first
 * @param debianPackage the Debian package that installs it under the preferred name
 */
public record Tool(List<String> names, String debianPackage) {
  public static final Tool CLANG = new Tool(List.of("clang-19", "clang"), "clang-19");
  public static final Tool LINKER = new Tool(List.of("ld.lld-19", "ld.lld"), "lld-19");
  public static final Tool NM = new Tool(List.of("llvm-nm-19", "llvm-nm"), "llvm-19");
  public static final Tool OBJCOPY =
      new Tool(List.of("llvm-objcopy-19", "llvm-objcopy"), "llvm-19");
  public static final Tool OBJDUMP =
      new Tool(List.of("llvm-objdump-19", "llvm-objdump"), "llvm-19");
  public static final Tool SYMBOLIZER =
      new Tool(List.of("llvm-symbolizer-19", "llvm-symbolizer"), "llvm-19");
  public static final Tool LLD_LINK = new Tool(List.of("lld-link-19", "lld-link"), "lld-19");
  public static final Tool SFDISK = new Tool(List.of("sfdisk"), "fdisk");
  public static final Tool MKFS_FAT = new Tool(List.of("mkfs.fat"), "dosfstools");
  public static final Tool MMD = new Tool(List.of("mmd"), "mtools");
  public static final Tool MCOPY = new Tool(List.of("mcopy"), "mtools");
  public static final Tool MDIR = new Tool(List.of("mdir"), "mtools");

  /** Where Debian keeps some programs, which the path of a user who is not root need not have. */
  private static final List<Path> SYSTEM_DIRECTORIES =
      List.of(Path.of("/usr/sbin"), Path.of("/sbin"));

  public Tool {
    names = List.copyOf(names);
  }

  /** The program, as the {@code PATH} of this process has it, or the system. */
  public Optional<Path> find() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    Stream<Path> directories = Stream.of(path.split(File.pathSeparator)).map(Path::of);
    return find(Stream.concat(directories, SYSTEM_DIRECTORIES.stream()).toList());
  }

  /** The program in one of the directories; an earlier name wins over an earlier directory. */
  public Optional<Path> find(List<Path> directories) {
    return names.stream()
        .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** The first line that a program says of its version, or why it says none. */
  public static String version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("no version");
    } catch (IOException e) {
      return "no version: " + e.getMessage();
    }
  }

  @Override
  public String toString() {
    return names.get(0) + " (Debian package " + debianPackage + ")";
  }
}
