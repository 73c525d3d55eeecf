package halt.checker.jpf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import halt.checker.engine.Availability;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.jvm.Bytecode;
import halt.checker.jvm.ChildProcess;
import halt.checker.jvm.ChildProcess.Answer;
import halt.checker.jvm.ChildProcess.Command;
import halt.checker.jvm.ChildProcess.Died;
import halt.checker.jvm.ChildProcess.Garbled;
import halt.checker.jvm.ChildProcess.OutOfTime;
import halt.checker.jvm.ChildProcess.Result;
import halt.checker.jvm.ChildProcess.Silent;
import halt.checker.jvm.Counterexample;
import halt.checker.jvm.JvmProgram;
import halt.checker.jvm.guest.GuestLoops;
import halt.checker.trace.Schedule;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.kernel.file.TemporaryFolder;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What does Java PathFinder say of a case? It explores the bytecode of the core, under sequential
 * consistency, in a child JVM that serves one case after the other.
 *
 * <p>A PASS means that JPF visited every reachable state of the scope, that from each of them all
 * processes can come to their ends, and that every run that came to its end was judged, up to the
 * collision probability of the 64-bit hashes by which JPF tells states apart.
 */
public final class JpfEngine implements Engine {
  /** The engine's name. */
  public static final String NAME = "jpf";

  private static final MemoryModel MODEL = MemoryModel.SC;

  /** The characters of {@link JpfGuest} have room for more; threads cost more than that. */
  private static final int MOST_PROCESSES = 15;

  /** Some minutes of one core, and far less than {@link #MEMORY}. */
  private static final long MOST_STATES = 500_000;

  /** The child's heap: {@code -Xmx}. */
  private static final String MEMORY = "2g";

  /** After so many searches a child has done its duty, whatever it may have kept of them. */
  private static final int SEARCHES_OF_A_CHILD = 100;

  /** How much later than the time limit a child is given up that should have ended by itself. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final JpfHome jpf;
  private final SourceLines sources;
  private final long mostStates;
  private final Duration grace;
  private final List<String> options;
  private Optional<ChildProcess> child = Optional.empty();
  private int searches;

  /** How far the last search had come when its child last told. */
  private Reached reached = Reached.NOTHING;

  private record Reached(long states, long transitions, int depth) {
    static final Reached NOTHING = new Reached(0, 0, 0);
  }

  /**
   * An engine.
   *
   * @param jpf where JPF is
   * @param sources for the source lines in traces
   */
  public JpfEngine(JpfHome jpf, SourceLines sources) {
    this(jpf, sources, MOST_STATES, GRACE, List.of());
  }

