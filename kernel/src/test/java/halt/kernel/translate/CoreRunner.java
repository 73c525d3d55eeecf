package halt.kernel.translate;

import java.util.ArrayList;
import java.util.List;

/** What runs the core? Each implementation of it: on the JVM, as flat code, in C. */
interface CoreRunner {
  /** Runs a sequence to its end. */
  Result run(Sequence sequence);

  /**
   * What happened, and what was left.
   *
   * @param events the core's questions with their answers, invocations and responses
   * @param image every word of the arena
   */
  record Result(List<String> events, List<Long> image) {}

  /** Writes events down as the harness in C does, and answers from the sequence. */
  final class Events {
    private final List<String> lines = new ArrayList<>();
    private final List<Boolean> choices;
    private int next;

    Events(Sequence sequence) {
      choices = sequence.choices();
    }

    void initialised(boolean done) {
      lines.add("initialised " + digit(done));
    }

    boolean choose(String question, int process) {
      boolean yes = next < choices.size() && choices.get(next);
      next++;
      lines.add(question + " " + process + " " + digit(yes));
      return yes;
    }

    void invoke(int process, int operation, long target, long first, long second) {
      lines.add("invoke " + process + " " + operation + " " + target + " " + first + " " + second);
    }

    void respond(int process, long result) {
      lines.add("respond " + process + " " + result);
    }

    List<String> lines() {
      return List.copyOf(lines);
    }

    private static int digit(boolean truth) {
      return truth ? 1 : 0;
    }
  }
}
