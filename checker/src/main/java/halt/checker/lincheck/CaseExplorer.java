package halt.checker.lincheck;

import halt.checker.jvm.FinishedRun;
import halt.checker.jvm.RunJudge;
import halt.checker.jvm.RunJudge.Judgement;
import halt.checker.jvm.guest.Steps;
import halt.checker.lincheck.border.Plan;
import halt.checker.lincheck.border.Program;
import halt.checker.lincheck.border.RunEnd;
import halt.model.property.Property;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What do all runs of one case come to? Goes through all plans of the system's choices ({@link
 * Plan}), has Lincheck run every interleaving under each, and has every different finished run
 * judged by HALT's own judge and by Lincheck's.
 */
final class CaseExplorer {
  private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** Why an exploration ends before its end. */
  private record Stop(Answer.End end, String what, String property, String schedule) {
    Stop(Answer.End end, String what) {
      this(end, what, "", "");
    }
  }

  private final Interleavings interleavings;
  private final Job job;
  private final Consumer<Told> progress;
  private final RunJudge judge;
  private final Program program;
  private final long start = System.nanoTime();
  private long told = start;

  private final Set<Plan> made = new HashSet<>();
  private final Deque<Plan> open = new ArrayDeque<>();
  private Plan plan = Plan.EMPTY;

  private final Set<String> texts = new HashSet<>();
  private final List<String> unjudged = new ArrayList<>();
  private final TreeSet<String> outcomes = new TreeSet<>();
  private long runs;
  private long steps;
  private long states;
  private int longest;
  private int plans;
  private Optional<Stop> stop = Optional.empty();

  /**
   * An explorer of one case.
   *
   * @param progress hears now and then how far it is
   * @throws IOException if the program cannot be loaded
   */
  CaseExplorer(Interleavings interleavings, Job job, Consumer<Told> progress) throws IOException {
    this.interleavings = interleavings;
    this.job = job;
    this.progress = progress;
    this.judge = new RunJudge(job.atoms(), job.recorded());
    this.program = ProgramLoader.load(Path.of(job.folder()), job.reduction(), job.parameters());
  }

  /** Explores until all is explored or something stops it. */
  Answer explore() {
    made.add(Plan.EMPTY);
    open.add(Plan.EMPTY);
    Interleavings.End ended =
        Interleavings.explore(
            new Interleavings.Exploration(
                program,
                job.processes(),
                job.mostRuns() + 1,
                new Interleavings.Listener() {
                  @Override
                  public boolean another() {
                    return nextPlan();
                  }

                  @Override
                  public boolean ran() {
                    return look(program.end());
                  }
                }));
    if (!(ended instanceof Interleavings.End.Exhausted)) {
      addUp(); // the last plan was not asked after
    }
    if (stop.isEmpty()) {
      stop = stopAt(ended);
    }
    judgeByLincheck();
    if (stop.isEmpty() && runs == 0) {
      stop = Optional.of(new Stop(Answer.End.PROBLEM, "Lincheck ended without a run"));
    }
    Stop end = stop.orElse(new Stop(Answer.End.EXHAUSTED, ""));
    return new Answer(
        end.end(),
        end.what(),
        end.property(),
        end.schedule(),
        runs,
        steps,
        states,
        longest,
        plans,
        texts.size(),
        List.copyOf(outcomes));
  }

  private boolean isWithinBudget(Plan plan) {
    return count(plan, Steps.Choice.COLLECTION_REQUESTED) <= job.collections()
        && count(plan, Steps.Choice.ALLOCATION_FAILS) <= job.allocationFailures();
  }

  private static long count(Plan plan, Steps.Choice choice) {
    return plan.calls().stream().filter(call -> call.choice().equals(choice.name())).count();
  }

  private boolean nextPlan() {
    addUp();
    for (Plan.Call call : program.nextCalls()) {
      Plan next = plan.with(call);
      if (isWithinBudget(next) && made.add(next)) {
        open.add(next);
      }
    }
    if (open.isEmpty()) {
      return false;
    }
    plan = open.remove();
    plans++;
    program.follow(plan);
    return true;
  }