  /**
   * An engine with other bounds.
   *
   * @param mostStates a search that finds more ends, with PASS_BOUNDED at best
   * @param grace how much later than the time limit a child is given up
   * @param options of JPF, besides our own
   */
  JpfEngine(
      JpfHome jpf, SourceLines sources, long mostStates, Duration grace, List<String> options) {
    this.jpf = jpf;
    this.sources = sources;
    this.mostStates = mostStates;
    this.grace = grace;
    this.options = List.copyOf(options);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<MemoryModel> models() {
    return Set.of(MODEL);
  }

  @Override
  public Set<Property> properties() {
    return Bytecode.PROPERTIES;
  }

  @Override
  public Availability availability() {
    if (jpf instanceof JpfHome.Present present) {
      return new Availability.Present(present.version());
    }
    return jpf instanceof JpfHome.Broken broken
        ? new Availability.Broken(broken.problem())
        : new Availability.Absent(new JpfHome.Absent().reason());
  }

  @Override
  public Optional<String> refusal(Case asked) {
    if (asked.scope().processes() > MOST_PROCESSES) {
      return Optional.of("takes at most " + MOST_PROCESSES + " processes");
    }
    Optional<String> litmus = Bytecode.refusal(asked);
    if (litmus.isPresent()) {
      return litmus;
    }
    return ChildProcess.ownClassPath().stream()
        .filter(JpfHome::separates)
        .map(entry -> "splits paths at commas and semicolons: " + entry)
        .findFirst();
  }

  @Override
  public Exploration explore(Case asked, Limits limits) {
    long start = System.nanoTime();
    reached = Reached.NOTHING;
    Found found;
    if (jpf instanceof JpfHome.Present present) {
      try {
        found = search(asked, present, limits);
      } catch (IOException failure) {
        found =
            Found.inconclusive(
                "JPF could not be started, or its program not be written: " + failure);
      }
    } else if (jpf instanceof JpfHome.Broken broken) {
      found = Found.unsupported(broken.problem());
    } else {
      found = Found.unsupported(new JpfHome.Absent().reason());
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    Optional<JpfFindings> findings = found.findings();
    return new Exploration(
        asked.scenario().name(),
        NAME,
        asked.model(),
        asked.scope(),
        found.verdict(),
        found.reason(),
        findings.map(JpfFindings::states).orElse(reached.states()),
        findings.map(JpfFindings::transitions).orElse(reached.transitions()),
        findings.map(JpfFindings::depth).orElse(reached.depth()),
        findings.map(JpfFindings::runs).orElse(0L),
        time,
        findings.map(JpfFindings::outcomes).orElse(Collections.emptySortedSet()),
        found.trace(),
        Bytecode.properties(asked),
        Bytecode.NOT_COVERED,
        found.notes(),
        Bytecode.caveats(asked, found.verdict()));
  }

  /** What is to be said of a case. */
  private record Found(
      Verdict verdict,
      String reason,
      Optional<JpfFindings> findings,
      Optional<Trace> trace,
      List<String> notes) {
    static Found inconclusive(String reason) {
      return inconclusive(reason, List.of());
    }

    static Found inconclusive(String reason, List<String> notes) {
      return new Found(Verdict.INCONCLUSIVE, reason, Optional.empty(), Optional.empty(), notes);
    }

    static Found unsupported(String reason) {
      return new Found(Verdict.UNSUPPORTED, reason, Optional.empty(), Optional.empty(), List.of());
    }
  }

  private Found search(Case asked, JpfHome.Present present, Limits limits) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create("jpf")) {
      JvmProgram program = JvmProgram.write(asked, folder.path().resolve("classes"));
      JpfJob job =
          new JpfJob(
              present.home().toString(),
              List.of(program.classPath().split(File.pathSeparator)),
              JpfGuest.class.getName(),
              JvmProgram.parameters(asked).arguments(),
              asked.scenario().atoms(),
              asked.scenario().hasOperations(),
              mostStates,
              limits.time().map(Duration::toMillis).orElse(0L),
              options);
      Result result =
          child(present)
              .ask(
                  JpfChild.JSON.valueToTree(job),
                  limits.time().map(grace::plus),
                  limits.interrupted(),
                  told -> progress(limits, told));
      return judge(asked, present, result);
    }
  }

  private void progress(Limits limits, JsonNode told) {
    reached =
        new Reached(
            told.path("states").asLong(),
            told.path("transitions").asLong(),
            told.path("depth").asInt());
    limits.progress().progress(reached.states(), reached.transitions(), reached.depth());
  }

  private ChildProcess child(JpfHome.Present present) throws IOException {
    if (child.isPresent() && (!child.get().isAlive() || searches >= SEARCHES_OF_A_CHILD)) {
      close();
    }
    if (child.isEmpty()) {
      searches = 0;
      child =
          Optional.of(
              ChildProcess.start(
                  new Command(
                      present.java(),
                      List.of("-Xmx" + MEMORY, "-Xms256m", "-XX:+UseSerialGC"),
                      ChildProcess.ownClassPath(),
                      JpfChild.class.getName())));
    }
    searches++;
    return child.get();
  }

  /** Ends the child. */
  @Override
  public void close() {
    child.ifPresent(ChildProcess::close);
    child = Optional.empty();
  }

  private Found judge(Case asked, JpfHome.Present present, Result result) {
    if (result instanceof Answer answer) {
      JpfFindings findings;
      try {
        findings = JpfChild.JSON.treeToValue(answer.answer(), JpfFindings.class);
      } catch (JsonProcessingException garbage) {
        return Found.inconclusive("JPF's child process gave an answer that is none");
      }
      List<String> notes = List.of(note(present, findings));
      return switch (findings.end()) {
        case FAILED -> failed(asked, findings, notes);
        case ARENA_TOO_SMALL -> outOfMemory(asked, findings, notes);
        case EXHAUSTED, MOST_STATES, OUT_OF_TIME, UNJUDGED ->
            new Found(
                verdict(findings),
                reason(findings),
                Optional.of(findings),
                Optional.empty(),
                notes);
      };
    }
    if (result instanceof Died died) {
      return Found.inconclusive(
          "JPF's child process gave no answer: it " + died.how(), lastLines(died.lastLines()));
    }
    if (result instanceof Garbled garbled) {
      return Found.inconclusive(
          "JPF's child process printed what is no answer: " + garbled.line(),
          lastLines(garbled.lastLines()));
    }
    if (result instanceof OutOfTime late) {
      return Found.inconclusive(
          "the time limit was reached, and JPF did not stop by itself",
          lastLines(late.lastLines()));
    }
    if (result instanceof Silent silent) {
      return Found.inconclusive(
          "JPF hangs: nothing was heard of it for " + silent.how().toSeconds() + " s",
          lastLines(silent.lastLines()));
    }
    return Found.inconclusive("interrupted");
  }

