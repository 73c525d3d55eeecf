package halt.checker.jpf;

import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jpf.JpfFindings.End;
import halt.checker.jpf.JpfFindings.Failure;
import halt.checker.jvm.Decisions;
import halt.checker.jvm.RunJudge;
import halt.checker.jvm.RunJudge.Judgement;
import halt.checker.jvm.StateGraph;
import halt.model.property.Property;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * What does JPF find in one program? Runs JPF once, listens to its search, judges every run at the
 * moment it ends, and ends the search at the first that is wrong. Knows JPF by reflection only, so
 * that HALT is built without it.
 *
 * <p>JPF's own classes are loaded once for all searches of a child, so that they stay compiled.
 * That is how JPF's tests use it, and it makes its static fields anew for each run, but for one:
 * see {@link #forgetPrograms}.
 */
final class JpfSearch {
  /** So often, in milliseconds, is told how far the search is. */
  private static final long PROGRESS_MILLIS = 500;

  /** One transition on the way to where the search is. */
  private record Transition(int from, String decisions, boolean judged) {}

  private final JpfJob job;
  private final ProgressListener progress;
  private final RunJudge judge;
  private final StateGraph graph = new StateGraph();
  private final Deque<Transition> path = new ArrayDeque<>();
  private final List<String> constraints = new ArrayList<>();
  private final long start = System.nanoTime();

  private GuestOutput output;
  private Runnable terminate;
  private int state = StateGraph.START;
  private int depth;
  private long runs;
  private boolean judged;
  private final TreeSet<String> outcomes = new TreeSet<>();
  private long told = start;

  /** Why the search ends before JPF ends it; the first reason stays. */
  private Optional<End> end = Optional.empty();

  private String detail = "";
  private Optional<Failure> failure = Optional.empty();

  JpfSearch(JpfJob job, ProgressListener progress) {
    this.job = job;
    this.progress = progress;
    this.judge = new RunJudge(job.atoms(), job.recorded());
  }

  /**
   * Runs JPF.
   *
   * @throws ReflectiveOperationException if what {@code JPF_HOME} names is no JPF as we know it, or
   *     JPF throws
   * @throws IOException if a configuration file cannot be written
   */
  JpfFindings run() throws ReflectiveOperationException, IOException {
    ClassLoader loader = JpfSetUp.load(Path.of(job.home()));
    PrintStream before = System.out;
    ClassLoader contextBefore = Thread.currentThread().getContextClassLoader();
    try (GuestOutput guest = new GuestOutput(before, this::line)) {
      output = guest;
      System.setOut(guest);
      Thread.currentThread().setContextClassLoader(loader);
      return run(loader);
    } finally {
      Thread.currentThread().setContextClassLoader(contextBefore);
      System.setOut(before);
    }
  }

  private JpfFindings run(ClassLoader loader) throws ReflectiveOperationException, IOException {
    Class<?> configType = loader.loadClass("gov.nasa.jpf.Config");
    Class<?> type = loader.loadClass("gov.nasa.jpf.JPF");
    Class<?> listenerType = loader.loadClass("gov.nasa.jpf.search.SearchListener");
    Class<?> searchType = loader.loadClass("gov.nasa.jpf.search.Search");
    Object config =
        configType
            .getConstructor(String[].class)
            .newInstance((Object) JpfSetUp.arguments(job).toArray(new String[0]));
    JpfSetUp.requireOwnSources(job, (List<?>) configType.getMethod("getSources").invoke(config));
    Object jpf = type.getConstructor(configType).newInstance(config);
    Object search = type.getMethod("getSearch").invoke(jpf);
    if (search == null) {
      throw new ReflectiveOperationException("JPF could not be set up for this program");
    }
    Method terminator = searchType.getMethod("terminate");
    terminate = () -> call(terminator, search);
    type.getMethod("addSearchListener", listenerType).invoke(jpf, listener(loader, searchType));
    type.getMethod("run").invoke(jpf);
    List<?> errors = (List<?>) type.getMethod("getSearchErrors").invoke(jpf);
    Object reporter = type.getMethod("getReporter").invoke(jpf);
    Object statistics = reporter.getClass().getMethod("getRegisteredStatistics").invoke(reporter);
    return findings(errors, statistics);
  }

  private static Object call(Method method, Object target) {
    try {
      return method.invoke(target);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a public method of JPF cannot be called", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a method of JPF failed", e.getCause());
    }
  }

  // What the search tells.

  private Object listener(ClassLoader loader, Class<?> searchType)
      throws ReflectiveOperationException {
    Method stateId = searchType.getMethod("getStateId");
    Method isNew = searchType.getMethod("isNewState");
    Method isEnd = searchType.getMethod("isEndState");
    Method constraint = searchType.getMethod("getLastSearchConstraint");
    Class<?>[] types = {loader.loadClass("gov.nasa.jpf.search.SearchListener")};
    return java.lang.reflect.Proxy.newProxyInstance(
        loader,
        types,
        (self, method, arguments) -> {
          switch (method.getName()) {
            case "stateAdvanced" ->
                advanced(
                    (Integer) stateId.invoke(arguments[0]),
                    (Boolean) isNew.invoke(arguments[0]),
                    (Boolean) isEnd.invoke(arguments[0]));
            case "stateBacktracked" -> backtracked((Integer) stateId.invoke(arguments[0]));
            case "stateRestored" -> end(End.UNJUDGED, "JPF left the path that it was on");
            case "searchConstraintHit" ->
                constraints.add(String.valueOf(constraint.invoke(arguments[0])));
            case "propertyViolated" -> violated(searchType, arguments[0]);
            case "equals" -> {
              return self == arguments[0];
            }
            case "hashCode" -> {
              return System.identityHashCode(self);
            }
            case "toString" -> {
              return "HALT's listener";
            }
            default -> {
              // Nothing that a path or a state depends on.
            }
          }
          return null;
        });
  }

  private void advanced(int to, boolean isNew, boolean isEnd) {
    String decisions = output.takeDecisions();
    boolean judgedOnPath = judged || !path.isEmpty() && path.peek().judged();
    judged = false;
    path.push(new Transition(state, decisions, judgedOnPath));
    depth = Math.max(depth, path.size());
    if (isNew) {
      graph.addState(state, to, decisions, isEnd);
    } else {
      graph.addTransition(state, to);
    }
    if (isEnd && !judgedOnPath) {
      end(End.UNJUDGED, "the program under JPF ended without telling how");
    }
    state = to;
    watch();
  }

  private void backtracked(int to) {
    state = path.pop().from();
    output.takeDecisions();
    judged = false;
    if (state != to) {
      end(End.UNJUDGED, "JPF went back to another state than it came from");
    }
  }

  private void watch() {
    if (graph.states() > job.mostStates()) {
      end(End.MOST_STATES, "");
    }
    long now = System.nanoTime();
    if (job.mostMillis() > 0 && now - start > job.mostMillis() * 1_000_000) {
      end(End.OUT_OF_TIME, "");
    }
    if (now - told > PROGRESS_MILLIS * 1_000_000) {
      told = now;
      progress.progress(graph.states(), graph.transitions(), path.size());
    }
  }

  /** JPF's own properties: nothing can run any more, or an exception was not caught. */
  private void violated(Class<?> searchType, Object search) throws ReflectiveOperationException {
    Object error = searchType.getMethod("getLastError").invoke(search);
    String property = String.valueOf(error.getClass().getMethod("getProperty").invoke(error));
    if (property.contains("NotDeadlockedProperty")) {
      fail(Property.COMPLETES, "no process can run any more, and not all have ended");
    } else {
      end(End.UNJUDGED, describe(error));
    }
  }

  private static String describe(Object error) throws ReflectiveOperationException {
    Object description = error.getClass().getMethod("getDescription").invoke(error);
    Object details = error.getClass().getMethod("getDetails").invoke(error);
    return Arrays.stream((description + ": " + details).split("\\R"))
        .filter(line -> !line.isBlank())
        .limit(3)
        .reduce((first, second) -> first + " / " + second.strip())
        .orElse("an error without a description");
  }

  // What the program tells.

  private void line(String text) {
    judged = true;
    if (text.startsWith(JpfGuest.VIOLATED)) {
      String[] parts = text.substring(JpfGuest.VIOLATED.length()).split(" ", 2);
      Optional<Property> property =
          Arrays.stream(Property.values()).filter(each -> each.id().equals(parts[0])).findFirst();
      if (property.isPresent() && parts.length == 2) {
        fail(property.get(), parts[1]);
      } else {
        end(End.UNJUDGED, "the program under JPF printed: " + text);
      }
      return;
    }
    runs++;
    Judgement judgement = judge.judge(text.substring(JpfGuest.FINISHED.length()));
    if (judgement instanceof Judgement.Good good) {
      outcomes.add(good.outcome());
    } else if (judgement instanceof Judgement.Bad bad) {
      fail(bad.property(), bad.message());
    } else if (judgement instanceof Judgement.Unjudged unjudged) {
      end(End.UNJUDGED, unjudged.problem());
    } else {
      fail(End.ARENA_TOO_SMALL, Property.MEMORY_SUFFICES, "memory ran out");
    }
  }

  private void fail(Property property, String message) {
    fail(End.FAILED, property, message);
  }

  private void fail(End reason, Property property, String message) {
    if (end.isEmpty()) {
      failure =
          Optional.of(new Failure(property, message, Decisions.schedule(decisions()).toString()));
    }
    end(reason, "");
  }

  private void end(End reason, String why) {
    if (end.isEmpty()) {
      end = Optional.of(reason);
      detail = why;
    }
    terminate.run();
  }

  /** All decisions up to now. */
  private String decisions() {
    StringBuilder all = new StringBuilder();
    for (Iterator<Transition> each = path.descendingIterator(); each.hasNext(); ) {
      all.append(each.next().decisions());
    }
    return all.append(output.decisions()).toString();
  }

  // What came of it.

  private JpfFindings findings(List<?> errors, Object statistics)
      throws ReflectiveOperationException {
    List<String> described = new ArrayList<>();
    for (Object error : errors) {
      described.add(describe(error));
    }
    if (end.isEmpty() && described.isEmpty() && constraints.isEmpty()) {
      lookAtGraph();
    }
    return new JpfFindings(
        end.orElse(End.EXHAUSTED),
        detail,
        failure,
        described,
        constraints,
        number(statistics, "newStates"),
        number(statistics, "endStates"),
        graph.states(),
        graph.transitions(),
        depth,
        runs,
        judge.distinctRuns(),
        outcomes,
        number(statistics, "insns"));
  }

  private static long number(Object statistics, String field) throws ReflectiveOperationException {
    return ((Number) statistics.getClass().getField(field).get(statistics)).longValue();
  }

  /** What JPF does not look for: states that it stopped in, and those that nothing leads out of. */
  private void lookAtGraph() {
    OptionalInt abandoned = graph.abandoned();
    if (abandoned.isPresent()) {
      // What JPF does at an instruction that it cannot run, such as some invokedynamic.
      end = Optional.of(End.UNJUDGED);
      detail =
          "JPF stopped in the middle of a run and did not say why, after "
              + Decisions.schedule(graph.path(abandoned.getAsInt()));
      return;
    }
    BitSet trap = graph.trap();
    if (!trap.isEmpty()) {
      end = Optional.of(End.FAILED);
      failure =
          Optional.of(
              new Failure(
                  Property.COMPLETES,
                  "from here on no continuation completes all processes",
                  Decisions.toOneOf(trap, graph::path).toString()));
    }
  }
}
