package halt.checker.cli;

import halt.checker.engine.Availability;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jury.EngineKind;
import halt.checker.jury.Engines;
import halt.checker.jury.Jury;
import halt.checker.jury.Jury.Task;
import halt.model.memory.MemoryModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which of the engines that the user asks for can judge these cases? What an engine that was named
 * cannot do is said before anything runs; of those that "all" stands for, the ones that are not
 * there or cannot take a case are passed over, and that is said, too.
 */
final class Panel implements AutoCloseable {
  /** What is known without a search. */
  private record Unjudged(Case asked, Exploration exploration) {}

  private final List<Task> tasks = new ArrayList<>();
  private final List<Unjudged> unjudged = new ArrayList<>();
  private final Jury jury;
  private final Console console;

  /** How many tasks have begun. */
  private final AtomicInteger begun = new AtomicInteger();

  private Panel(Jury jury, Console console) {
    this.jury = jury;
    this.console = console;
  }

  /**
   * Chooses.
   *
   * @throws BadInput if an engine that was named cannot take a case, or none can
   * @throws NotInstalled if an engine's tool was set up, but cannot be used
   */
  static Panel choose(EngineOptions options, Engines engines, List<Case> cases, Console console)
      throws BadInput, NotInstalled {
    int workers = Runtime.getRuntime().availableProcessors();
    Panel panel = new Panel(new Jury(engines::open, workers), console);
    List<String> refusals = new ArrayList<>();
    List<List<EngineKind>> judges = new ArrayList<>();
    cases.forEach(each -> judges.add(new ArrayList<>()));
    for (EngineKind kind : options.kinds(usual(engines, options.model()))) {
      try (Engine engine = engines.open(kind)) {
        Availability availability = engine.availability();
        if (availability instanceof Availability.Broken broken) {
          throw new NotInstalled(broken.problem());
        }
        if (availability instanceof Availability.Absent absent && options.all()) {
          console.note("passed over: " + kind.id() + ": " + absent.reason());
          continue;
        }
        for (int i = 0; i < cases.size(); i++) {
          Optional<String> refusal = engine.obstacle(cases.get(i));
          if (refusal.isPresent()) {
            refusals.add(kind.id() + " " + refusal.get());
          } else if (availability instanceof Availability.Absent absent) {
            Exploration none =
                Exploration.unsupported(engine, cases.get(i), absent.reason(), List.of());
            panel.unjudged.add(new Unjudged(cases.get(i), none));
          } else {
            judges.get(i).add(kind);
          }
        }
      }
    }
    List<String> distinct = refusals.stream().distinct().toList();
    boolean nobody = judges.stream().allMatch(List::isEmpty) && panel.unjudged.isEmpty();
    if (!distinct.isEmpty() && (!options.all() || nobody)) {
      throw new BadInput(String.join("; ", distinct));
    }
    distinct.forEach(refusal -> console.note("passed over: " + refusal));
    for (int i = 0; i < cases.size(); i++) {
      for (EngineKind kind : judges.get(i)) {
        panel.tasks.add(new Task(kind, cases.get(i)));
      }
    }
    return panel;
  }

  /**
   * Those that are asked when none is named; of a model that none of them explores, those of sc.
   */
  private static Set<EngineKind> usual(Engines engines, MemoryModel model) {
    Set<EngineKind> usual = engines.usual(model);
    return usual.isEmpty() ? engines.usual(MemoryModel.SC) : usual;
  }

  /** Judges all cases; results are told as they come. */
  void judge(Limits limits, CheckResults results) {
    for (Unjudged each : unjudged) {
      results.add(each.asked(), each.exploration());
    }
    Pace pace = new Pace(console);
    try {
      jury.judge(
          tasks,
          limits,
          new Jury.Listener() {
            @Override
            public ProgressListener begins(Task task) {
              return begin(task, pace);
            }

            @Override
            public void judged(Task task, Exploration exploration) {
              results.add(task.asked(), exploration);
            }

            @Override
            public void threw(Task task, Exploration nothing, Throwable thrown) {
              results.add(nothing, thrown);
            }
          });
    } finally {
      console.eraseProgress();
    }
  }

  /** Of many cases the line says which it is: each may be short, and all of them long. */
  private Progress begin(Task task, Pace pace) {
    String name = task.asked().scenario().name() + " by " + task.engine().id();
    String which = tasks.size() == 1 ? "" : begun.incrementAndGet() + " of " + tasks.size() + ": ";
    Progress progress = new Progress(console, which + name, pace);
    progress.begins();
    return progress;
  }

  @Override
  public void close() {
    jury.close();
  }
}
