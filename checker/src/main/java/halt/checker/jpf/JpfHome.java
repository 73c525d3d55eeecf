package halt.checker.jpf;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where is Java PathFinder, and the JDK 17 that it needs? JPF is in no package registry: who wants
 * it builds its {@code java-17} branch and sets {@code JPF_HOME}. Nothing of JPF's is run here.
 */
public sealed interface JpfHome {
  /** The environment variable that names the folder of jpf-core. */
  String VARIABLE = "JPF_HOME";

  /** The branch of jpf-core that this engine is made for needs exactly this Java. */
  int JAVA = 17;

  /** The class file format of {@link #JAVA}. */
  int CLASS_FILE_MAJOR = 61;

  /** How JPF is obtained, in one line. */
  String HOW =
      "clone the branch java-17 of https://github.com/javapathfinder/jpf-core, build it there with"
          + " ./gradlew buildJars, and set JPF_HOME to that folder";

  /** JPF was not asked for. */
  record Absent() implements JpfHome {
    /** One line: what is missing, and how it is obtained. */
    public String reason() {
      return "JPF_HOME is not set: " + HOW;
    }
  }

  /**
   * What {@code JPF_HOME} names cannot be used.
   *
   * @param problem one line: what is missing or wrong
   */
  record Broken(String problem) implements JpfHome {}

  /**
   * JPF can be run.
   *
   * @param home the folder of jpf-core
   * @param java the JDK that runs it
   * @param revision of jpf-core, as its build wrote it down; empty if it did not
   */
  record Present(Path home, Path java, String revision) implements JpfHome {
    /** For reports. */
    public String version() {
      return "jpf-core " + (revision.isEmpty() ? "of an unknown revision" : revision);
    }
  }

  /** As an environment says, on this machine. */
  static JpfHome find(Map<String, String> environment) {
    return find(environment, Path.of(System.getProperty("java.home")), debianJdks());
  }

  /**
   * As an environment says.
   *
   * @param ownJava the JDK that runs this process, which is taken if it is the right one
   * @param installed other JDKs, to be looked at after {@code JAVA_HOME}
   */
  static JpfHome find(Map<String, String> environment, Path ownJava, List<Path> installed) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (named.isEmpty()) {
      return new Absent();
    }
    Path home;
    try {
      home = Path.of(named).toAbsolutePath().normalize();
    } catch (InvalidPathException nonsense) {
      return new Broken("JPF_HOME is no path: " + named);
    }
    if (separates(home)) {
      return new Broken("JPF_HOME has a comma or a semicolon, at which JPF splits paths: " + home);
    }
    if (!Files.isDirectory(home)) {
      return new Broken("JPF_HOME is " + home + ", which is no folder; " + HOW);
    }
    for (String file : List.of("build/jpf.jar", "build/jpf-classes.jar", "jpf.properties")) {
      if (!Files.isRegularFile(home.resolve(file))) {
        return new Broken("JPF_HOME is " + home + ", but there is no " + file + "; " + HOW);
      }
    }
    Optional<String> wrong = wrongJar(home.resolve("build/jpf.jar"));
    if (wrong.isPresent()) {
      return new Broken(home.resolve("build/jpf.jar") + " " + wrong.get() + "; " + HOW);
    }
    List<Path> candidates = new ArrayList<>(List.of(ownJava));
    String javaHome = environment.getOrDefault("JAVA_HOME", "");
    if (!javaHome.isEmpty()) {
      candidates.add(Path.of(javaHome));
    }
    candidates.addAll(installed);
    Optional<Path> java = candidates.stream().filter(JpfHome::isRightJava).findFirst();
    if (java.isEmpty()) {
      return new Broken(
          "JPF runs on JDK "
              + JAVA
              + " only, and there is none: install openjdk-"
              + JAVA
              + "-jdk-headless or set JAVA_HOME to one");
    }
    return new Present(home, java.get(), revision(home.resolve("build/jpf.jar")));
  }

  /** Whether JPF would take a path for several. */
  static boolean separates(Path path) {
    return path.toString().indexOf(',') >= 0 || path.toString().indexOf(';') >= 0;
  }

  private static List<Path> debianJdks() {
    Path folder = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** A JDK says in its file {@code release} which one it is. */
  private static boolean isRightJava(Path java) {
    String program = File.separatorChar == '\\' ? "java.exe" : "java";
    if (!Files.isExecutable(java.resolve("bin").resolve(program))) {
      return false;
    }
    try {
      return Files.readAllLines(java.resolve("release")).stream()
          .anyMatch(line -> line.matches("JAVA_VERSION=\"" + JAVA + "([.+-].*)?\""));
    } catch (IOException noSuchFile) {
      return false;
    }
  }

  /** Why a jar is not JPF's for our Java: a clause that goes on after its name. */
  private static Optional<String> wrongJar(Path jar) {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      ZipEntry entry = file.getEntry("gov/nasa/jpf/JPF.class");
      if (entry == null) {
        return Optional.of("has no class gov.nasa.jpf.JPF");
      }
      try (DataInputStream stream = new DataInputStream(file.getInputStream(entry))) {
        int magic = stream.readInt();
        stream.readUnsignedShort();
        int major = stream.readUnsignedShort();
        if (magic != 0xCAFEBABE) {
          return Optional.of("has a class gov.nasa.jpf.JPF that is none");
        }
        return major == CLASS_FILE_MAJOR
            ? Optional.empty()
            : Optional.of("is built for Java " + (major - 44) + ", not for Java " + JAVA);
      }
    } catch (IOException unreadable) {
      return Optional.of("cannot be read: " + unreadable.getMessage());
    }
  }

  /** The build writes git's revision into the jar. */
  private static String revision(Path jar) {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      ZipEntry entry = file.getEntry("gov/nasa/jpf/.version");
      if (entry == null) {
        return "";
      }
      try (InputStream stream = file.getInputStream(entry)) {
        String text = new String(stream.readNBytes(64), StandardCharsets.UTF_8).strip();
        return text.matches("[0-9a-f]{7,40}") ? text.substring(0, 7) : "";
      }
    } catch (IOException unreadable) {
      return "";
    }
  }
}
