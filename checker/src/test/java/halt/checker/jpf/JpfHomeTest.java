package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpfHomeTest {
  @TempDir private Path folder;
  private Path home;
  private Path java;

  @BeforeEach
  void make() throws IOException {
    home = folder.resolve("jpf-core");
    Files.createDirectories(home.resolve("build"));
    jar(JpfHome.CLASS_FILE_MAJOR, "0123456789abcdef0123456789abcdef01234567\n");
    Files.writeString(home.resolve("build/jpf-classes.jar"), "");
    Files.writeString(home.resolve("jpf.properties"), "");
    java = jdk("17.0.15");
  }

  private void jar(int major, String revision) throws IOException {
    byte[] head = ByteBuffer.allocate(8).putInt(0xCAFEBABE).putInt(major).array();
    try (OutputStream file = Files.newOutputStream(home.resolve("build/jpf.jar"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("gov/nasa/jpf/JPF.class"));
      zip.write(head);
      zip.putNextEntry(new ZipEntry("gov/nasa/jpf/.version"));
      zip.write(revision.getBytes("UTF-8"));
    }
  }

  private Path jdk(String version) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk-" + version));
    Path program = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(program, "");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private JpfHome find() {
    return JpfHome.find(Map.of("JPF_HOME", home.toString()), java, List.of());
  }

  private void isBroken(String... words) {
    assertThat(find())
        .isInstanceOfSatisfying(
            JpfHome.Broken.class,
            broken -> assertThat(broken.problem()).contains(words).doesNotContain("\n"));
  }

  @Test
  void whatIsThereIsFound() {
    assertThat(find()).isEqualTo(new JpfHome.Present(home, java, "0123456"));
    assertThat(((JpfHome.Present) find()).version()).isEqualTo("jpf-core 0123456");
  }

  @Test
  void aJarWithoutARevisionIsFoundAllTheSame() throws IOException {
    jar(JpfHome.CLASS_FILE_MAJOR, "no revision");
    assertThat(((JpfHome.Present) find()).version()).isEqualTo("jpf-core of an unknown revision");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unset"})
  void whereItWasNotAskedForOneLineSaysHowItIsObtained(String value) {
    JpfHome found =
        JpfHome.find(value.equals("unset") ? Map.of() : Map.of("JPF_HOME", value), java, List.of());
    assertThat(found).isEqualTo(new JpfHome.Absent());
    assertThat(new JpfHome.Absent().reason())
        .contains("JPF_HOME is not set", "java-17", "./gradlew buildJars")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"build/jpf.jar", "build/jpf-classes.jar", "jpf.properties"})
  void aFileThatIsMissingIsNamed(String file) throws IOException {
    Files.delete(home.resolve(file));
    isBroken(home.toString(), "there is no " + file);
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path absent = folder.resolve("absent");
    assertThat(JpfHome.find(Map.of("JPF_HOME", absent.toString()), java, List.of()))
        .isInstanceOfSatisfying(
            JpfHome.Broken.class,
            broken -> assertThat(broken.problem()).contains("JPF_HOME is " + absent));
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaid() throws IOException {
    home = Files.writeString(folder.resolve("a-file"), "");
    isBroken(home.toString(), "which is no folder");
  }

  @Test
  void aJarWithoutJpfIsRefused() throws IOException {
    try (OutputStream file = Files.newOutputStream(home.resolve("build/jpf.jar"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("something/Else.class"));
    }
    isBroken("build/jpf.jar has no class gov.nasa.jpf.JPF");
  }

  @Test
  void aJarThatIsNoneIsRefused() throws IOException {
    Files.writeString(home.resolve("build/jpf.jar"), "not a jar");
    isBroken("build/jpf.jar cannot be read");
  }

  @Test
  void theBranchForAnotherJavaIsRefused() throws IOException {
    jar(55, "");
    isBroken("is built for Java 11, not for Java 17", "branch java-17");
  }

  @Test
  void aPathThatJpfWouldSplitIsRefused() throws IOException {
    Path odd = Files.move(home, folder.resolve("a,b"));
    home = odd;
    isBroken("comma");
  }

  @Test
  void theRightJdkIsLookedFor() throws IOException {
    java = jdk("25");
    isBroken("JDK 17", "openjdk-17-jdk-headless");
    Path right = jdk("17");
    Path other = jdk("17.0.2+8");
    Map<String, String> environment = Map.of("JPF_HOME", home.toString());
    assertThat(JpfHome.find(environment, java, List.of(folder.resolve("none"), right)))
        .isEqualTo(new JpfHome.Present(home, right, "0123456"));
    Map<String, String> named = Map.of("JPF_HOME", home.toString(), "JAVA_HOME", other.toString());
    assertThat(JpfHome.find(named, java, List.of(right)))
        .isEqualTo(new JpfHome.Present(home, other, "0123456"));
  }

  @Test
  void aJdkWithoutItsProgramIsPassedOver() throws IOException {
    Files.delete(java.resolve("bin/java"));
    isBroken("JDK 17");
  }
}
