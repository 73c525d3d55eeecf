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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * Does the launcher do what its first comment says? The real script runs, on a small repository in
 * a folder with a space in its name. Maven, apt-get and id are stand-ins that write down how they
 * were called; the stand-in for Maven "builds" the classes that this test runs on, so that the
 * command behind the launcher is real.
 */
class LauncherTest {
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
          "uname",
          "xargs");

  private static final Path REPOSITORY = Path.of(System.getProperty("halt.home"));

  @TempDir private static Path jars;
  @TempDir private Path temporary;
  private Path home;
  private Path standIns;
  private Path calls;
  private String path;

  record Ended(int code, String out, String err) {}

  @BeforeEach
  void makeRepository() throws IOException {
    home = Files.createDirectories(temporary.resolve("a home"));
    standIns = Files.createDirectories(temporary.resolve("bin"));
    calls = temporary.resolve("calls");
    path = standIns + ":" + System.getenv("PATH");
    Files.copy(
        REPOSITORY.resolve("haltkit"), home.resolve("haltkit"), StandardCopyOption.COPY_ATTRIBUTES);
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

  @Test
  void helpNamesEveryCommandFromAnyDirectoryAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), home.resolve("haltkit"));

    Ended ended = end(start(temporary, Map.of(), link.toString(), "--help"));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("verify", "check", "replay", "translate", "boot", "linearize", "test", "bench");
  }

  @Test
  void aStandardOutputThatIsClosedIsSaidAndNotTakenForAFile() throws Exception {
    String script = "exec \"$1\" --help >&-";
    Ended ended =
        end(start(temporary, Map.of(), "sh", "-c", script, "sh", home.resolve("haltkit") + ""));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines())
        .containsExactly("haltkit: standard output is closed: nobody would see the result");
    assertThat(calls()).isEmpty();
  }

  @Test
  void aClosedInputOrErrorOutputHindersNobody() throws Exception {
    String script = "exec \"$1\" --help <&- 2>&-";
    Ended ended =
        end(start(temporary, Map.of(), "sh", "-c", script, "sh", home.resolve("haltkit") + ""));

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Usage: haltkit");
  }

  /** It would end with 1: a property failed. */
  @Test
  void aJvmThatDoesNotStartIsNoFailedProperty() throws Exception {
    assertThat(haltkit("--version").code()).isZero();
    Ended ended =
        end(
            start(
                temporary,
                Map.of("JAVA_TOOL_OPTIONS", "-XX:NoSuchOption"),
                home.resolve("haltkit").toString(),
                "--version"));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("bin/java does not start here:", "NoSuchOption");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void buildsOnFirstUseAndOnlyWhenASourceChanged() throws Exception {
    Ended first = haltkit("--version");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err().lines()).hasSize(1).first().asString().contains("building");
    assertThat(calls()).hasSize(1);

    assertThat(haltkit("--version").err()).isEmpty();
    assertThat(calls()).hasSize(1);

    Path source = home.resolve("core/src/main/java/Atom.java");
    Files.writeString(source, "class Atom { int changed; }");
    assertThat(haltkit("--version").code()).isZero();
    assertThat(calls()).hasSize(2);

    Files.writeString(source, "class Atom {}");
    assertThat(haltkit("--version").code()).isZero();
    assertThat(calls()).as("the older sources' build is still there").hasSize(2);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Path gate = temporary.resolve("gate");
    end(start(temporary, Map.of(), "mkfifo", gate.toString()));
    String build = Files.readString(standIns.resolve("mvn"));
    Files.writeString(
        standIns.resolve("mvn"), build + "\nread -r open < '" + gate + "' && test \"$open\"\n");

    Process first = start(home, Map.of(), "./haltkit", "--version");
    while (!Files.exists(calls)) {
      assertThat(first.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    Process second = start(home, Map.of(), "./haltkit", "--version");
    assertThat(second.errorReader().readLine()).contains("waiting");
    Files.writeString(gate, "open\n");

    assertThat(end(first).code()).isZero();
    assertThat(end(second).code()).isZero();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void aBuildThatFailsIsShownWithItsWarningsAndIsBadInput() throws Exception {
    standIn(
        "mvn",
        "echo '[INFO] Scanning'",
        "echo '[WARNING] Atom.java:[3,4] a warning is an error here'",
        "exit 1");

    Ended ended = haltkit("--help");

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains("Atom.java:[3,4] a warning").doesNotContain("Scanning");
    assertThat(haltkit("--help").code()).as("a failed build is not taken for one").isEqualTo(2);
  }

  @Test
  void withoutAJdkItNamesThePackage() throws Exception {
    Path nowhere = Files.createDirectories(temporary.resolve("empty"));
    onlyUtilities();

    Ended ended =
        end(
            start(
                home,
                Map.of(
                    "JAVA_HOME", nowhere.toString(), "HALTKIT_JVM_DIRECTORY", nowhere.toString()),
                "./haltkit",
                "--help"));

    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(ended.err()).contains("JAVA_HOME=" + nowhere, "openjdk-17-jdk-headless");
  }

  @Test
  void aJavaHomeThatDoesNotServeIsPassedOver() throws Exception {
    Path old = fakeJdk("jvm/old", "11.0.2");
    Path real = Path.of(System.getProperty("java.home"));
    onlyUtilities();

    Ended ended =
        end(
            start(
                home,
                Map.of(
                    "JAVA_HOME",
                    old.toString(),
                    "HALTKIT_JVM_DIRECTORY",
                    real.getParent().toString()),
                "./haltkit",
                "--version"));

    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void anUnknownCommandIsBadInputAndNamesTheNearest() throws Exception {
    Ended ended = haltkit("verfy");

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains("did you mean verify?");
  }

  @Test
  void packagesAreInstalledByNameForRootOnly() throws Exception {
    onlyUtilities();
    standIn("apt-get");
    standIn("id", "echo 0");
    assertThat(haltkit("boot", "--no-such-option").err()).contains("installing qemu-system-x86");
    assertThat(calls())
        .contains("apt-get update")
        .anyMatch(
            call ->
                call.startsWith("apt-get ")
                    && call.endsWith(
                        "install -y --no-install-recommends"
                            + " qemu-system-x86 clang-19 lld-19 llvm-19"));

    assertThat(haltkit("--json", "boot", "--no-such-option").err())
        .as("an option before the command")
        .contains("installing qemu-system-x86");

    Files.delete(calls);
    standIn("id", "echo 1000");
    Ended refused = haltkit("verify");
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err())
        .contains(
            "sudo apt-get install -y --no-install-recommends"
                + " qemu-system-arm qemu-system-x86 clang-19 lld-19 llvm-19");
    assertThat(calls()).noneMatch(call -> call.startsWith("apt-get"));
  }

  @ParameterizedTest
  @CsvSource({
    "boot --arch arm64,                   qemu-system-arm",
    "boot --rounds 5 --arch=arm64,        qemu-system-arm",
    "verify --arch arm64 --skip bugs,     qemu-system-arm",
    "verify,                              qemu-system-arm qemu-system-x86",
    "conform --arch arm64 --rounds 5,     qemu-system-arm",
    "verify --arch=x86_64 --arch=arm64,   qemu-system-x86 qemu-system-arm",
    "boot,                                qemu-system-x86",
    "boot --arch x86_64,                  qemu-system-x86",
    "boot --arch arm64:exclusives,        qemu-system-arm",
    "image --arch arm64 --out x.img,      qemu-system-arm",
    "test,                                qemu-system-arm qemu-system-x86 qemu-efi-aarch64 ovmf",
  })
  void aTargetBringsItsOwnEmulator(String command, String emulators) throws Exception {
    onlyUtilities();
    standIn("apt-get", "exit 1"); // so that the command itself does not begin
    standIn("id", "echo 0");

    assertThat(haltkit(command.split(" ")).err())
        .contains("installing " + emulators + " clang-19 lld-19 llvm-19");
  }

  @ParameterizedTest
  @CsvSource({
    "boot --uefi,                     llvm-19 ovmf fdisk dosfstools mtools",
    "boot --arch arm64 --image=x.img, llvm-19 qemu-efi-aarch64 fdisk dosfstools mtools",
    "image --out x.img,               llvm-19 fdisk dosfstools mtools",
    "boot,                            llvm-19",
  })
  void aDiskBringsItsToolsAndToBootItTheFirmware(String command, String last) throws Exception {
    onlyUtilities();
    standIn("apt-get", "exit 1");
    standIn("id", "echo 0");

    assertThat(haltkit(command.split(" ")).err().lines())
        .anySatisfy(line -> assertThat(line).startsWith("haltkit: installing ").endsWith(last));
  }

  @Test
  void whatOnlyRootHasOnItsPathIsFoundToo() throws Exception {
    onlyUtilities();
    standIn("apt-get", "exit 1");
    standIn("id", "echo 0");
    Path sbin = Files.createDirectories(temporary.resolve("usr/sbin"));
    makeExecutable(Files.createFile(sbin.resolve("sfdisk")));
    makeExecutable(Files.createFile(sbin.resolve("mkfs.fat")));

    assertThat(haltkit("image", "--out", "x.img").err()).contains("llvm-19 mtools\n");
  }

  @Test
  void anUnknownTargetBringsNone() throws Exception {
    onlyUtilities();
    standIn("apt-get", "exit 1");
    standIn("id", "echo 0");

    assertThat(haltkit("boot", "--arch", "no-such-target").err()).contains("installing clang-19");
  }

  @Test
  void helpAndSearchesInstallNothing() throws Exception {
    onlyUtilities();
    standIn("apt-get");
    standIn("id", "echo 0");

    haltkit("verify", "--help");
    haltkit("verify", "--skip", "exploration,boot", "--skip=TRANSLATION", "--bad-option");
    haltkit("replay", "no-such-trace.json");

    assertThat(calls()).noneMatch(call -> call.startsWith("apt-get"));
  }

  @Test
  void testHandsItsArgumentsToMaven() throws Exception {
    onlyUtilities();
    for (String tool :
        List.of(
            "qemu-system-x86_64",
            "qemu-system-aarch64",
            "ld.lld-19",
            "llvm-nm-19",
            "sfdisk",
            "mkfs.fat",
            "mcopy")) {
      standIn(tool);
    }
    for (String firmware : List.of("ovmf/OVMF.fd", "qemu-efi-aarch64/QEMU_EFI.fd")) {
      Path file = temporary.resolve("usr/share").resolve(firmware);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    Path runtime = Files.createFile(temporary.resolve("asan.a"));
    standIn("clang-19", "echo " + runtime);

    Ended ended = haltkit("test", "-pl", "model");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(calls())
        .anyMatch(call -> call.startsWith("mvn") && call.endsWith(" test -pl model"));
  }

  private Ended haltkit(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./haltkit"));
    command.addAll(List.of(arguments));
    return end(start(home, Map.of(), command.toArray(String[]::new)));
  }

  private Process start(Path directory, Map<String, String> environment, String... command)
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
  private static Ended end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, err);
  }

  private List<String> calls() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  private void standIn(String name, String... script) throws IOException {
    Path file = standIns.resolve(name);
    Files.deleteIfExists(file);
    Files.writeString(
        file,
        "#!/bin/sh\necho \""
            + name
            + " $*\" >> '"
            + calls
            + "'\n"
            + String.join("\n", script)
            + "\n");
    makeExecutable(file);
  }

  /** From now on nothing is installed but the utilities and the stand-ins. */
  private void onlyUtilities() throws IOException {
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

  private Path fakeJdk(String name, String version) throws IOException {
    Path jdk = temporary.resolve(name);
    Path bin = Files.createDirectories(jdk.resolve("bin"));
    for (String tool : List.of("java", "javac")) {
      makeExecutable(Files.writeString(bin.resolve(tool), "#!/bin/sh\nexit 1\n"));
    }
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private static void makeExecutable(Path file) {
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Makes the jars that Maven would make, of the classes that this test sees. */
  @BeforeAll
  static void packageClasses() throws IOException {
    Path libraries = Files.createDirectories(jars.resolve("lib"));
    for (Class<?> type : List.of(CommandLine.class, ObjectMapper.class, JsonFactory.class)) {
      Path library = codeOf(type);
      Files.copy(library, libraries.resolve(library.getFileName()));
    }
    Map<String, Class<?>> modules =
        Map.of(
            "core", halt.core.Word.class,
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
