package halt.checker.jvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.kernel.file.TemporaryFolder;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How is work given to another JVM, and what if that JVM dies, hangs or prints garbage? One child
 * serves many jobs, one at a time, so that its start is paid once. Jobs go to its standard input
 * and answers come from its standard output, a JSON object a line ({@link ChildLoop} is the other
 * end); what it prints besides goes to its standard error and is kept, the last lines of it, but
 * never read as an answer.
 *
 * <p>A child is never waited for without limit and never left behind: it is killed, with all that
 * it has started, at a limit, when the caller is interrupted, when it is closed and when this JVM
 * ends; and when this JVM is killed, the child sees the end of its input and ends by itself. After
 * any {@link Result} but an {@link Answer} it is dead.
 *
 * <p>Its working directory is a new, empty one, so that no file of the user's changes what it does.
 * Its temporary files are made there, too: a child that is killed cannot take them away itself.
 */
public final class ChildProcess implements AutoCloseable {
  /** So many lines of what a child printed last are kept. */
  private static final int LAST_LINES = 40;

  /** A line that is longer is cut. */
  private static final int LINE_LENGTH = 400;

  /** An answer that is longer is garbage: a child that never ends its line must not fill memory. */
  private static final int ANSWER_LENGTH = 64 << 20;

  /**
   * A child that tells nothing for so long hangs; starting on a busy machine takes a part of it.
   */
  private static final Duration SILENCE = Duration.ofMinutes(3);

  /** How often a caller is asked whether it was interrupted. */
  private static final long POLL_MILLIS = 50;

  /** A child that has closed its output has so long to exit. */
  private static final long EXIT_MILLIS = 10_000;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** How a job ended. */
  public sealed interface Result permits Answer, Died, Garbled, OutOfTime, Silent, Interrupted {}

  /** The child has answered, and takes the next job. */
  public record Answer(JsonNode answer) implements Result {}

