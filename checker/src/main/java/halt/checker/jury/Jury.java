package halt.checker.jury;

import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * How do several engines judge many cases in little time? Each worker thread takes the next case of
 * the engine that has the fewest at work, so that engines run beside each other. An engine that was
 * opened is kept for its next case: the start of its child process is paid once. A second one of
 * the same kind is opened only when a worker would be idle otherwise.
 *
 * <p>Of an engine's cases the one goes first in which another engine has found the most states, so
 * that no worker is left alone with the longest. Of engines that fill the memory one is at work.
 *
 * <p>Results are told in the order of the tasks, on the thread that asks, as soon as all before
 * them are known.
 */
public final class Jury implements AutoCloseable {
  /** A case for one engine. */
  public record Task(EngineKind engine, Case asked) {}

  /** Hears what happens. */
  public interface Listener {
    /** A task begins, on a worker's thread; hears how far it is. */
    ProgressListener begins(Task task);

    /** A task has ended; called in the order of the tasks, by the thread that asked. */
    void judged(Task task, Exploration exploration);

    /**
     * A task has ended without an answer: the engine threw. The others go on. Called as {@link
     * #judged} is.
     *
     * @param nothing what there is to say of it instead: UNSUPPORTED, with the message
     */
    void threw(Task task, Exploration nothing, Throwable thrown);
  }

  /** What came of a task, and what the engine threw, if it did. */
  private record Answer(Exploration exploration, Optional<Throwable> thrown) {}

  private final Function<EngineKind, Engine> opener;
  private final int workers;
  private final Map<EngineKind, Deque<Engine>> idle = new EnumMap<>(EngineKind.class);
  private final List<Engine> opened = new ArrayList<>();

  /**
   * A jury without engines yet.
   *
   * @param opener makes an engine
   * @param workers how many cases are judged at the same time, at most
   */
  public Jury(Function<EngineKind, Engine> opener, int workers) {
    this.opener = opener;
    this.workers = workers;
  }

  /**
   * Judges all tasks. If the limits say that the run is interrupted, tasks that have not begun are
   * INCONCLUSIVE.
   *
   * @param limits for each task; their progress listener is not used
   */
  public void judge(List<Task> tasks, Limits limits, Listener listener) {
    Session session = new Session(tasks, limits, listener);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(workers, tasks.size()); i++) {
      Thread thread = new Thread(session::work, "jury-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      session.tell();
    } finally {
      session.stop();
      threads.forEach(Jury::awaitEnd);
    }
  }

