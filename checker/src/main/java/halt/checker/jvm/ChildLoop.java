package halt.checker.jvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * What does a child JVM do all day? It takes jobs from {@link ChildProcess}, one after the other,
 * and answers each. It keeps the standard output for the answers: whatever else prints there is
 * sent to the standard error. When its input ends it ends too, in the middle of a job if need be,
 * since nobody is there any more who would hear the answer.
 */
public final class ChildLoop {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The child ends with this when its input has ended in the middle of a job. */
  private static final int ABANDONED = 3;

  /** What a child can do. */
  @FunctionalInterface
  public interface Job {
    /**
     * Does one job.
     *
     * @param progress hears how far it is, at most a few times a second
     * @return the answer
     * @throws Exception if the job cannot be done; the child is not asked again after that
     */
    JsonNode run(JsonNode work, Consumer<JsonNode> progress) throws Exception;
  }

  private final PrintStream answers;
  private final BlockingQueue<String> jobs = new LinkedBlockingQueue<>();

  private ChildLoop(PrintStream answers) {
    this.answers = answers;
  }

  /**
   * Does jobs until one fails or the input ends; the second never returns.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static void run(Job job) throws InterruptedException {
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    System.setOut(System.err);
    ChildLoop loop = new ChildLoop(answers);
    Thread input = new Thread(loop::read, "jobs");
    input.setDaemon(true);
    input.start();
    while (loop.serve(job)) {}
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        jobs.add(line);
      }
    } catch (IOException parentGone) {
      // The end of the input all the same.
    } finally {
      Runtime.getRuntime().halt(ABANDONED); // also if this thread breaks: nobody else would see it
    }
  }

  /** Does the next job; false if it has failed. */
  private boolean serve(Job job) throws InterruptedException {
    String line = jobs.take();
    ObjectNode message = JSON.createObjectNode();
    try {
      JsonNode request = JSON.readTree(line);
      long number = request.path("job").asLong();
      message.put("job", number);
      Consumer<JsonNode> progress =
          told -> send(JSON.createObjectNode().put("job", number).set("progress", told));
      message.set("answer", job.run(request.path("work"), progress));
    } catch (InterruptedException stop) {
      throw stop;
    } catch (Throwable failure) { // also an error: the parent must hear of it, not wait
      failure.printStackTrace(System.err);
      message.put("failed", failure.toString());
    }
    send(message);
    return !message.has("failed");
  }

  private void send(ObjectNode message) {
    try {
      answers.println(JSON.writeValueAsString(message));
      answers.flush();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of JSON that cannot be written", impossible);
    }
  }
}
