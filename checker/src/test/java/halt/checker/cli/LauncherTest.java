package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does the launcher find a JDK, and hand over what it was given? */
class LauncherTest extends LauncherFixture {
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

  /** Too few files are open at once for all jars, or too little memory is there at all. */
  @ParameterizedTest
  @ValueSource(strings = {"-n 12", "-d 100000", "-v 500000"})
  void norIsOneThatALimitKeepsFromStarting(String limit) throws Exception {
    assertThat(haltkit("--version").code()).isZero();
    Ended ended = limited(limit, home);

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains("bin/java does not start here:");
    assertThat(ended.out()).isEmpty();
  }

  /** Of root nobody counts the threads, so the JVM is a stand-in. */
  @Test
  void aLimitOfThreadsIsTriedToo() throws Exception {
    Path jdk = fakeJdk("jdk", "17.0.1");
    assertThat(haltkit("--version").code()).isZero();
    String limits = "ulimit -S -u 99 2>/dev/null || ulimit -S -p 99";
    String line = limits + "; exec ./haltkit check counter";
    Ended ended = end(start(home, Map.of("JAVA_HOME", jdk.toString()), "sh", "-c", line));

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains(jdk + "/bin/java does not start here:");
  }

  private Ended limited(String limit, Path directory) throws Exception {
    // Some files are open before the launcher begins, so that it gets as far as to the JVM, but no
    // further.
    String line = "exec 4<&0 5<&0; ulimit " + limit + "; exec ./haltkit --version";
    return end(start(directory, Map.of(), "sh", "-c", line));
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
  void theListOfScenariosIsReadFromTheJars() throws Exception {
    Ended ended = haltkit("check", "--list"); // here there are no sources to lift

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("  swap-during-collection  ", "  flip-without-waiting  ");
  }

  @Test
  void anUnknownCommandIsBadInputAndNamesTheNearest() throws Exception {
    Ended ended = haltkit("verfy");

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains("did you mean verify?");
  }

  @Test
  void testHandsItsArgumentsToMaven() throws Exception {
    onlyUtilities();
    standInForEveryTool();

    Ended ended = haltkit("test", "-pl", "model");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(calls())
        .anyMatch(call -> call.startsWith("mvn") && call.endsWith(" test -pl model"));
  }
}
