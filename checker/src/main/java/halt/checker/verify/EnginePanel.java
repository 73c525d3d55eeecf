package halt.checker.verify;

import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Availability;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jury.EngineKind;
import halt.checker.jury.Engines;
import halt.checker.jury.Jury;
import halt.checker.jury.Jury.Task;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.trace.SourceLines;
import halt.checker.verdict.ExitCode;
import halt.model.property.Property;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Which engines are there, and what do they say of many cases? */
final class EnginePanel implements AutoCloseable {
  private final VerifyRequest request;
  private final Watcher watcher;
  private final Findings findings;
  private final Engines engines;
  private final Jury jury;

  /** What is to be known of an engine that is there. */
  record Member(Set<Property> properties, boolean isQuick, boolean givesShortestTraces) {}

  private final Map<EngineKind, Member> members = new EnumMap<>(EngineKind.class);

  EnginePanel(VerifyRequest request, Watcher watcher, Findings findings) {
    this.request = request;
    this.watcher = watcher;
    this.findings = findings;
    this.engines = new Engines(new SourceLines(request.home()), request.environment());
    this.jury = new Jury(engines::open, Runtime.getRuntime().availableProcessors());
    assemble();
  }

  /** The engines that are there. */
  Map<EngineKind, Member> members() {
    return members;
  }

  /** Finds out who is there; what was set up and cannot be used is trouble. */
  private void assemble() {
    for (EngineKind kind : EngineKind.values()) {
      if (!request.engines().contains(kind)) {
        findings.uses.add(new EngineUse(kind.id(), false, "left out on request"));
        continue;
      }
      try (Engine engine = engines.open(kind)) {
        Availability availability = engine.availability();
        if (availability instanceof Availability.Present present) {
          findings.uses.add(new EngineUse(kind.id(), true, present.version()));
          members.put(
              kind,
              new Member(engine.properties(), engine.isQuick(), engine.givesShortestTraces()));
        } else if (availability instanceof Availability.Absent absent) {
          findings.uses.add(new EngineUse(kind.id(), false, absent.reason()));
          if (request.needed().contains(kind)) {
            without(kind, absent.reason(), ExitCode.UNDECIDED);
          }
        } else if (availability instanceof Availability.Broken broken) {
          findings.uses.add(new EngineUse(kind.id(), false, broken.problem()));
          without(kind, broken.problem(), ExitCode.NOT_INSTALLED);
        }
      }
    }
  }

  private void without(EngineKind kind, String why, ExitCode trouble) {
    findings.notCovered("What engine " + kind.id() + " would say: " + why + ".");
    findings.trouble(trouble);
  }

  /** Judges cases; hears of each when it is known, in the order of the tasks. */
  void judge(Stage stage, List<Task> tasks, BiConsumer<Task, Exploration> judged) {
    Limits limits = new Limits(Optional.empty(), watcher::interrupted, Limits.NONE.progress());
    jury.judge(
        tasks,
        limits,
        new Jury.Listener() {
          @Override
          public ProgressListener begins(Task task) {
            return watcher.begins(stage, describe(task));
          }

          @Override
          public void judged(Task task, Exploration exploration) {
            judged.accept(task, exploration);
          }

          @Override
          public void threw(Task task, Exploration nothing, Throwable thrown) {
            boolean input = thrown instanceof ArenaTooSmallException;
            findings.trouble(input ? ExitCode.BAD_INPUT : ExitCode.OWN_FAULT);
            judged.accept(task, nothing);
          }
        });
    if (watcher.interrupted()) {
      findings.interrupted(stage);
    }
  }

  private static String describe(Task task) {
    return task.asked().bugName().orElse(task.asked().scenario().name())
        + " "
        + task.asked().scope().processes()
        + "×"
        + task.asked().scope().operations()
        + " by "
        + task.engine().id();
  }

  /** Ends every engine. */
  @Override
  public void close() {
    jury.close();
  }
}
