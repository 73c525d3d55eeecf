package halt.checker.generate;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.state.NaiveEnumerator;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.machine.ScenarioModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Do all who can judge a plan say that it passes, and see the same outcomes? What fails is kept as
 * a file for {@code haltkit check}.
 */
final class Agreement {
  /** Where the files of plans that failed are. */
  static final Path KEPT = Programs.HOME.resolve("checker/target/generated");

  /** An engine that needs longer for a small plan is said to hang. */
  private static final Limits LIMITS =
      new Limits(
          Optional.of(Duration.ofMinutes(2)), () -> false, (states, transitions, depth) -> {});

  private static final int MOST_STATES_OF_NAIVE_SEARCH = 1500;

  /**
   * What has more states is a matter of the first engine alone: another may take a hundred times as
   * long, and a test that nobody waits for finds nothing.
   */
  private static final int MOST_STATES_FOR_ALL = 200;

  private final List<Engine> engines;
  private final Optional<SeededProgram> bug;
  private int compared;

  /**
   * A comparison of these engines.
   *
   * @param engines the first one takes every case and explores all of it, the others small ones
   * @param bug what is wrong with the core
   */
  Agreement(List<Engine> engines, Optional<SeededProgram> bug) {
    this.engines = engines;
    this.bug = bug;
  }

  /** How many cases all engines came to a conclusion on. */
  int compared() {
    return compared;
  }

  /** A plan on which not all agree that it passes. */
  static final class FailedPlanError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient ScenarioPlan plan;
    private final transient Scope scope;
    private final transient Path file;

    FailedPlanError(String why, ScenarioPlan plan, Scope scope, Path file, String command) {
      super(why + "\n\n" + plan + "\n\nsee it again: " + command);
      this.plan = plan;
      this.scope = scope;
      this.file = file;
    }

    ScenarioPlan plan() {
      return plan;
    }

    Scope scope() {
      return scope;
    }

    Path file() {
      return file;
    }
  }

  /** A scope of a plan: all its processes, and so much that the system may do. */
  @FunctionalInterface
  interface ScopeOf {
    Scope of(ScenarioPlan plan);
  }

  /**
   * Judges each plan in each scope.
   *
   * @param plans lifted together, because that takes longer than most of the searches
   * @param scopes each lets the system do as much as those before it, or more
   * @throws FailedPlanError with the first thing that is wrong
   */
  void require(List<ScenarioPlan> plans, ScopeOf... scopes) throws IOException {
    try (PlanFiles files = PlanFiles.of(plans, bug)) {
      for (ScenarioPlan plan : plans) {
        SortedSet<String> must = new TreeSet<>();
        if (bug.isEmpty()) {
          must.addAll(OperationOrders.outcomes(plan));
        }
        for (ScopeOf each : scopes) {
          Scope scope = each.of(plan);
          Optional<String> wrong;
          try {
            wrong = wrong(files.asked(plan, scope), must);
          } catch (ArenaTooSmallException e) {
            wrong = Optional.of(e.getMessage());
          }
          if (wrong.isPresent()) {
            throw failed(wrong.get(), plan, scope);
          }
        }
      }
    }
  }

  /**
   * Judges each plan in smaller and smaller semispaces, until they are too small for it: there
   * processes race for the last words, and collect because they have to. Asks the first engine.
   *
   * @throws FailedPlanError with the first thing that is wrong
   */
  void requireInTightSpaces(List<ScenarioPlan> plans) throws IOException {
    try (PlanFiles files = PlanFiles.of(plans, bug)) {
      for (ScenarioPlan plan : plans) {
        Scope scope = plan.scope(0, 0);
        for (int words = plan.spaceWords(); words > 0; words--) {
          Exploration exploration;
          try {
            Case asked = files.asked(plan, scope).withSpaceWords(words);
            exploration = engines.get(0).explore(asked, LIMITS);
          } catch (ArenaTooSmallException e) {
            break;
          }
          if (exploration.verdict() != Verdict.PASS) {
            throw failed(exploration.reason(), plan.withSpaceWords(words), scope);
          }
        }
      }
    }
  }

  /**
   * What is wrong with the verdicts. The first engine must come to a conclusion; of the others,
   * what they have seen must be true.
   *
   * @param must outcomes that there are; grows by those that are found
   */
  private Optional<String> wrong(Case asked, SortedSet<String> must) {
    Exploration whole = engines.get(0).explore(asked, LIMITS);
    List<Exploration> explorations = new ArrayList<>();
    explorations.add(whole);
    if (whole.states() <= MOST_STATES_FOR_ALL) {
      for (Engine engine : engines.subList(1, engines.size())) {
        if (engine.refusal(asked).isEmpty()) {
          explorations.add(engine.explore(asked, LIMITS));
        }
      }
    }
    // Before the failures: who is alone with one is more news than that there is one.
    List<Disagreement> disagreements = Disagreement.among(explorations);
    if (!disagreements.isEmpty()) {
      return Optional.of(
          disagreements.stream().map(Disagreement::what).collect(Collectors.joining("; ")));
    }
    for (Exploration each : explorations) {
      if (each.verdict() == Verdict.FAIL) {
        return Optional.of(each.engine() + " says FAIL: " + each.reason());
      }
    }
    if (whole.verdict() != Verdict.PASS) {
      return Optional.of(whole.engine() + " says " + whole.verdict() + ": " + whole.reason());
    }
    if (!whole.outcomes().containsAll(must)) {
      must.removeAll(whole.outcomes());
      return Optional.of("all miss outcomes that there are: " + must);
    }
    must.addAll(whole.outcomes());
    boolean all = explorations.size() == engines.size();
    compared += all && explorations.stream().allMatch(Exploration::isConclusive) ? 1 : 0;
    return miscounted(asked, whole);
  }

  /** Where a search with nothing clever in it can do it, too: does it find as many states? */
  private static Optional<String> miscounted(Case asked, Exploration whole) {
    if (whole.states() > MOST_STATES_OF_NAIVE_SEARCH || asked.bug().isPresent()) {
      return Optional.empty();
    }
    int states =
        NaiveEnumerator.count(new ScenarioModel(asked.program(), asked.scenario(), asked.scope()));
    return states == whole.states()
        ? Optional.empty()
        : Optional.of(whole.engine() + " finds " + whole.states() + " states of " + states);
  }

  private FailedPlanError failed(String why, ScenarioPlan plan, Scope scope) throws IOException {
    // A name for each content: of the plans that failed while one shrank, the last is no better.
    int content = plan.named("failing").javaSource().hashCode();
    ScenarioPlan kept = plan.named("failing-" + Integer.toHexString(content));
    Path file = PlanFiles.write(KEPT, kept);
    String command =
        "./haltkit check "
            + Programs.HOME.relativize(file)
            + " --engine "
            + engines.stream().map(Engine::name).collect(Collectors.joining(","))
            + " --processes "
            + scope.processes()
            + " --operations "
            + scope.operations()
            + " --collections "
            + scope.collections()
            + " --allocation-failures "
            + scope.allocationFailures();
    return new FailedPlanError(why, kept, scope, file, command);
  }
}
