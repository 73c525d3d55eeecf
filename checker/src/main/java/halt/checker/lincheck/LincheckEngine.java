package halt.checker.lincheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.engine.Availability;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.jvm.Bytecode;
import halt.checker.jvm.ChildCommand;
import halt.checker.jvm.ChildProcess;
import halt.checker.jvm.Counterexample;
import halt.checker.jvm.JvmProgram;
import halt.checker.jvm.guest.GuestLoops;
import halt.checker.lincheck.border.Processes;
import halt.checker.lincheck.border.Reduction;
import halt.checker.trace.Schedule;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.kernel.file.TemporaryFolder;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The Lincheck engine: the bytecode of the core under JetBrains' model checker. A PASS means that
 * Lincheck ended by itself, with fewer runs than it was allowed, under every plan of the system's
 * choices ({@link halt.checker.lincheck.border.Plan}), and that from every state each process went
 * on that could; a state that was reached before on another way is not gone on from again ({@link
 * halt.checker.lincheck.program.GuestProgram}).
 *
 * <p>A run that fails is taken again on the state engine, which gives the trace; if that finds
 * nothing wrong, the engines disagree.
 */
public final class LincheckEngine implements Engine {
  /** The engine's name. */
  public static final String NAME = "lincheck";

  /** As many runs of one case as a core makes in about a minute and a half. */
  public static final int MOST_RUNS = 150_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the parent waits longer than the child, which stops by itself. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final long ANY_TIME = Duration.ofDays(1).toMillis();

  private final SourceLines sources;
  private final int mostRuns;
  private final Reduction reduction;
  private Optional<ChildProcess> child = Optional.empty();
  private Told told = Told.NOTHING;

  /** An engine; it starts its child with the first case. */
  public LincheckEngine(SourceLines sources) {
    this(sources, MOST_RUNS);
  }

  /**
   * An engine with a bound of its own.
   *
   * @param mostRuns of one case; more make the verdict PASS_BOUNDED
   */
  public LincheckEngine(SourceLines sources, int mostRuns) {
    this(sources, mostRuns, Reduction.BEGINNINGS);
  }