  /**
   * The child ended without an answer, or the job itself failed in it.
   *
   * @param how such as "exited with status 1"
   * @param lastLines what it printed last
   */
  public record Died(String how, List<String> lastLines) implements Result {
    public Died {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * Something that is no answer came instead of one.
   *
   * @param line its beginning
   * @param lastLines what the child printed last
   */
  public record Garbled(String line, List<String> lastLines) implements Result {
    public Garbled {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * The time was over first.
   *
   * @param lastLines what the child printed last
   */
  public record OutOfTime(List<String> lastLines) implements Result {
    public OutOfTime {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * Nothing was heard of the child for so long that it must hang: while it works, it tells how far
   * it is.
   *
   * @param lastLines what the child printed last
   */
  public record Silent(Duration how, List<String> lastLines) implements Result {
    public Silent {
      lastLines = List.copyOf(lastLines);
    }
  }

  /** The caller did not want to wait any longer. */
  public record Interrupted() implements Result {}

  /** A line of the child's output; without a text, the output's end. */
  private record Line(Optional<String> text) {}

  private final Process process;
  private final TemporaryFolder directory;
  private final Thread killer = new Thread(this::end, "end-child");
  private final Writer jobs;
  private final BlockingQueue<Line> answers = new LinkedBlockingQueue<>();
  private final Deque<String> printed = new ArrayDeque<>();
  private final Thread printedReader;
  private long job;
  private Duration silence = SILENCE;

  private ChildProcess(Process process, TemporaryFolder directory) {
    this.process = process;
    this.directory = directory;
    this.jobs =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    daemon("child-answers", this::readAnswers);
    this.printedReader = daemon("child-prints", this::readPrinted);
  }

  /** The class path of this JVM, for a child that runs a class of ours. */
  public static List<Path> ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  /**
   * Starts a child. Whether it has started well shows at the first job.
   *
   * @throws IOException if there is no such program or no room for the working directory
   */
  public static ChildProcess start(ChildCommand command) throws IOException {
    TemporaryFolder directory = TemporaryFolder.create("child");
    Process process;
    try {
      process =
          new ProcessBuilder(command.words(directory.path()))
              .directory(directory.path().toFile())
              .start();
    } catch (IOException failure) {
      directory.close();
      throw failure;
    }
    ChildProcess child = new ChildProcess(process, directory);
    try {
      Runtime.getRuntime().addShutdownHook(child.killer);
    } catch (IllegalStateException ending) {
      child.kill(); // this JVM is ending and takes no hook
    }
    return child;
  }

  /** For tests: after how much silence it is given up. */
  void giveUpAfter(Duration noWord) {
    silence = noWord;
  }

  /** Whether it can take a job. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The child's number in the operating system. */
  public long pid() {
    return process.pid();
  }

  /**
   * Gives the child a job and waits until it has ended one way or the other.
   *
   * @param limit no longer than this, if given
   * @param interrupted asked often; true ends the wait, as does an interrupt of the calling thread,
   *     which stays marked as interrupted
   * @param progress is given what the child tells before its answer, on the calling thread
   */
  public Result ask(
      JsonNode work,
      Optional<Duration> limit,
      BooleanSupplier interrupted,
      Consumer<JsonNode> progress) {
    long start = System.nanoTime();
    long heard = start;
    job++;
    ObjectNode message = JSON.createObjectNode().put("job", job).set("work", work);
    // A child that does not read must not stop us from seeing that our time is over.
    daemon("child-jobs", () -> write(message.toString()));
    try {
      while (true) {
        if (interrupted.getAsBoolean()) {
          kill();
          return new Interrupted();
        }
        long patience = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
        if (limit.isPresent()) {
          long left = limit.get().toNanos() - (System.nanoTime() - start);
          if (left <= 0) {
            kill();
            return new OutOfTime(lastLines());
          }
          patience = Math.min(patience, left);
        }
        Line line = answers.poll(patience, TimeUnit.NANOSECONDS);
        if (line == null) {
          if (System.nanoTime() - heard > silence.toNanos()) {
            kill();
            return new Silent(silence, lastLines());
          }
          continue;
        }
        heard = System.nanoTime();
        if (line.text().isEmpty()) {
          return died();
        }
        Optional<Result> result = read(line.text().get(), progress);
        if (result.isPresent()) {
          return result.get();
        }
      }
    } catch (InterruptedException stop) {
      kill();
      Thread.currentThread().interrupt();
      return new Interrupted();
    }
  }

  /** What a line says: nothing yet if it tells of progress only. */
  private Optional<Result> read(String text, Consumer<JsonNode> progress) {
    JsonNode line;
    try {
      line = JSON.readTree(text);
    } catch (JsonProcessingException garbage) {
      return Optional.of(garbled(text));
    }
    if (!line.isObject() || line.path("job").asLong() != job) {
      return Optional.of(garbled(text));
    }
    if (line.has("progress")) {
      progress.accept(line.get("progress"));
      return Optional.empty();
    }
    if (line.has("answer")) {
      return Optional.of(new Answer(line.get("answer")));
    }
    if (line.path("failed").isTextual()) {
      kill(); // whatever made the job fail may have left more behind
      return Optional.of(new Died("failed: " + line.get("failed").asText(), lastLines()));
    }
    return Optional.of(garbled(text));
  }

  private Garbled garbled(String line) {
    kill();
    return new Garbled(cut(line), lastLines());
  }

  private Died died() throws InterruptedException {
    answers.add(new Line(Optional.empty())); // for whoever asks again
    boolean exited = process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS);
    kill();
    String how =
        exited ? "exited with status " + process.exitValue() : "closed its output and did not exit";
    return new Died(how, lastLines());
  }

  /** What the child printed last, also a line that it did not end. */
  public List<String> lastLines() {
    try {
      if (!process.isAlive()) {
        printedReader.join(TimeUnit.SECONDS.toMillis(2));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    synchronized (printed) {
      return List.copyOf(printed);
    }
  }

  private void write(String line) {
    try {
      synchronized (jobs) {
        jobs.write(line);
        jobs.write('\n');
        jobs.flush();
      }
    } catch (IOException gone) {
      // A child that has ended: the end of its output tells.
    }
  }

  private void readAnswers() {
    try (Reader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (Optional<String> line = CutLines.next(reader, ANSWER_LENGTH);
          line.isPresent();
          line = CutLines.next(reader, ANSWER_LENGTH)) {
        answers.add(new Line(line));
      }
    } catch (IOException killed) {
      // The stream of a killed process may break instead of ending: the end all the same.
    } finally {
      answers.add(new Line(Optional.empty()));
    }
  }

  private void readPrinted() {
    try (Reader reader =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (Optional<String> line = CutLines.next(reader, LINE_LENGTH);
          line.isPresent();
          line = CutLines.next(reader, LINE_LENGTH)) {
        synchronized (printed) {
          printed.add(line.get());
          if (printed.size() > LAST_LINES) {
            printed.remove();
          }
        }
      }
    } catch (IOException killed) {
      // As above.
    }
  }

  private static String cut(String line) {
    return line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + " …";
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    // It is dead at once, but gone only when its parent, this JVM, has taken note.
    process.onExit().completeOnTimeout(process, EXIT_MILLIS, TimeUnit.MILLISECONDS).join();
  }

  /** Kills the child if it is alive, and takes its working directory away. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException endingAnyway) {
      // This JVM is ending; the hook has run or is about to, on a process that is gone.
    }
  }

  private void end() {
    kill();
    directory.close();
  }
}
