package halt.checker.jpf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import halt.checker.jvm.ChildLoop;
import java.util.function.Consumer;

/** The main class of the child JVM that runs JPF, on JDK 17: one search after the other. */
final class JpfChild {
  static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  private JpfChild() {}

  /** Serves {@link JpfEngine}; no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    ChildLoop.run(JpfChild::search);
  }

  private static JsonNode search(JsonNode work, Consumer<JsonNode> progress) throws Exception {
    JpfJob job = JSON.treeToValue(work, JpfJob.class);
    JpfSearch search =
        new JpfSearch(
            job,
            (states, transitions, depth) -> {
              ObjectNode told = JSON.createObjectNode();
              progress.accept(
                  told.put("states", states).put("transitions", transitions).put("depth", depth));
            });
    return JSON.valueToTree(search.run());
  }
}
