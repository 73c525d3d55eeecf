package halt.checker.jpf;

import com.fasterxml.jackson.databind.JsonNode;
import halt.checker.engine.Availability;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.jpf.JpfJudgement.Found;
import halt.checker.jvm.Bytecode;
import halt.checker.jvm.ChildCommand;
import halt.checker.jvm.ChildProcess;
import halt.checker.jvm.ChildProcess.Result;
import halt.checker.jvm.JvmProgram;
import halt.checker.trace.SourceLines;
import halt.kernel.file.TemporaryFolder;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
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
      return new JpfJudgement(present, sources, mostStates).judge(asked, result);
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
                  new ChildCommand(
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
}