  /** What was counted under the plan that ends. */
  private void addUp() {
    steps += program.steps();
    states += program.states();
    longest = Math.max(longest, program.longest());
  }

  private Optional<Stop> stopAt(Interleavings.End ended) {
    if (ended instanceof Interleavings.End.Problem problem) {
      return Optional.of(new Stop(Answer.End.PROBLEM, problem.what()));
    }
    return ended instanceof Interleavings.End.Exhausted
        ? program.unfinished().flatMap(this::stopAt)
        : Optional.empty();
  }

  private Optional<Stop> stopAt(RunEnd end) {
    return switch (end.kind()) {
      case FINISHED -> texts.add(end.text()) ? judge(end) : Optional.empty();
      case SEEN -> Optional.empty();
      case FAILED ->
          Optional.of(new Stop(Answer.End.FAILED, end.text(), end.property(), end.schedule()));
      case CUT -> Optional.of(new Stop(Answer.End.PROBLEM, end.text()));
    };
  }

  private static Stop failed(Property property, String what, String schedule) {
    return new Stop(Answer.End.FAILED, what, property.name(), schedule);
  }

  /** Judges a run; false if there need not be another. */
  private boolean look(RunEnd end) {
    runs++;
    stop = stopAt(end);
    long now = System.nanoTime();
    if (now - told > TELL_NANOS) {
      told = now;
      progress.accept(
          new Told(
              runs,
              steps + program.steps(),
              states + program.states(),
              Math.max(longest, program.longest())));
    }
    if (stop.isEmpty() && runs >= job.mostRuns()) {
      stop = Optional.of(new Stop(Answer.End.BOUNDED, ""));
    }
    if (stop.isEmpty() && now - start > TimeUnit.MILLISECONDS.toNanos(job.millis())) {
      stop = Optional.of(new Stop(Answer.End.OUT_OF_TIME, ""));
    }
    return stop.isEmpty();
  }

  private Optional<Stop> judge(RunEnd end) {
    Judgement judgement = judge.judge(end.text());
    if (judgement instanceof Judgement.Good good) {
      outcomes.add(good.outcome());
      unjudged.add(end.text());
      return Optional.empty();
    }
    if (judgement instanceof Judgement.Bad bad) {
      if (bad.property() == Property.LINEARIZABLE || bad.property() == Property.ASSERTIONS) {
        unjudged.add(end.text());
      }
      return Optional.of(failed(bad.property(), bad.message(), end.schedule()));
    }
    if (judgement instanceof Judgement.OutOfMemory) {
      return Optional.of(new Stop(Answer.End.OUT_OF_MEMORY, "", "", end.schedule()));
    }
    Judgement.Unjudged beyond = (Judgement.Unjudged) judgement;
    return Optional.of(new Stop(Answer.End.PROBLEM, beyond.problem()));
  }

  /** The second opinion on what {@link #judge} has judged. */
  private void judgeByLincheck() {
    if (!job.recorded()) {
      return;
    }
    for (String text : unjudged) {
      FinishedRun run;
      try {
        run = FinishedRun.parse(text);
      } catch (FinishedRun.FormatException e) {
        throw new IllegalStateException("it was read before", e);
      }
      boolean ours =
          !(judge.judge(text) instanceof Judgement.Bad bad
              && bad.property() == Property.LINEARIZABLE);
      boolean theirs = interleavings.isLinearizable(run, job.processes(), job.atoms());
      if (ours != theirs) {
        stop =
            Optional.of(
                new Stop(
                    Answer.End.DISAGREED,
                    "HALT's judge says "
                        + says(ours)
                        + " and Lincheck's "
                        + says(theirs)
                        + " of the history "
                        + text));
        return;
      }
    }
    unjudged.clear();
  }

  private static String says(boolean linearizable) {
    return linearizable ? "linearizable" : "not linearizable";
  }
}
