package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.kernel.boot.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import picocli.CommandLine;

/**
 * On what is the launcher tried? The real script runs, on a small repository in a folder with a
 * space in its name. Maven, apt-get and id are stand-ins that write down how they were called; the
 * stand-in for Maven "builds" the classes that this test runs on, so that the command behind the
 * launcher is real.
 */
abstract class LauncherFixture {
  /** What the launcher may use of the system where a test says what is installed. */
  private static final List<String> UTILITIES =
      List.of(
          "sh",
          "cat",
          "cksum",
          "cp",
          "cut",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "head",
          "id",
          "ls",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sha256sum",
          "sort",
          "tail",
          "tr",
          "wc",
          "xargs");

  private static final List<String> LLVM_TOOLS =
      List.of(
          "ld.lld-19",
          "lld-link-19",
          "llvm-nm-19",
          "llvm-objcopy-19",
          "llvm-objdump-19",
          "llvm-symbolizer-19");

  private static final List<String> OTHER_TOOLS =
      List.of(
          "qemu-system-x86_64",
          "qemu-system-aarch64",
          "sfdisk",
          "mkfs.fat",
          "mmd",
          "mcopy",
          "mdir");

  private static final String TOOLS = "kernel/src/main/resources/halt/kernel/boot/tools";

  /** Whoever asks a stand-in for its version hears this, unless it is of another. */
  private static final String GOOD_VERSION = "19.1.7";

  private static final Path REPOSITORY = Path.of(System.getProperty("halt.home"));

  @TempDir static Path jars;
  @TempDir Path temporary;
  Path home;
  Path standIns;
  Path calls;
  String path;

  record Ended(int code, String out, String err) {}

  @BeforeEach
  void makeRepository() throws IOException {
    home = Files.createDirectories(temporary.resolve("a home"));
    standIns = Files.createDirectories(temporary.resolve("bin"));
    calls = temporary.resolve("calls");
    path = standIns + ":" + System.getenv("PATH");
    Files.copy(
        REPOSITORY.resolve("haltkit"), home.resolve("haltkit"), StandardCopyOption.COPY_ATTRIBUTES);
    copyLauncher();
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    for (String target : Target.names(REPOSITORY)) {
      Path folder = Files.createDirectories(home.resolve("arch-" + target));
      Files.copy(REPOSITORY.resolve("arch-" + target + "/target"), folder.resolve("target"));
    }
    for (String module : List.of("core", "model", "kernel", "checker")) {
      Files.createDirectories(home.resolve(module));
      Files.writeString(home.resolve(module).resolve("pom.xml"), "<project/>");
    }
    Path source = Files.createDirectories(home.resolve("core/src/main/java")).resolve("Atom.java");
    Files.writeString(source, "class Atom {}");
    standIn(
        "mvn",
        "for module in core model kernel checker; do",
        "  mkdir -p $module/target && cp '" + jars + "'/halt-$module.jar $module/target/",
        "done",
        "mkdir -p checker/target/lib && cp '" + jars + "'/lib/*.jar checker/target/lib/");
  }

  Ended haltkit(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./haltkit"));
    command.addAll(List.of(arguments));
    return end(start(home, Map.of(), command.toArray(String[]::new)));
  }

  Process start(Path directory, Map<String, String> environment, String... command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PATH", path);
    builder.environment().put("HALTKIT_ROOT_DIRECTORY", temporary.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /**
   * The outputs here are far smaller than a pipe holds, so reading them one by one cannot block.
   */
  static Ended end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, err);
  }

  List<String> calls() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  void standIn(String name, String... script) throws IOException {
    standInOf(GOOD_VERSION, name, script);
  }

  /** Stand-ins for all that is ever installed, and empty files for what is no program. */
  void standInForEveryTool() throws IOException {
    for (String tool : LLVM_TOOLS) {
      standIn(tool);
    }
    Path library = Files.createFile(temporary.resolve("asan.a"));
    standIn("clang-19", "echo " + library);
    for (String tool : OTHER_TOOLS) {
      standIn(tool);
    }
    for (String firmware : List.of("ovmf/OVMF.fd", "qemu-efi-aarch64/QEMU_EFI.fd")) {
      Path file = temporary.resolve("usr/share").resolve(firmware);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  /** To be asked for its version counts as no call. */
  void standInOf(String version, String name, String... script) throws IOException {
    Path file = standIns.resolve(name);
    Files.deleteIfExists(file);
    Files.writeString(
        file,
        "#!/bin/sh\n[ \"$*\" != --version ] || { echo 'the version "
            + version
            + "'; exit; }\necho \""
            + name
            + " $*\" >> '"
            + calls
            + "'\n"
            + String.join("\n", script)
            + "\n");
    makeExecutable(file);
  }

  /** From now on nothing is installed but the utilities and the stand-ins. */
  void onlyUtilities() throws IOException {
    for (String utility : UTILITIES) {
      for (String directory : System.getenv("PATH").split(":")) {
        Path there = Path.of(directory, utility);
        Path here = standIns.resolve(utility);
        if (Files.isExecutable(there) && !Files.exists(here)) {
          makeExecutable(Files.writeString(here, "#!/bin/sh\nexec " + there + " \"$@\"\n"));
        }
      }
    }
    path = standIns.toString();
  }

  Path fakeJdk(String name, String version) throws IOException {
    Path jdk = temporary.resolve(name);
    Path bin = Files.createDirectories(jdk.resolve("bin"));
    for (String tool : List.of("java", "javac")) {
      makeExecutable(Files.writeString(bin.resolve(tool), "#!/bin/sh\nexit 1\n"));
    }
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  static void makeExecutable(Path file) {
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void copyLauncher() throws IOException {
    Path scripts = Files.createDirectories(home.resolve("launcher"));
    try (Stream<Path> files = Files.list(REPOSITORY.resolve("launcher"))) {
      for (Path file : files.toList()) {
        Files.copy(file, scripts.resolve(file.getFileName()));
      }
    }
    Files.createDirectories(home.resolve(TOOLS).getParent());
    Files.copy(REPOSITORY.resolve(TOOLS), home.resolve(TOOLS));
  }

  /** Makes the jars that Maven would make, of the classes that this test sees. */
  @BeforeAll
  static void packageClasses() throws IOException {
    Path libraries = Files.createDirectories(jars.resolve("lib"));
    for (Class<?> type :
        List.of(CommandLine.class, ObjectMapper.class, JsonFactory.class, ClassReader.class)) {
      Path library = codeOf(type);
      Files.copy(library, libraries.resolve(library.getFileName()));
    }
    Map<String, Class<?>> modules =
        Map.of(
            "core", halt.core.value.Word.class,
            "model", halt.model.ir.IrProgram.class,
            "kernel", halt.kernel.boot.Target.class,
            "checker", Main.class);
    for (Map.Entry<String, Class<?>> module : modules.entrySet()) {
      Path code = codeOf(module.getValue());
      Path jar = jars.resolve("halt-" + module.getKey() + ".jar");
      if (Files.isDirectory(code)) {
        packageFolder(code, jar);
      } else {
        Files.copy(code, jar);
      }
    }
  }

  private static void packageFolder(Path classes, Path jarFile) throws IOException {
    try (OutputStream out = Files.newOutputStream(jarFile);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }

  private static Path codeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
