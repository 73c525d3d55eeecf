package halt.checker.lincheck;

import halt.checker.jvm.FinishedRun;
import halt.checker.lincheck.border.Current;
import halt.checker.lincheck.border.Processes;
import halt.checker.lincheck.border.Program;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.CTestStructure;
import org.jetbrains.kotlinx.lincheck.LinCheckerKt;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionGenerator;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;
import org.jetbrains.lincheck.datastructures.CTestConfiguration;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.RandomProvider;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;

/**
 * How is Lincheck asked, and what do its answers mean? The only class that knows Lincheck's own
 * classes, most of which are no stable interface: their version is pinned.
 *
 * <p>What would let it pass wrongly, and what is done about each:
 *
 * <ul>
 *   <li>It never says whether it explored all. Here a verifier counts the runs: Lincheck ends by
 *       itself only when nothing is left, so fewer runs than it was allowed are all there are.
 *   <li>A process that throws has a "result" for it, and is no failure. Here the verifier takes
 *       nothing but a process that has returned.
 *   <li>Its bounds on loops and recursion cut runs, or call them hangs. Here they are out of reach,
 *       and it sees no loop of the program's anyway.
 *   <li>It does not see fences, {@code System.arraycopy} and other accesses. Here it sees none of
 *       the program's at all: the program asks it, see {@link halt.checker.lincheck.border.Gate}.
 *   <li>It switches inside of whatever class it has come across, also of the JDK. Here it is
 *       checked that it has come across none but our two.
 *   <li>It keeps what it made of a class by name, and would take one program's for the next one's.
 *       Here it makes nothing of any program.
 * </ul>
 */
final class Interleavings {
  private static final int MANY = 1_000_000;

  /**
   * Our two classes, and what Lincheck always instruments so that it is not taken for a part of the
   * program: whatever has to do with loading classes, and method handles. No class of a program,
   * and no container of the JDK.
   */
  private static final Pattern MAY_BE_INSTRUMENTED =
      Pattern.compile(
          Pattern.quote(Processes.class.getPackageName() + ".")
              + ".*|(java\\.(lang|net|security)|jdk\\.internal|kotlin)\\..*|.*ClassLoader.*");

  /** Lincheck switches in there where a process sleeps, and not before it. */
  private static final String ONLY_WHERE_IT_MUST = Processes.class.getPackageName() + ".Turns";

  /** How an exploration ended. */
  sealed interface End {
    /** Every interleaving has been run. */
    record Exhausted() implements End {}

    /** The caller wanted no more. */
    record Stopped() implements End {}

    /** Lincheck did something else. */
    record Problem(String what) implements End {}
  }

  /** Keeps what it has learnt of the specification. Cannot be made before the first exploration. */
  private Optional<LinearizabilityVerifier> sequential = Optional.empty();

  /**
   * What is explored.
   *
   * @param most no more runs than these under one plan
   */
  record Exploration(Program program, int processes, int most, Listener listener) {
    private ExecutionScenario wholeProcesses() {
      Method body;
      try {
        body = Processes.class.getMethod("process", int.class, Program.class);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("our own class has no such method", e);
      }
      List<List<Actor>> threads = new ArrayList<>();
      for (int process = 0; process < processes; process++) {
        threads.add(List.of(new Actor(body, List.of(process, program))));
      }
      return new ExecutionScenario(List.of(), threads, List.of(), null);
    }
  }

  /** Hears how an exploration goes on. */
  interface Listener {
    /**
     * All that there were have been run: does the program follow another plan now? Asked once
     * before the first run, too.
     */
    boolean another();

    /** A run has come to its end; false ends the exploration. */
    boolean ran();
  }

  /** What Lincheck makes talks to this, so it is static; explorations exclude each other. */
  private static Exploration current;

  private static int runsUnderPlan;
  private static boolean stopped;
  private static Optional<String> problem = Optional.empty();

  /** Gives Lincheck the same scenario again for every plan. It asks when it has exhausted one. */
  public static final class Plans extends ExecutionGenerator {
    /** As Lincheck wants it. */
    public Plans(
        CTestConfiguration configuration, CTestStructure structure, RandomProvider random) {
      super(configuration, structure);
    }

    @Override
    public ExecutionScenario nextExecution() {
      if (runsUnderPlan == current.most()) {
        // Not exhausted: its own bound was hit. The listener is to end the exploration before.
        problem = Optional.of("Lincheck's own bound of " + runsUnderPlan + " runs was hit");
        return null;
      }
      runsUnderPlan = 0;
      return current.listener().another() ? current.wholeProcesses() : null;
    }
  }

