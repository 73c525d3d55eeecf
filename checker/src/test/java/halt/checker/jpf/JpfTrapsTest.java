package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.jpf.JpfFindings.End;
import halt.checker.jpf.naive.AtomicArrayRace;
import halt.checker.jpf.naive.SilentEnd;
import halt.checker.jpf.naive.Spin;
import halt.checker.jpf.naive.YieldRace;
import halt.checker.jvm.ChildCommand;
import halt.checker.jvm.ChildProcess;
import halt.checker.jvm.ChildProcess.Answer;
import halt.checker.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way in which JPF says "no errors" of what is wrong: first how one would set it up, which
 * passes, then ours, which does not.
 */
@Tag("jpf")
class JpfTrapsTest {
  @TempDir private Path folder;
  private JpfHome.Present jpf;

  @BeforeEach
  void find() {
    jpf = Jpf.present();
  }

  private NaiveJpf.Result naive(Class<?> program, String... options) throws Exception {
    return NaiveJpf.run(jpf, folder, program, options);
  }

  private JpfFindings ours(Class<?> program, String... options) throws Exception {
    JpfJob job =
        new JpfJob(
            jpf.home().toString(),
            ChildProcess.ownClassPath().stream().map(Path::toString).toList(),
            program.getName(),
            List.of(),
            1,
            true,
            1_000_000,
            0,
            List.of(options));
    ChildCommand command =
        new ChildCommand(
            jpf.java(), List.of(), ChildProcess.ownClassPath(), JpfChild.class.getName());
    try (ChildProcess child = ChildProcess.start(command)) {
      Answer answer =
          (Answer)
              child.ask(JpfChild.JSON.valueToTree(job), Optional.empty(), () -> false, told -> {});
      return JpfChild.JSON.treeToValue(answer.answer(), JpfFindings.class);
    }
  }

  private Exploration engine(String bug, String... options) {
    Case asked =
        Case.of(
            SeededProgram.all(Programs.ALL).stream()
                .filter(each -> each.name().equals(bug))
                .findFirst()
                .orElseThrow());
    try (JpfEngine engine = Jpf.engine(jpf, List.of(options))) {
      return engine.explore(asked, Limits.NONE);
    }
  }

  @Test
  void accessesOfAnAtomicArrayAreNoSchedulingPoints() throws Exception {
    assertThat(naive(AtomicArrayRace.class).passes()).isTrue();
    // The same race, on our arena.
    assertThat(engine("lost-update").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void theExitStatusOfAViolationIsZero() throws Exception {
    NaiveJpf.Result found = naive(YieldRace.class);
    assertThat(found.output()).contains("AssertionError: lost update");
    assertThat(found.status()).isEqualTo(0);
    assertThat(ours(YieldRace.class).end()).isEqualTo(End.UNJUDGED);
  }

  @Test
  void aBoundedSearchDetectsNoErrors() throws Exception {
    assertThat(naive(YieldRace.class, "+search.depth_limit=3").passes()).isTrue();
    Exploration bounded = engine("lost-update", "+search.depth_limit=60");
    assertThat(bounded.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(bounded.reason()).isEqualTo("JPF hit a limit: depth limit reached: 60");
  }

  @Test
  void whoSpinsForEverNeverEndsAndThatIsNoError() throws Exception {
    assertThat(naive(Spin.class).passes()).isTrue();
    assertThat(ours(Spin.class).end()).isEqualTo(End.FAILED);
    assertThat(engine("never-safe").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void yieldingThatIsNoChoiceMissesTheRace() throws Exception {
    String[] options = {"+cg.break_yield=false", "+vm.shared.never_break_types=*"};
    assertThat(naive(YieldRace.class, options).passes()).isTrue();
    assertThat(engine("lost-update", "+cg.break_yield=false").verdict()).isEqualTo(Verdict.PASS);
    assertThat(engine("lost-update").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void statesThatAreComparedInPartMissTheRace() {
    String adaptive = "+vm.serializer.class=gov.nasa.jpf.vm.serialize.AdaptiveSerializer";
    assertThat(engine("lost-update", adaptive).verdict()).isEqualTo(Verdict.PASS);
    assertThat(engine("lost-update").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void anInstructionThatJpfDoesNotKnowEndsTheRunSilently() throws Exception {
    assertThat(naive(SilentEnd.class).passes()).isTrue();
    JpfFindings found = ours(SilentEnd.class);
    assertThat(found.end()).isEqualTo(End.UNJUDGED);
    assertThat(found.detail()).startsWith("JPF stopped in the middle of a run");
    assertThat(found.errors()).isEmpty();
  }

  @Test
  void aSettingsFileInTheWorkingDirectoryHasTheLastWord() throws Exception {
    Files.writeString(
        folder.resolve("jpf.properties"),
        "cg.break_yield = false\nvm.shared.never_break_types = *\n");
    assertThat(naive(YieldRace.class).passes()).isTrue();
    Path below = Files.createDirectories(folder.resolve("a/b"));
    assertThat(NaiveJpf.run(jpf, below, YieldRace.class).passes()).isTrue();
    // Our child's working directory is below the folder for temporary files; all it finds is ours.
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    Process inner =
        new ProcessBuilder(
                java,
                "-Djava.io.tmpdir=" + folder,
                "-Dhalt.home=" + Programs.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                OneSearch.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(new String(inner.getInputStream().readAllBytes(), "UTF-8").strip()).endsWith("FAIL");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .as("temporary files are taken away")
          .noneMatch(name -> name.startsWith("halt-"));
    }
  }

  /** Judges a bug in a JVM with another folder for temporary files. */
  static final class OneSearch {
    private OneSearch() {}

    public static void main(String[] arguments) {
      JpfTrapsTest test = new JpfTrapsTest();
      test.find();
      System.out.println(test.engine("lost-update").verdict());
    }
  }
}