  /** As above, with less left out, to see whether that changes anything. */
  LincheckEngine(SourceLines sources, int mostRuns, Reduction reduction) {
    this.sources = sources;
    this.mostRuns = mostRuns;
    this.reduction = reduction;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<MemoryModel> models() {
    return Set.of(MemoryModel.SC);
  }

  @Override
  public Set<Property> properties() {
    return Bytecode.PROPERTIES;
  }

  @Override
  public Availability availability() {
    return new Availability.Present(Interleavings.version());
  }

  @Override
  public Optional<String> refusal(Case asked) {
    return asked.scope().processes() > Processes.MOST
        ? Optional.of("takes at most " + Processes.MOST + " processes")
        : Bytecode.refusal(asked);
  }

  @Override
  public Exploration explore(Case asked, Limits limits) {
    Findings findings = new Findings(asked);
    try (TemporaryFolder folder = TemporaryFolder.create("lincheck")) {
      JvmProgram.write(asked, folder.path());
      return findings.from(ask(asked, folder.path(), limits));
    } catch (IOException e) {
      return findings.inconclusive(
          "its program cannot be written to the folder for temporary files: " + e, List.of());
    }
  }

  private ChildProcess.Result ask(Case asked, Path folder, Limits limits) throws IOException {
    if (child.isEmpty() || !child.get().isAlive()) {
      close();
      child =
          Optional.of(
              ChildProcess.start(
                  new ChildCommand(
                      Path.of(System.getProperty("java.home")),
                      OPTIONS,
                      ChildProcess.ownClassPath(),
                      LincheckChild.class.getName())));
    }
    Job job =
        new Job(
            folder.toString(),
            JvmProgram.parameters(asked).arguments(),
            asked.scope().processes(),
            asked.scenario().atoms(),
            asked.scenario().hasOperations(),
            asked.scope().collections(),
            asked.scope().allocationFailures(),
            reduction,
            mostRuns,
            limits.time().map(Duration::toMillis).orElse(ANY_TIME));
    told = Told.NOTHING;
    return child
        .get()
        .ask(
            JSON.valueToTree(job),
            limits.time().map(GRACE::plus),
            limits.interrupted(),
            progress -> hear(progress, limits));
  }

  private void hear(JsonNode progress, Limits limits) {
    told =
        new Told(
            progress.path("runs").asLong(),
            progress.path("steps").asLong(),
            progress.path("states").asLong(),
            progress.path("longest").asInt());
    limits.progress().progress(told.states(), told.steps(), told.longest(), told.runs());
  }

  /**
   * What makes runs cheap, measured: a run is short, its threads take turns and never run at once.
   * So waiting threads that spin, a parallel collector and an optimising compiler cost more than
   * they give (all together twice as many runs a second). The memory is for Lincheck's tree of
   * runs.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx3g",
          "-XX:+UseSerialGC",
          "-XX:ActiveProcessorCount=1",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto");

  @Override
  public void close() {
    child.ifPresent(ChildProcess::close);
    child = Optional.empty();
  }

  /** Makes an exploration of what a child says. */
  private final class Findings {
    private final Case asked;
    private final long start = System.nanoTime();

    Findings(Case asked) {
      this.asked = asked;
    }

    Exploration from(ChildProcess.Result result) {
      if (result instanceof ChildProcess.Answer said) {
        try {
          return from(JSON.treeToValue(said.answer(), Answer.class));
        } catch (JsonProcessingException e) {
          return inconclusive("Lincheck's child gave no answer of ours", List.of(e.getMessage()));
        }
      }
      if (result instanceof ChildProcess.Died died) {
        return inconclusive("Lincheck's child " + died.how(), died.lastLines());
      }
      if (result instanceof ChildProcess.Garbled garbled) {
        List<String> notes = new ArrayList<>(garbled.lastLines());
        notes.add(0, garbled.line());
        return inconclusive("Lincheck's child printed what is no answer", notes);
      }
      if (result instanceof ChildProcess.OutOfTime late) {
        return inconclusive(
            "Lincheck's child did not stop when its time was over", late.lastLines());
      }
      if (result instanceof ChildProcess.Silent silent) {
        return inconclusive(
            "Lincheck hangs: nothing was heard of it for " + silent.how().toSeconds() + " s",
            silent.lastLines());
      }
      return inconclusive("interrupted", List.of());
    }

    private Exploration from(Answer answer) {
      return switch (answer.end()) {
        case EXHAUSTED -> with(Verdict.PASS, all(answer), answer, Optional.empty());
        case BOUNDED ->
            with(
                Verdict.PASS_BOUNDED,
                "no failure in " + runs(answer) + ", which is the bound",
                answer,
                Optional.empty());
        case OUT_OF_TIME ->
            with(
                Verdict.INCONCLUSIVE,
                "out of time after " + runs(answer) + ", none of which failed",
                answer,
                Optional.empty());
        case PROBLEM -> {
          close(); // its threads may still be in the program
          yield with(
              Verdict.INCONCLUSIVE,
              "a run could not be judged: " + answer.what(),
              answer,
              Optional.empty());
        }
        case DISAGREED -> with(Verdict.DISAGREE, answer.what(), answer, Optional.empty());
        case FAILED -> failed(answer);
        case OUT_OF_MEMORY -> outOfMemory(answer);
      };
    }

    private static String all(Answer answer) {
      return "Lincheck came to its end after "
          + runs(answer)
          + "; the system's choices fall in "
          + count(answer.plans())
          + (answer.plans() == 1 ? " way" : " ways, each explored")
          + "; states are told apart by 128-bit digests";
    }

    private Optional<Trace> trace(Answer answer) {
      return Counterexample.trace(asked, Schedule.parse(answer.schedule()), sources);
    }

    private Exploration failed(Answer answer) {
      Optional<Trace> trace = trace(answer);
      String seen = Property.valueOf(answer.property()).id() + ": " + answer.what();
      if (trace.isEmpty() && GuestLoops.isLimit(answer.what())) {
        return with(Verdict.INCONCLUSIVE, Counterexample.unconfirmed(seen), answer, trace);
      }
      return make(
          trace.isPresent() ? Verdict.FAIL : Verdict.DISAGREE,
          trace
              .map(Trace::message)
              .orElse(
                  "a property fails on the bytecode, and the state engine takes the same steps on"
                      + " the lifted program and finds nothing wrong"),
          answer,
          trace,
          List.of("on the bytecode, " + seen, "steps: " + answer.schedule(), judged(answer)));
    }

    private Exploration outOfMemory(Answer answer) {
      Counterexample.Shortage shortage =
          Counterexample.shortage(asked, Schedule.parse(answer.schedule()), sources);
      if (shortage.reason().isPresent()) {
        return Exploration.unsupported(
            LincheckEngine.this, asked, shortage.reason().get(), Bytecode.NOT_COVERED);
      }
      return with(
          shortage.trace().isPresent() ? Verdict.FAIL : Verdict.DISAGREE,
          shortage.trace().map(Trace::message).orElse(Bytecode.UNSHARED_SHORTAGE),
          answer,
          shortage.trace());
    }

    Exploration inconclusive(String reason, List<String> notes) {
      Answer soFar =
          new Answer(
              Answer.End.PROBLEM,
              "",
              "",
              "",
              told.runs(),
              told.steps(),
              told.states(),
              told.longest(),
              0,
              0,
              List.of());
      return make(Verdict.INCONCLUSIVE, reason, soFar, Optional.empty(), notes);
    }

    private Exploration with(Verdict verdict, String reason, Answer answer, Optional<Trace> trace) {
      return make(verdict, reason, answer, trace, List.of(judged(answer)));
    }

    private String judged(Answer answer) {
      return count(answer.histories())
          + (answer.histories() == 1 ? " finished run" : " different finished runs, each")
          + (asked.scenario().hasOperations()
              ? " judged by HALT's judge and by Lincheck's"
              : " judged by its final check");
    }

    private Exploration make(
        Verdict verdict, String reason, Answer answer, Optional<Trace> trace, List<String> notes) {
      SortedSet<String> outcomes = new TreeSet<>(answer.outcomes());
      return new Exploration(
          asked.scenario().name(),
          NAME,
          asked.model(),
          asked.scope(),
          verdict,
          reason,
          answer.states(),
          answer.steps(),
          answer.longest(),
          answer.runs(),
          Duration.ofNanos(System.nanoTime() - start),
          outcomes,
          trace,
          Bytecode.properties(asked),
          Bytecode.NOT_COVERED,
          notes,
          Bytecode.caveats(asked, verdict));
    }

    private static String runs(Answer answer) {
      return count(answer.runs()) + (answer.runs() == 1 ? " run" : " runs");
    }

    private static String count(long number) {
      return String.format(Locale.ROOT, "%,d", number);
    }
  }
}
