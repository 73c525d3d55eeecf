package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.kernel.boot.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Do sources become a build once, as a whole or not at all, and is it said why not? */
class LauncherBuildTest extends LauncherFixture {
  private static final String LOCK = "target/haltkit/lock";

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
    Path gate = mavenWaitsAtAGate();

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
  void aMavenThatIsTooOldIsNamedWithItsVersion() throws Exception {
    onlyUtilities();
    standInOf("3.0.5", "mvn");

    Ended ended = haltkit("check", "counter");

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err())
        .contains("Maven 3.6.3 or later", standIns + "/mvn is 3.0.5", "apt-get install maven");
  }

  /** A JVM that misses a class ends with 1: a property failed. */
  @Test
  void aBuildThatWasDamagedIsMadeAnew() throws Exception {
    assertThat(haltkit("--version").code()).isZero();
    for (String jar : List.of("halt-checker.jar", "halt-core.jar")) {
      Path damaged = builds().get(0).resolve(jar);
      byte[] whole = Files.readAllBytes(damaged);
      Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
      Ended ended = haltkit("--version");
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.err()).contains("the build of these sources is damaged, building it anew");
      assertThat(damaged).hasBinaryContent(whole);
      Files.delete(damaged);
      assertThat(haltkit("--version").code()).isZero();
    }
    assertThat(haltkit("--version").err()).isEmpty();
  }

  @Test
  void whatIsBuiltAndDoesNotStartIsNoBuild() throws Exception {
    Path maven = standIns.resolve("mvn");
    Files.writeString(
        maven,
        "cp core/target/halt-core.jar checker/target/halt-checker.jar\n",
        StandardOpenOption.APPEND);
    Ended ended = haltkit("--version");
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err())
        .contains("haltkit: what was built does not start:", "class halt.checker.cli.Main");
    assertThat(builds()).isEmpty();
  }

  /** What it says is told apart, and how Maven ended. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo '[ERROR] Atom.java:[3,4] error'; exit 1 | 2 | the sources do not build",
        "echo '[ERROR] No space left on device'; exit 1 | 2 | the disk is full",
        "echo '[ERROR] Could not transfer artifact x'; exit 1 | 4 | could not get a library",
        "kill -s KILL $$ | 137 | Maven was stopped by signal 9",
        "exit 0 | 2 | the build made no core/target/halt-core.jar",
      })
  void aBuildThatFailsForAnotherReasonDoesNotBlameTheSources(String maven, int code, String why)
      throws Exception {
    standIn("mvn", maven);

    Ended ended = haltkit("--help");

    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err().lines()).last().asString().startsWith("haltkit: ").contains(why);
    assertThat(builds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void whoStopsHaltkitStopsMaven(String signal, int code) throws Exception {
    mavenWaitsAtAGate();
    // Whoever started the tests may have had these signals ignored.
    Process haltkit = start(home, Map.of(), "env", "--default-signal", "./haltkit", "--version");
    long maven = pidOfMaven(haltkit);

    end(start(temporary, Map.of(), "kill", "-s", signal, "" + haltkit.pid()));

    Ended ended = end(haltkit);
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err()).contains("stopped while building").doesNotContain("do not build");
    assertThat(ProcessHandle.of(maven)).as("Maven, which was waited for").isEmpty();
    assertThat(builds()).isEmpty();
    assertThat(end(start(home, Map.of(), "flock", "-n", LOCK, "true")).code()).isZero();
  }

  @Test
  void aHaltkitThatIsKilledTakesMavenWithIt() throws Exception {
    assumeTrue(new Tool(List.of("setpriv"), "util-linux").find().isPresent(), "setpriv");
    mavenWaitsAtAGate();
    Process haltkit = start(home, Map.of(), "./haltkit", "--version");
    pidOfMaven(haltkit);

    haltkit.destroyForcibly();

    // Maven holds the lock, too: who gets it knows that Maven has ended.
    assertThat(end(start(home, Map.of(), "flock", LOCK, "true")).code()).isZero();
    assertThat(builds()).isEmpty();
  }

  @Test
  void whatAStoppedMavenLeftIsBuiltAnew() throws Exception {
    Path classes = Files.createDirectories(home.resolve("core/target/classes"));
    Path half = Files.writeString(classes.resolve("Half.class"), "half a");
    String builds = Files.readString(standIns.resolve("mvn"));
    standIn("mvn", "kill -s KILL $$");
    assertThat(haltkit("--version").code()).isEqualTo(137);
    assertThat(half).exists();

    Files.writeString(standIns.resolve("mvn"), builds);
    assertThat(haltkit("--version").code()).isZero();
    assertThat(half).doesNotExist();

    Files.writeString(Files.createDirectories(classes).resolve("Half.class"), "whole");
    Files.writeString(home.resolve("core/src/main/java/Atom.java"), "class Atom { int changed; }");
    assertThat(haltkit("--version").code()).isZero();
    assertThat(half).as("after a build that came to its end").exists();
  }

  @Test
  void whereNothingCanBeWrittenItSaysSoInOneLine() throws Exception {
    Path target = Files.writeString(home.resolve("target"), "in the way of a folder");
    assertCannotBeBuilt();

    Files.delete(target);
    Files.createDirectories(home.resolve(LOCK)); // in the way of a file
    assertCannotBeBuilt();
  }

  private void assertCannotBeBuilt() throws Exception {
    Ended ended = haltkit("--version");
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .contains("no build of these sources", "nothing can be written to " + home);
    assertThat(calls()).isEmpty();
  }

  @Test
  void aBuildThatIsThereNeedsNothingWritten() throws Exception {
    assertThat(haltkit("--version").code()).isZero();
    for (String name : List.of("lock", "build.log")) {
      Files.delete(home.resolve("target/haltkit").resolve(name));
      Files.createDirectory(home.resolve("target/haltkit").resolve(name));
    }

    Ended again = haltkit("--version");

    assertThat(again.code()).isZero();
    assertThat(again.err()).isEmpty();
  }

  @Test
  void testsAndBuildsWaitForEachOther() throws Exception {
    onlyUtilities();
    standInForEveryTool();
    standIn("apt-get");
    standIn("id", "echo 0");
    standIn("mvn", "flock -n " + LOCK + " true || echo locked");
    Files.createDirectories(home.resolve(LOCK).getParent());
    Process other = start(home, Map.of(), "flock", LOCK, "sh", "-c", "echo held; cat");
    assertThat(other.inputReader().readLine()).isEqualTo("held");

    Process tests = start(home, Map.of(), "./haltkit", "test");
    assertThat(tests.errorReader().readLine()).contains("waiting");
    assertThat(calls()).noneMatch(call -> call.startsWith("mvn"));
    end(other);

    assertThat(end(tests).out()).isEqualTo("locked\n");
  }

  /** Maven says who it is, and waits for somebody to open. */
  private Path mavenWaitsAtAGate() throws Exception {
    Path gate = temporary.resolve("gate");
    end(start(temporary, Map.of(), "mkfifo", gate.toString()));
    String build = Files.readString(standIns.resolve("mvn"));
    String waits =
        "\necho $$ > pid; mv pid maven.pid; read -r open < '" + gate + "' && test \"$open\"\n";
    Files.writeString(standIns.resolve("mvn"), build + waits);
    return gate;
  }

  private long pidOfMaven(Process haltkit) throws IOException {
    Path pid = home.resolve("maven.pid");
    while (!Files.exists(pid)) {
      assertThat(haltkit.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    return Long.parseLong(Files.readString(pid).strip());
  }

  private List<Path> builds() throws IOException {
    try (Stream<Path> builds = Files.list(home.resolve("target/haltkit/builds"))) {
      return builds.toList();
    }
  }
}