  private static List<String> lastLines(List<String> lines) {
    return lines.stream().map(line -> "JPF's child process printed: " + line).toList();
  }

  private static Verdict verdict(JpfFindings findings) {
    return switch (findings.end()) {
      case EXHAUSTED -> findings.doubt().isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE;
      case MOST_STATES -> Verdict.PASS_BOUNDED;
      case OUT_OF_TIME, UNJUDGED, ARENA_TOO_SMALL -> Verdict.INCONCLUSIVE;
      case FAILED -> Verdict.FAIL;
    };
  }

  private String reason(JpfFindings findings) {
    return switch (findings.end()) {
      case EXHAUSTED ->
          findings
              .doubt()
              .orElse(
                  "every reachable state of the scope was visited, and every run that came to its"
                      + " end was judged; states are told apart by 64-bit hashes, which collide"
                      + " with probability "
                      + collision(findings.states()));
      case MOST_STATES ->
          "the bound of " + mostStates + " states was hit; no failure in the states visited before";
      case OUT_OF_TIME -> "the time limit was reached; no failure in the states visited until then";
      case UNJUDGED, ARENA_TOO_SMALL, FAILED -> findings.detail();
    };
  }

  /** The birthday bound, for a hash that behaves as a random function. */
  private static String collision(long states) {
    double probability = states * (states - 1.0) / 2 / Math.pow(2, 64);
    return String.format(Locale.ROOT, "%.0e", probability);
  }

  private Found failed(Case asked, JpfFindings findings, List<String> notes) {
    if (findings.failure().isEmpty()) {
      return Found.inconclusive("JPF's child process tells of a failure without saying which");
    }
    JpfFindings.Failure failure = findings.failure().get();
    Schedule schedule = Schedule.parse(failure.schedule());
    Optional<Trace> trace = Counterexample.trace(asked, schedule, sources);
    List<String> said = new ArrayList<>(notes);
    said.add(
        "JPF saw "
            + failure.property().id()
            + " fail: "
            + failure.message()
            + "; steps: "
            + schedule);
    if (trace.isEmpty() && GuestLoops.isLimit(failure.message())) {
      String seen = failure.property().id() + ": " + failure.message();
      return new Found(
          Verdict.INCONCLUSIVE,
          Counterexample.unconfirmed(seen),
          Optional.of(findings),
          trace,
          said);
    }
    if (trace.isEmpty()) {
      return new Found(
          Verdict.DISAGREE,
          "JPF sees "
              + failure.property().id()
              + " fail ("
              + failure.message()
              + "), and the state engine finds nothing wrong in the same steps",
          Optional.of(findings),
          trace,
          said);
    }
    return new Found(Verdict.FAIL, trace.get().message(), Optional.of(findings), trace, said);
  }

  private Found outOfMemory(Case asked, JpfFindings findings, List<String> notes) {
    if (findings.failure().isEmpty()) {
      return Found.inconclusive(
          "JPF's child process tells of a shortage without saying in which run");
    }
    Schedule schedule = Schedule.parse(findings.failure().get().schedule());
    Counterexample.Shortage shortage = Counterexample.shortage(asked, schedule, sources);
    if (shortage.reason().isPresent()) {
      return Found.unsupported(shortage.reason().get());
    }
    return new Found(
        shortage.trace().isPresent() ? Verdict.FAIL : Verdict.DISAGREE,
        shortage.trace().map(Trace::message).orElse(Bytecode.UNSHARED_SHORTAGE),
        Optional.of(findings),
        shortage.trace(),
        notes);
  }

  private static String note(JpfHome.Present present, JpfFindings findings) {
    return present.version()
        + ": "
        + findings.newStates()
        + " states, "
        + findings.transitions()
        + " transitions, "
        + findings.endStates()
        + " times at an end, depth "
        + findings.depth()
        + ", "
        + findings.instructions()
        + " instructions; "
        + findings.runs()
        + " runs judged, "
        + findings.distinctRuns()
        + " of them different";
  }
}
