package halt.checker.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.jvm.ChildProcess.Answer;
import halt.checker.jvm.ChildProcess.Died;
import halt.checker.jvm.ChildProcess.Garbled;
import halt.checker.jvm.ChildProcess.Interrupted;
import halt.checker.jvm.ChildProcess.OutOfTime;
import halt.checker.jvm.ChildProcess.Result;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildProcessTest {
  /** Detects a hang; no test comes near it. */
  private static final Optional<Duration> LONG = Optional.of(Duration.ofMinutes(2));

  private ChildProcess child;

  /** A child that does as it is told. */
  static final class Obedient {
    private Obedient() {}

    public static void main(String[] arguments) throws InterruptedException {
      ChildLoop.run(Obedient::obey);
    }

    private static JsonNode obey(JsonNode work, Consumer<JsonNode> progress) throws Exception {
      String order = work.path("order").asText();
      switch (order) {
        case "answer":
          return work;
        case "progress":
          progress.accept(JsonNodeFactory.instance.numberNode(1));
          progress.accept(JsonNodeFactory.instance.numberNode(2));
          return work;
        case "print":
          System.out.println("{\"job\":1,\"answer\":\"forged\"}");
          System.err.println("to the standard error");
          return work;
        case "where":
          return JsonNodeFactory.instance.textNode(System.getProperty("user.dir"));
        case "temporary file":
          return JsonNodeFactory.instance.textNode(Files.createTempFile("x", "y").toString());
        case "many lines":
          for (int i = 0; i < 100_000; i++) {
            System.err.println("line " + i);
          }
          Runtime.getRuntime().halt(7);
          throw new AssertionError("halted");
        case "exit 0":
          System.err.println("bye");
          System.exit(0);
          throw new AssertionError("exited");
        case "throw":
          throw new IOException("no such thing");
        case "error":
          throw new OutOfMemoryError("made up");
        case "start another and hang":
          Process other = new ProcessBuilder("sleep", "1000").redirectErrorStream(true).start();
          progress.accept(JsonNodeFactory.instance.numberNode(other.pid()));
          Thread.sleep(TimeUnit.HOURS.toMillis(1));
          throw new AssertionError("an hour");
        case "hang":
          System.err.println("hanging");
          progress.accept(JsonNodeFactory.instance.numberNode(0));
          while (true) {
            Thread.onSpinWait(); // deaf to interrupts
          }
        default:
          // What comes past System.out: a native library, or a stream made anew.
          try (FileOutputStream raw = new FileOutputStream(FileDescriptor.out)) {
            raw.write((order + "\n").getBytes("UTF-8"));
          }
          return work;
      }
    }
  }

  @BeforeEach
  void start() throws IOException {
    child = ChildProcess.start(command(Obedient.class.getName()));
  }

  @AfterEach
  void close() {
    child.close();
  }

  private static ChildCommand command(String mainClass) {
    return new ChildCommand(
        Path.of(System.getProperty("java.home")),
        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        ChildProcess.ownClassPath(),
        mainClass);
  }

  private static ObjectNode order(String order) {
    return JsonNodeFactory.instance.objectNode().put("order", order);
  }

  private Result ask(String order) {
    return child.ask(order(order), LONG, () -> false, told -> {});
  }

  @Test
  void oneChildServesManyJobs() {
    for (int i = 0; i < 3; i++) {
      ObjectNode work = order("answer").put("number", i).put("text", "line\nbreak and λ");
      assertThat(child.ask(work, LONG, () -> false, told -> {})).isEqualTo(new Answer(work));
    }
    assertThat(child.isAlive()).isTrue();
  }

  @Test
  void progressComesBeforeTheAnswer() {
    List<Integer> told = new ArrayList<>();
    Result result =
        child.ask(order("progress"), LONG, () -> false, progress -> told.add(progress.asInt()));
    assertThat(result).isInstanceOf(Answer.class);
    assertThat(told).containsExactly(1, 2);
  }

  @Test
  void whatAJobPrintsIsKeptAndNeverReadAsAnAnswer() {
    assertThat(ask("print")).isEqualTo(new Answer(order("print")));
    assertThat(ask("answer")).isEqualTo(new Answer(order("answer")));
    child.close();
    assertThat(child.lastLines())
        .contains("{\"job\":1,\"answer\":\"forged\"}", "to the standard error");
  }

  @Test
  void theWorkingDirectoryIsNewAndTakenAway() {
    Answer where = (Answer) ask("where");
    Path directory = Path.of(where.answer().asText());
    assertThat(directory).isEmptyDirectory();
    child.close();
    assertThat(directory).doesNotExist();
  }

  @Test
  void temporaryFilesAreTakenAwayThoughTheChildIsKilled() {
    Path file = Path.of(((Answer) ask("temporary file")).answer().asText());
    assertThat(file).exists();
    child.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void aChildThatExitsWellWithoutAnAnswerHasDied() {
    Died died = (Died) ask("exit 0");
    assertThat(died.how()).isEqualTo("exited with status 0");
    assertThat(died.lastLines()).contains("bye");
    assertThat(ask("answer")).isInstanceOf(Died.class);
  }

  @Test
  void onlyTheLastLinesAreKept() {
    Died died = (Died) ask("many lines");
    assertThat(died.how()).isEqualTo("exited with status 7");
    assertThat(died.lastLines()).hasSizeLessThan(100).endsWith("line 99999");
  }

  @Test
  void aJobThatFailsIsNoAnswer() {
    Died died = (Died) ask("throw");
    assertThat(died.how()).isEqualTo("failed: java.io.IOException: no such thing");
    assertThat(died.lastLines()).anyMatch(line -> line.contains("ChildProcessTest$Obedient.obey"));
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void anErrorInAJobIsNoAnswer() {
    assertThat(((Died) ask("error")).how()).contains("java.lang.OutOfMemoryError: made up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no errors detected",
        "{}",
        "[]",
        "",
        "7",
        "{\"job\":1}",
        "{\"job\":2,\"answer\":{}}",
        "{\"answer\":{}}",
        "{\"job\":1,\"answer\":{}} and more",
        "{\"job\":1,\"failed\":3}",
        "{\"job\":1,\"answer\":"
      })
  void garbageIsNoAnswer(String garbage) {
    Garbled garbled = (Garbled) ask(garbage);
    assertThat(garbled.line()).isEqualTo(garbage);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aChildOfWhichNothingIsHeardIsGivenUpWithoutALimit() {
    child.giveUpAfter(Duration.ofSeconds(3));
    Result result = child.ask(order("hang"), Optional.empty(), () -> false, told -> {});
    assertThat(result)
        .isInstanceOfSatisfying(
            ChildProcess.Silent.class,
            silent -> assertThat(silent.lastLines()).contains("hanging"));
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aChildThatHangsIsKilledAtTheLimit() {
    ask("answer"); // it is there, and the limit is for the job alone
    Result result =
        child.ask(order("hang"), Optional.of(Duration.ofSeconds(3)), () -> false, told -> {});
    assertThat(((OutOfTime) result).lastLines()).contains("hanging");
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aCallerThatIsInterruptedDoesNotWait() {
    boolean[] stop = new boolean[1];
    Result result = child.ask(order("hang"), LONG, () -> stop[0], told -> stop[0] = true);
    assertThat(result).isEqualTo(new Interrupted());
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    Result result =
        child.ask(order("hang"), LONG, () -> false, told -> Thread.currentThread().interrupt());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result).isEqualTo(new Interrupted());
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aChildThatIsKilledHasDied() {
    Result result =
        child.ask(
            order("hang"),
            LONG,
            () -> false,
            told -> ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly());
    Died died = (Died) result;
    assertThat(died.how()).isEqualTo("exited with status 137");
    assertThat(died.lastLines()).contains("hanging");
  }

  @Test
  void whatTheChildHasStartedIsKilledWithIt() throws InterruptedException {
    long[] other = new long[1];
    child.ask(
        order("start another and hang"),
        LONG,
        () -> other[0] != 0,
        told -> other[0] = told.asLong());
    long patience = System.nanoTime() + LONG.get().toNanos();
    while (isRunning(other[0]) && System.nanoTime() < patience) {
      Thread.sleep(10);
    }
    assertThat(isRunning(other[0])).isFalse();
  }

  /** A process that was killed may stay listed until its new parent asks; it has no program. */
  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  @Test
  void theChildEndsWithItsInputInTheMiddleOfAJob() throws Exception {
    ChildCommand command = command(Obedient.class.getName());
    Process process =
        new ProcessBuilder(
                command.javaHome().resolve("bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                command.mainClass())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process
          .getOutputStream()
          .write("{\"job\":1,\"work\":{\"order\":\"hang\"}}\n".getBytes("UTF-8"));
      process.getOutputStream().flush();
      assertThat(process.getInputStream().read()).as("it is at work").isEqualTo('{');
      process.getOutputStream().close();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aMainClassThatIsNotThereIsSaid() throws IOException {
    try (ChildProcess none = ChildProcess.start(command("halt.NoSuchClass"))) {
      Died died = (Died) none.ask(order("answer"), LONG, () -> false, told -> {});
      assertThat(died.how()).isEqualTo("exited with status 1");
      assertThat(died.lastLines()).anyMatch(line -> line.contains("halt.NoSuchClass"));
    }
  }

  @Test
  void aJdkThatIsNotThereIsSaid(@TempDir Path directory) {
    Path absent = directory.resolve("absent");
    ChildCommand nowhere = new ChildCommand(absent, List.of(), List.of(), Obedient.class.getName());
    assertThatThrownBy(() -> ChildProcess.start(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(absent.toString());
    assertThat(Files.exists(absent)).isFalse();
  }
}
