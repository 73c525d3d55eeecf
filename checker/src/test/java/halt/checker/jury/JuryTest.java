package halt.checker.jury;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jury.Jury.Task;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Do engines work beside each other, in an order that the reader can follow, and all end? */
@Timeout(60)
class JuryTest {
  private final List<Recording> opened = Collections.synchronizedList(new ArrayList<>());

  /** Says what it was asked; what it does meanwhile is the test's. */
  private final class Recording implements Engine {
    private final EngineKind kind;
    private final BiFunction<EngineKind, Integer, String> work;
    private final AtomicInteger atWork = new AtomicInteger();
    private boolean closed;

    Recording(EngineKind kind, BiFunction<EngineKind, Integer, String> work) {
      this.kind = kind;
      this.work = work;
      opened.add(this);
    }

    @Override
    public String name() {
      return kind.id();
    }

    @Override
    public Set<MemoryModel> models() {
      return Set.of(MemoryModel.SC);
    }

    @Override
    public Set<Property> properties() {
      return EnumSet.allOf(Property.class);
    }

    @Override
    public boolean isMemoryBound() {
      return kind == EngineKind.STATE;
    }

    @Override
    public Optional<String> refusal(Case asked) {
      return Optional.empty();
    }

    @Override
    public Exploration explore(Case asked, Limits limits) {
      assertThat(atWork.incrementAndGet()).as("one case at a time").isEqualTo(1);
      String reason = work.apply(kind, asked.scope().operations());
      atWork.decrementAndGet();
      return new Exploration(
          asked.scenario().name(),
          name(),
          MemoryModel.SC,
          asked.scope(),
          Verdict.UNSUPPORTED,
          reason,
          asked.scope().operations(),
          0,
          0,
          0,
          Duration.ZERO,
          new TreeSet<>(),
          Optional.empty(),
          properties(),
          List.of(),
          List.of());
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static List<Task> tasks(int each, EngineKind... kinds) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 1; i <= each; i++) {
      Case asked = Case.of(Programs.ALL, Programs.scenario("counter"), new Scope(1, i, 0, 0));
      for (EngineKind kind : kinds) {
        tasks.add(new Task(kind, asked));
      }
    }
    return tasks;
  }

  /** What was told, in order: engine, operations, and what the engine said. */
  private List<String> judge(
      List<Task> tasks, Limits limits, int workers, BiFunction<EngineKind, Integer, String> work) {
    List<String> told = new ArrayList<>();
    Thread asking = Thread.currentThread();
    try (Jury jury = new Jury(kind -> new Recording(kind, work), workers)) {
      jury.judge(
          tasks,
          limits,
          new Jury.Listener() {
            @Override
            public ProgressListener begins(Task task) {
              return Limits.NONE.progress();
            }

            @Override
            public void judged(Task task, Exploration exploration) {
              assertThat(Thread.currentThread()).isSameAs(asking);
              told.add(
                  task.engine().id()
                      + task.asked().scope().operations()
                      + " "
                      + exploration.verdict()
                      + " "
                      + exploration.reason());
            }

            @Override
            public void threw(Task task, Exploration nothing, Throwable thrown) {
              assertThat(nothing.verdict()).isEqualTo(Verdict.UNSUPPORTED);
              told.add(task.engine().id() + task.asked().scope().operations() + " threw " + thrown);
            }
          });
    }
    return told;
  }

  @Test
  void resultsAreToldInTheOrderOfTheTasks() {
    List<String> told =
        judge(
            tasks(3, EngineKind.STATE, EngineKind.LINCHECK),
            Limits.NONE,
            4,
            (kind, number) -> "done");
    assertThat(told)
        .containsExactly(
            "state1 UNSUPPORTED done",
            "lincheck1 UNSUPPORTED done",
            "state2 UNSUPPORTED done",
            "lincheck2 UNSUPPORTED done",
            "state3 UNSUPPORTED done",
            "lincheck3 UNSUPPORTED done");
    assertThat(opened).isNotEmpty().allMatch(engine -> engine.closed);
  }

  @Test
  void twoKindsWorkAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    List<String> told =
        judge(
            tasks(1, EngineKind.LINCHECK, EngineKind.JPF),
            Limits.NONE,
            2,
            (kind, number) -> {
              both.countDown();
              try {
                both.await();
              } catch (InterruptedException e) {
                return "interrupted";
              }
              return "met";
            });
    assertThat(told).containsExactly("lincheck1 UNSUPPORTED met", "jpf1 UNSUPPORTED met");
  }

  @Test
  void anEngineIsOpenedOnceAndStatesAreNeverSearchedTwiceAtATime() {
    Set<EngineKind> busy = ConcurrentHashMap.newKeySet();
    judge(
        tasks(20, EngineKind.STATE),
        Limits.NONE,
        4,
        (kind, number) -> {
          assertThat(busy.add(kind)).isTrue();
          Thread.yield();
          busy.remove(kind);
          return "";
        });
    assertThat(opened).hasSize(1);
  }

  /** The recording engine says that a case has as many states as operations. */
  @Test
  void theLargestCaseGoesFirst() {
    List<String> begun = Collections.synchronizedList(new ArrayList<>());
    judge(
        tasks(3, EngineKind.STATE, EngineKind.JPF),
        Limits.NONE,
        1,
        (kind, number) -> {
          begun.add(kind.id() + number);
          return "";
        });
    // One worker: all of the first kind, in their order; then the other, as sizes are known.
    assertThat(begun).containsExactly("state1", "state2", "state3", "jpf3", "jpf2", "jpf1");
  }

  @Test
  void whatHadNotBegunAtAnInterruptIsInconclusive() {
    AtomicInteger begun = new AtomicInteger();
    Limits limits = new Limits(Optional.empty(), () -> begun.get() >= 1, Limits.NONE.progress());
    List<String> told =
        judge(
            tasks(3, EngineKind.JPF),
            limits,
            1,
            (kind, number) -> "number " + begun.incrementAndGet());
    assertThat(told)
        .containsExactly(
            "jpf1 UNSUPPORTED number 1",
            "jpf2 " + Verdict.INCONCLUSIVE + " interrupted before it began",
            "jpf3 " + Verdict.INCONCLUSIVE + " interrupted before it began");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatAnEngineThrowsIsToldInItsPlaceAndEndsNothingElse(Throwable fault) {
    List<String> told =
        judge(
            tasks(3, EngineKind.STATE),
            Limits.NONE,
            2,
            (kind, number) -> {
              if (number == 2) {
                JuryTest.<RuntimeException>raise(fault);
              }
              return "done";
            });
    assertThat(told)
        .containsExactly(
            "state1 UNSUPPORTED done", "state2 threw " + fault, "state3 UNSUPPORTED done");
    assertThat(opened).allMatch(engine -> engine.closed);
  }

  static List<Throwable> faults() {
    return List.of(
        new ArenaTooSmallException("too small"),
        new IllegalStateException("broken"),
        new StackOverflowError());
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable fault) throws T {
    throw (T) fault;
  }
}
