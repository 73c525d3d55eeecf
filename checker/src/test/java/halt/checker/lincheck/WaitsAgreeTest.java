package halt.checker.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.engine.OwnScenario;
import halt.checker.state.StateEngine;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who waits in a loop, in whatever way, is seen to wait, and to wait in vain if nobody can end it:
 * exactly where the state engine sees it, with the same outcomes.
 */
@Tag("lincheck")
class WaitsAgreeTest {
  private static LincheckEngine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    engine = new LincheckEngine(Programs.SOURCES);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  /** What the processes do, and whether all can come to their ends. */
  private enum Waits {
    TEST_AND_SET_LOCK(
        3,
        true,
        """
        while (!arena.compareAndSet(own, 0, 1)) {
        }
        said = arena.getVolatile(own + 1) + 1;
        arena.setVolatile(own + 1, said);
        arena.setVolatile(own, 0);
        """),
    /** The lock's word is written in each turn, mostly with what was there already. */
    GET_AND_SET_LOCK(
        2,
        true,
        """
        while (arena.compareAndExchange(own, arena.getVolatile(own), 1) == 1) {
        }
        said = arena.getVolatile(own + 1) + 1;
        arena.setVolatile(own + 1, said);
        arena.setVolatile(own, 0);
        """),
    WRITES_WHILE_IT_WAITS(
        2,
        true,
        """
        if (process == 0) {
          arena.setVolatile(own + 2, 1);
          while (arena.getVolatile(own) == 0) {
            arena.setVolatile(own + 2, 1);
            said = arena.getVolatile(own + 3);
          }
        } else {
          arena.setVolatile(own + 3, 2);
          arena.setVolatile(own + 2, 0);
          arena.setVolatile(own, 1);
          said = arena.getVolatile(own + 2);
        }
        """),
    LOCK_THAT_IS_NOT_GIVEN_BACK(
        2,
        false,
        """
        while (!arena.compareAndSet(own, 0, 1)) {
          Platform.onSpinWait();
        }
        """),
    TWO_LOCKS_IN_OPPOSITE_ORDER(
        2,
        false,
        """
        @Offset long first = process == 0 ? own : own + 1;
        @Offset long second = process == 0 ? own + 1 : own;
        while (!arena.compareAndSet(first, 0, 1)) {
        }
        while (!arena.compareAndSet(second, 0, 1)) {
        }
        arena.setVolatile(second, 0);
        arena.setVolatile(first, 0);
        """),
    /** Nobody waits in vain, though both can go round for ever: one of them may stop. */
    TWO_LOCKS_WITH_BACKING_OFF(
        2,
        true,
        """
        @Offset long first = process == 0 ? own : own + 1;
        @Offset long second = process == 0 ? own + 1 : own;
        boolean both = false;
        while (!both) {
          while (!arena.compareAndSet(first, 0, 1)) {
          }
          both = arena.compareAndSet(second, 0, 1);
          if (!both) {
            arena.setVolatile(first, 0);
          }
        }
        said = arena.getAndAdd(own + 2, 1);
        arena.setVolatile(second, 0);
        arena.setVolatile(first, 0);
        """),
    /** 0 free, 1 taken, 2 taken and somebody waits; a second word counts the wake-ups. */
    LIKE_A_FUTEX(
        2,
        true,
        """
        if (!arena.compareAndSet(own, 0, 1)) {
          while (arena.compareAndExchange(own, arena.getVolatile(own), 2) != 0) {
            long woken = arena.getAcquire(own + 1);
            while (arena.getVolatile(own) == 2 && arena.getAcquire(own + 1) == woken) {
              Platform.onSpinWait();
            }
          }
        }
        said = arena.getVolatile(own + 2);
        arena.setVolatile(own + 2, said + 1);
        if (arena.getAndAdd(own, -1) != 1) {
          arena.setVolatile(own, 0);
          arena.getAndAdd(own + 1, 1);
        }
        """),
    GIVES_UP_AFTER_THREE_TRIES(
        2,
        true,
        """
        int tries = 0;
        while (tries < 3 && !arena.compareAndSet(own, 0, 1)) {
          tries++;
        }
        said = tries;
        """),
    WAITS_FOR_EITHER_OF_TWO_WORDS(
        3,
        true,
        """
        if (process == 0) {
          while (arena.getAcquire(own) == 0 && arena.getAcquire(own + 1) == 0) {
          }
          long first = arena.getVolatile(own);
          said = first + 2 * arena.getVolatile(own + 1);
        } else {
          arena.setVolatile(own + process - 1, 1);
        }
        """),
    WAITS_FOR_A_WORD_THAT_NOBODY_WRITES(
        2,
        false,
        """
        if (process == 0) {
          while (arena.getAcquire(own + 3) == 0) {
          }
        } else {
          arena.setVolatile(own, 1);
        }
        """),
    COUNTS_ROUND_WHILE_IT_WAITS(
        2,
        true,
        """
        if (process == 0) {
          while (arena.getAcquire(own) == 0) {
            said = said + 1 & 3;
          }
        } else {
          arena.setVolatile(own, 1);
        }
        """),
    SEES_A_WORD_CHANGE_AND_CHANGE_BACK(
        2,
        true,
        """
        if (process == 0) {
          long last = 0;
          while (arena.getAcquire(own + 1) == 0) {
            long now = arena.getAcquire(own);
            said += now == last ? 0 : 1;
            last = now;
          }
        } else {
          arena.setVolatile(own, 1);
          arena.setVolatile(own, 0);
          arena.setVolatile(own, 1);
          arena.setVolatile(own + 1, 1);
        }
        """),
    TICKETS(
        3,
        true,
        """
        long ticket = arena.getAndAdd(own, 1);
        while (arena.getVolatile(own + 1) != ticket) {
        }
        said = ticket;
        arena.setVolatile(own + 1, ticket + 1);
        """),
    TICKETS_IN_WHICH_ONE_IS_SKIPPED(
        2,
        false,
        """
        long ticket = arena.getAndAdd(own, 1);
        while (arena.getVolatile(own + 1) != ticket) {
        }
        arena.setVolatile(own + 1, ticket + 2);
        """),
    BACKS_OFF_FOR_LONGER_EACH_TIME(
        2,
        true,
        """
        long pause = 1;
        while (!arena.compareAndSet(own, 0, 1)) {
          for (long i = 0; i < pause; i++) {
            arena.getVolatile(own + 3);
            Platform.onSpinWait();
          }
          pause = pause < 4 ? pause * 2 : pause;
          said = pause;
        }
        arena.setVolatile(own, 0);
        """),
    PUSH_EACH_OTHER_ROUND_FOR_EVER(
        2,
        false,
        """
        while (true) {
          while (arena.getVolatile(own) != process) {
          }
          arena.setVolatile(own, 1 - process);
        }
        """),
    AN_OPERAND_WAITS_ON_THE_STACK(
        2,
        true,
        """
        long first = arena.getVolatile(own);
        said = first * 10 + arena.getVolatile(own);
        arena.setVolatile(own, process + 1);
        """);

    private final int processes;
    private final boolean completes;
    private final String process;

    Waits(int processes, boolean completes, String process) {
      this.processes = processes;
      this.completes = completes;
      this.process = process;
    }

    private Case in(Path folder) throws IOException {
      return OwnScenario.of(
          folder,
          new Scope(processes, 1, 0, 0),
          process.replace("while (true)", "while (process < 9)"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWaitsIsSeenAsTheStateEngineSeesIt(Waits waits) throws IOException {
    Case asked = waits.in(folder);
    Exploration ours = new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE);
    Exploration found = engine.explore(asked, Limits.NONE);
    assertThat(ours.verdict()).isEqualTo(waits.completes ? Verdict.PASS : Verdict.FAIL);
    assertThat(found.verdict()).as(found.reason() + found.notes()).isEqualTo(ours.verdict());
    if (waits.completes) {
      assertThat(found.outcomes()).isEqualTo(ours.outcomes());
    } else {
      assertThat(ours.failure().map(Trace::property)).contains(Property.COMPLETES.id());
      assertThat(found.failure().map(Trace::property)).contains(Property.COMPLETES.id());
    }
  }
}
