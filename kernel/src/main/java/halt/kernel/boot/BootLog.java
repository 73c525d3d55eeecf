package halt.kernel.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What did a booted machine say? The lines of its serial port as values: KTAP (the Linux kernel's
 * dialect of TAP, documented in its dev-tools/ktap) plus two kinds of lines of our own.
 *
 * <pre>
 * KTAP version 1
 * 1..1
 * # halt arch=x86_64 cpus=4 memory=133692416 arena-words=45
 * # scenario counter processes=4 operations=1 rounds=500
 * # initial ATOM,ATOM...
 * history ROUND PROCESS INDEX INVOKE RESPOND OPERATION | TARGET | FIRST | SECOND | RESULT
 * outcome ROUND ATOM,ATOM... | REGISTER 0 OF EACH PROCESS,... | OPERATIONS OF EACH PROCESS,...
 * ok 1 counter # rounds=500 collections=12
 * # halt done
 * </pre>
 *
 * Values are the strings that the kernel printed: {@code 5}, {@code true}, {@code nil}, {@code [1
 * 2]}, {@code @0}, {@code !out-of-memory}.
 *
 * @param machine what was booted; absent if the kernel gave up before it knew
 * @param run what was run; absent likewise
 * @param initial the values of the atoms after setup, before the processes of a round
 * @param records the operations of all rounds, in the order of the lines
 * @param outcomes how each round ended, likewise
 * @param tests the results of KTAP
 * @param bailOut why the kernel refused its arguments or the machine, if it did
 * @param done whether the kernel said that it reached its end
 */