  private static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // Engines hear of interrupts by their limits and end soon.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Engine take(EngineKind kind) {
    synchronized (idle) {
      Deque<Engine> known = idle.get(kind);
      if (known != null && !known.isEmpty()) {
        return known.pop();
      }
    }
    Engine engine = opener.apply(kind);
    synchronized (idle) {
      opened.add(engine);
    }
    return engine;
  }

  private void giveBack(EngineKind kind, Engine engine) {
    synchronized (idle) {
      idle.computeIfAbsent(kind, k -> new ArrayDeque<>()).push(engine);
    }
  }

  /** Ends every engine. */
  @Override
  public void close() {
    synchronized (idle) {
      opened.forEach(Engine::close);
      opened.clear();
      idle.clear();
    }
  }

  /** One call of {@link #judge}. */
  private final class Session {
    private final List<Task> tasks;
    private final Limits limits;
    private final Listener listener;

    /** Empty for what was left out because the listener threw. */
    private final List<CompletableFuture<Optional<Answer>>> results = new ArrayList<>();

    private final Map<EngineKind, List<Integer>> waiting = new EnumMap<>(EngineKind.class);
    private final Map<EngineKind, Integer> atWork = new EnumMap<>(EngineKind.class);

    /** How many states an engine has found in a case. */
    private final Map<Case, Long> sizes = new HashMap<>();

    private final Set<EngineKind> memoryBound = EnumSet.noneOf(EngineKind.class);

    private boolean stopped;

    Session(List<Task> tasks, Limits limits, Listener listener) {
      this.tasks = tasks;
      this.limits = limits;
      this.listener = listener;
      for (int i = 0; i < tasks.size(); i++) {
        results.add(new CompletableFuture<>());
        waiting.computeIfAbsent(tasks.get(i).engine(), kind -> new ArrayList<>()).add(i);
        atWork.putIfAbsent(tasks.get(i).engine(), 0);
      }
      for (EngineKind kind : waiting.keySet()) {
        Engine engine = take(kind);
        if (engine.isMemoryBound()) {
          memoryBound.add(kind);
        }
        giveBack(kind, engine);
      }
    }

    void tell() {
      for (int i = 0; i < tasks.size(); i++) {
        Optional<Answer> result;
        try {
          result = results.get(i).get();
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException thrown) {
            throw thrown;
          }
          throw (Error) e.getCause(); // an engine throws nothing else
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        if (result.isPresent()) {
          Answer answer = result.get();
          if (answer.thrown().isPresent()) {
            listener.threw(tasks.get(i), answer.exploration(), answer.thrown().get());
          } else {
            listener.judged(tasks.get(i), answer.exploration());
          }
        }
      }
    }

    synchronized void stop() {
      stopped = true;
    }

    private synchronized boolean isStopped() {
      return stopped;
    }

    /** The next task, of the kind with the fewest at work; empty when there is none. */
    private synchronized Optional<Integer> next() {
      EngineKind best = null;
      for (EngineKind kind : waiting.keySet()) {
        // Two at a time would have half of this JVM's memory each.
        if (memoryBound.contains(kind) && atWork.get(kind) > 0) {
          continue;
        }
        boolean first = best == null || atWork.get(kind) < atWork.get(best);
        if (!waiting.get(kind).isEmpty() && first) {
          best = kind;
        }
      }
      if (best == null) {
        return Optional.empty();
      }
      atWork.merge(best, 1, Integer::sum);
      Integer largest = waiting.get(best).get(0);
      for (Integer each : waiting.get(best)) {
        if (size(each) > size(largest)) {
          largest = each;
        }
      }
      waiting.get(best).remove(largest);
      return Optional.of(largest);
    }

    private long size(int task) {
      return sizes.getOrDefault(tasks.get(task).asked(), 0L);
    }

    private synchronized void noteSize(Task task, Exploration exploration) {
      sizes.merge(task.asked(), exploration.states(), Math::max);
    }

    private synchronized void ended(EngineKind kind) {
      atWork.merge(kind, -1, Integer::sum);
    }

    void work() {
      for (Optional<Integer> next = next(); next.isPresent(); next = next()) {
        int index = next.get();
        Task task = tasks.get(index);
        try {
          results.get(index).complete(isStopped() ? Optional.empty() : Optional.of(judge(task)));
        } catch (RuntimeException | Error thrown) {
          stop();
          results.get(index).completeExceptionally(thrown);
        } finally {
          ended(task.engine());
        }
      }
    }

    private Answer judge(Task task) {
      Engine engine = take(task.engine());
      Exploration exploration;
      try {
        exploration = explore(engine, task);
      } catch (RuntimeException | Error thrown) {
        // Whatever it was in the middle of: the next case gets another engine.
        engine.close();
        return new Answer(Exploration.without(engine, task.asked(), thrown), Optional.of(thrown));
      }
      noteSize(task, exploration);
      giveBack(task.engine(), engine);
      return new Answer(exploration, Optional.empty());
    }

    private Exploration explore(Engine engine, Task task) {
      if (limits.interrupted().getAsBoolean()) {
        return Exploration.notBegun(engine, task.asked());
      }
      Limits own =
          new Limits(
              limits.time(),
              () -> isStopped() || limits.interrupted().getAsBoolean(),
              listener.begins(task));
      return engine.explore(task.asked(), own);
    }
  }
}