  /** Counts runs and passes them on. */
  public static final class Counting implements Verifier {
    /** As Lincheck wants it. */
    public Counting(Class<?> specification) {}

    @Override
    public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
      runsUnderPlan++;
      problem = problem.or(() -> abnormal(results));
      if (runsUnderPlan == 1) {
        problem = problem.or(Interleavings::instrumentedTooMuch);
      }
      stopped = problem.isPresent() || !current.listener().ran();
      return !stopped;
    }
  }

  /** Runs all interleavings of a program under every plan, as long as the listener wants more. */
  static End explore(Exploration asked) {
    Current.is(asked.program());
    current = asked;
    runsUnderPlan = 0;
    stopped = false;
    problem = Optional.empty();
    return check(
        new ModelCheckingOptions()
            .iterations(Integer.MAX_VALUE)
            .executionGenerator(Plans.class)
            .invocationsPerIteration(asked.most())
            .verifier(Counting.class)
            .sequentialSpecification(Processes.class)
            .minimizeFailedScenario(false)
            .loopIterationsBeforeThreadSwitch(MANY)
            .loopBound(MANY)
            .recursionBound(MANY)
            .addGuarantee(
                ManagedStrategyGuaranteeKt.forClasses(ONLY_WHERE_IT_MUST)
                    .allMethods()
                    .mute$lincheck()));
  }

  /** Which Lincheck this is. */
  static String version() {
    return Optional.ofNullable(LinCheckerKt.getLincheckVersion()).orElse("");
  }

  private static End check(ModelCheckingOptions options) {
    LincheckFailure failure;
    try {
      failure = LinCheckerKt.checkImpl(options, Processes.class);
    } catch (IllegalStateException broken) {
      return new End.Problem(firstLine(String.valueOf(broken.getMessage())));
    }
    if (problem.isPresent()) {
      return new End.Problem(problem.get());
    }
    if (stopped) {
      return new End.Stopped();
    }
    if (failure != null) {
      return new End.Problem(failure.getClass().getSimpleName() + ": " + firstLine("" + failure));
    }
    return new End.Exhausted();
  }

  private static String firstLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static Optional<String> abnormal(ExecutionResult results) {
    for (List<ResultWithClock> thread : results.getParallelResultsWithClock()) {
      for (ResultWithClock each : thread) {
        if (!(each.getResult() instanceof VoidResult)) {
          return Optional.of("a process ended with " + each.getResult());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> instrumentedTooMuch() {
    Set<String> others = new TreeSet<>();
    for (String each : LincheckInstrumentation.INSTANCE.getInstrumentedClasses()) {
      if (!MAY_BE_INSTRUMENTED.matcher(each).matches()) {
        others.add(each);
      }
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of("Lincheck switches also in " + String.join(", ", others));
  }

  /**
   * Lincheck's own judgement of a finished run: do the operations, with what the atoms hold at the
   * end, have an order that the sequential specification allows?
   *
   * <p>The specification may allow several results where Lincheck knows of one; so the result that
   * was seen is an argument of the operation, which answers whether it is allowed. Not to be called
   * during {@link #explore}: Lincheck would instrument the classes of the specification, and those
   * of the JDK that it uses.
   *
   * @param atoms room in the atom table
   */
  boolean isLinearizable(FinishedRun run, int processes, int atoms) {
    List<List<Actor>> actors = new ArrayList<>();
    List<List<ResultWithClock>> results = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      actors.add(new ArrayList<>());
      results.add(new ArrayList<>());
    }
    LincheckResult allowed = new ValueResult(true);
    for (FinishedRun.Operation each : run.operations()) {
      actors
          .get(each.process())
          .add(new Actor(SpecifiedAtoms.operation(), List.of(each.invocation(), each.result())));
      int[] before = each.before().stream().mapToInt(Integer::intValue).toArray();
      results.get(each.process()).add(new ResultWithClock(allowed, new HBClock(before)));
    }
    ExecutionScenario scenario =
        new ExecutionScenario(
            List.of(new Actor(SpecifiedAtoms.begin(), List.of(run.initial(), atoms))),
            actors,
            List.of(new Actor(SpecifiedAtoms.end(), List.of(run.last()))),
            null);
    if (sequential.isEmpty()) {
      sequential = Optional.of(new LinearizabilityVerifier(SpecifiedAtoms.class));
    }
    return sequential
        .get()
        .verifyResults(scenario, new ExecutionResult(List.of(allowed), results, List.of(allowed)));
  }
}