public record BootLog(
    Optional<Machine> machine,
    Optional<Run> run,
    List<String> initial,
    List<Record> records,
    List<Outcome> outcomes,
    List<Test> tests,
    Optional<String> bailOut,
    boolean done) {

  public BootLog {
    initial = List.copyOf(initial);
    records = List.copyOf(records);
    outcomes = List.copyOf(outcomes);
    tests = List.copyOf(tests);
  }

  /** The machine that was booted; memory in bytes. */
  public record Machine(String arch, int cpus, long memory, long arenaWords) {}

  /** What was asked of it; operations are per process and round. */
  public record Run(String scenario, int processes, int operations, long rounds) {}

  /**
   * One operation of one process.
   *
   * @param round from 1
   * @param process from 0
   * @param index which of the process's operations in this round, from 0
   * @param invoke its ticket before it ran; tickets are in one order over all processes of a round
   * @param respond its ticket after it ran
   */
  public record Record(
      int round,
      int process,
      int index,
      long invoke,
      long respond,
      String operation,
      String target,
      String first,
      String second,
      String result) {}

  /**
   * How a round ended.
   *
   * @param atoms the value of each atom
   * @param results register 0 of each process: by convention the result of its last operation
   * @param completed how many operations each process has completed, whether or not they were
   *     recorded
   */
  public record Outcome(int round, List<String> atoms, List<String> results, List<Long> completed) {
    public Outcome {
      atoms = List.copyOf(atoms);
      results = List.copyOf(results);
      completed = List.copyOf(completed);
    }
  }

  /**
   * A result of KTAP.
   *
   * @param comment what stands behind the name: facts of a success, the reason of a failure
   */
  public record Test(boolean ok, int number, String name, String comment) {}

  /** What reading the lines gave. */
  public sealed interface Reading permits Read, Malformed {}

  /** All lines were understood. */
  public record Read(BootLog log) implements Reading {}

  /** Some were not; every one of them is here. */
  public record Malformed(List<Problem> problems) implements Reading {
    public Malformed {
      problems = List.copyOf(problems);
    }
  }

  /**
   * A line that is not what the kernel prints.
   *
   * @param line from 1
   */
  public record Problem(int line, String text, String expected) {
    @Override
    public String toString() {
      return "line " + line + ": expected " + expected + ", found: " + text;
    }
  }

  /** Every test passed, there was one, and the end was reached. */
  public boolean passed() {
    return done && bailOut.isEmpty() && !tests.isEmpty() && tests.stream().allMatch(Test::ok);
  }

  /** The operations by round, rounds in ascending order of their first line. */
  public Map<Integer, List<Record>> rounds() {
    Map<Integer, List<Record>> rounds = new LinkedHashMap<>();
    for (Record operation : records) {
      rounds.computeIfAbsent(operation.round(), round -> new ArrayList<>()).add(operation);
    }
    return rounds;
  }

  /** Reads all lines of a machine that has ended. */
  public static Reading read(List<String> lines) {
    Parser parser = new Parser();
    lines.forEach(parser::accept);
    return parser.finish();
  }

  /** Reads line by line, so that it can listen to a machine that runs. */
  public static final class Parser {
    private static final Pattern MACHINE =
        Pattern.compile("# halt arch=(\\S+) cpus=(\\d+) memory=(\\d+) arena-words=(\\d+)");
    private static final Pattern RUN =
        Pattern.compile("# scenario (\\S+) processes=(\\d+) operations=(\\d+) rounds=(\\d+)");
    private static final Pattern HISTORY =
        Pattern.compile(
            "history (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\S+)"
                + " \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+)");
    private static final Pattern OUTCOME =
        Pattern.compile("outcome (\\d+) ([^|]*) \\| ([^|]+) \\| (\\d+(?:,\\d+)*)");
    private static final Pattern TEST = Pattern.compile("(not )?ok (\\d+) (\\S+)(?: # (.*))?");
    private static final Pattern VALUE =
        Pattern.compile("-?\\d+|true|false|nil|@\\d+|![a-z-]+|\\?[a-z-]+:[0-9a-f]+|\\[.*]");

    private Optional<Machine> machine = Optional.empty();
    private Optional<Run> run = Optional.empty();
    private Optional<String> bailOut = Optional.empty();
    private boolean done;
    private List<String> initial = List.of();
    private final List<Record> records = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Test> tests = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int line;

    /** Reads one line. */
    public void accept(String text) {
      line++;
      try {
        String expected = line == 1 ? header(text, "KTAP version 1") : read(text);
        if (expected != null) {
          problems.add(new Problem(line, text, expected));
        }
      } catch (NumberFormatException tooLarge) {
        problems.add(new Problem(line, text, "numbers that fit their fields"));
      }
    }

    /** The log, or every line that was not understood. */
    public Reading finish() {
      if (!done) {
        problems.add(new Problem(line + 1, "the end", "# halt done"));
      }
      if (!problems.isEmpty()) {
        return new Malformed(problems);
      }
      return new Read(new BootLog(machine, run, initial, records, outcomes, tests, bailOut, done));
    }

    private static String header(String text, String expected) {
      return text.equals(expected) ? null : expected;
    }

    /** Takes a line in, or says what was expected in its place. */
    private String read(String text) {
      if (done) {
        return "nothing after # halt done";
      }
      if (line == 2) {
        return header(text, "1..1");
      }
      if (text.startsWith("history ")) {
        return history(text);
      }
      if (text.startsWith("outcome ")) {
        return outcome(text);
      }
      if (text.startsWith("# ")) {
        return comment(text);
      }
      if (text.startsWith("Bail out! ")) {
        bailOut = Optional.of(text.substring("Bail out! ".length()));
        return null;
      }
      return test(text);
    }

    private String comment(String text) {
      Matcher facts = MACHINE.matcher(text);
      Matcher what = RUN.matcher(text);
      if (text.equals("# halt done")) {
        done = true;
      } else if (facts.matches()) {
        machine =
            Optional.of(
                new Machine(
                    facts.group(1),
                    Integer.parseInt(facts.group(2)),
                    Long.parseLong(facts.group(3)),
                    Long.parseLong(facts.group(4))));
      } else if (what.matches()) {
        run =
            Optional.of(
                new Run(
                    what.group(1),
                    Integer.parseInt(what.group(2)),
                    Integer.parseInt(what.group(3)),
                    Long.parseLong(what.group(4))));
      } else if (text.startsWith("# initial ")) {
        initial = values(text.substring("# initial ".length()));
        return areValues(initial) ? null : "# initial ATOM,...";
      } else if (text.startsWith("# halt arch") || text.startsWith("# scenario")) {
        return "# halt arch=... or # scenario ... with all their facts";
      }
      return null;
    }

    private String history(String text) {
      Matcher fields = HISTORY.matcher(text);
      if (!fields.matches()
          || !areValues(Stream.of(7, 8, 9, 10).map(group -> fields.group(group)).toList())) {
        return "history ROUND PROCESS INDEX INVOKE RESPOND OPERATION | TARGET | FIRST | SECOND |"
            + " RESULT";
      }
      Record operation =
          new Record(
              Integer.parseInt(fields.group(1)),
              Integer.parseInt(fields.group(2)),
              Integer.parseInt(fields.group(3)),
              Long.parseLong(fields.group(4)),
              Long.parseLong(fields.group(5)),
              fields.group(6),
              fields.group(7),
              fields.group(8),
              fields.group(9),
              fields.group(10));
      if (operation.invoke() >= operation.respond()) {
        return "an invoke ticket less than the respond ticket";
      }
      records.add(operation);
      return null;
    }

    private String outcome(String text) {
      Matcher fields = OUTCOME.matcher(text);
      if (!fields.matches()) {
        return "outcome ROUND ATOM,... | RESULT,... | OPERATIONS,...";
      }
      List<String> atoms = values(fields.group(2));
      List<String> results = values(fields.group(3));
      if (!areValues(atoms) || !areValues(results)) {
        return "values between commas";
      }
      List<Long> completed = values(fields.group(4)).stream().map(Long::parseLong).toList();
      outcomes.add(new Outcome(Integer.parseInt(fields.group(1)), atoms, results, completed));
      return null;
    }

    private String test(String text) {
      Matcher fields = TEST.matcher(text);
      if (!fields.matches()) {
        return "a line of KTAP, history, outcome or # comment";
      }
      String comment = fields.group(4) == null ? "" : fields.group(4);
      tests.add(
          new Test(
              fields.group(1) == null,
              Integer.parseInt(fields.group(2)),
              fields.group(3),
              comment));
      return null;
    }

    private static List<String> values(String list) {
      return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }

    private static boolean areValues(List<String> texts) {
      return texts.stream().allMatch(text -> VALUE.matcher(text).matches());
    }
  }
}
