package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.history.History;
import halt.checker.history.HistoryOperation;
import halt.checker.history.LinearizabilityChecker;
import halt.checker.history.LinearizabilityResult;
import halt.model.spec.AtomSpecification;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.Monitor;
import halt.model.spec.OperationKind;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Does the monitor, forwards, say the same of a history as Wing and Gong's search, backwards? */
class MonitorTest {
  private static final int PROCESSES = 3;
  private static final SpecState ZERO = new SpecState(List.of(LogicalValue.fixnum(0)));

  @Property(tries = 2000)
  void agreesWithTheJudgeOfHistories(@ForAll long seed) {
    Random random = new Random(seed);
    Monitor monitor = new Monitor(1);
    int set = monitor.initial(ZERO, PROCESSES);
    List<HistoryOperation> operations = new ArrayList<>();
    Invocation[] pending = new Invocation[PROCESSES];
    long[] since = new long[PROCESSES];
    int[] indices = new int[PROCESSES];
    for (int tick = 1; tick < 16 && set != Monitor.NONE; tick++) {
      int process = random.nextInt(PROCESSES);
      if (pending[process] == null) {
        pending[process] = invocation(random);
        since[process] = tick;
        set = monitor.invoke(set, process, monitor.event(pending[process]));
      } else {
        LogicalValue result = result(random, pending[process].operation());
        operations.add(
            HistoryOperation.completed(
                process, indices[process]++, since[process], tick, pending[process], result));
        pending[process] = null;
        set = monitor.respond(set, process, monitor.event(result));
      }
    }
    for (int process = 0; process < PROCESSES; process++) {
      if (pending[process] != null) {
        operations.add(
            HistoryOperation.pending(process, indices[process], since[process], pending[process]));
      }
    }
    LinearizabilityResult judged =
        new LinearizabilityChecker(new AtomSpecification(1)).check(new History(ZERO, operations));
    assertThat(judged instanceof LinearizabilityResult.Linearizable).isEqualTo(set != Monitor.NONE);
  }

  @Test
  void anAtomIsThereFromItsCreationOnAndNotWithoutIt() {
    Monitor monitor = new Monitor(2);
    LogicalValue five = LogicalValue.fixnum(5);
    Invocation create =
        new Invocation(OperationKind.CREATE, LogicalValue.NIL, five, LogicalValue.NIL);
    int creating = monitor.invoke(monitor.initial(ZERO, 2), 0, monitor.event(create));
    int created = monitor.respond(creating, 0, monitor.event(LogicalValue.atom(1)));
    SpecState both = new SpecState(List.of(LogicalValue.fixnum(0), five));
    int one = monitor.state(ZERO);
    int two = monitor.state(both);
    int unwritten = monitor.state(both.with(1, Monitor.NEW));
    for (int state : new int[] {one, two, unwritten}) {
      assertThat(monitor.holds(creating, state)).isTrue();
      assertThat(monitor.holds(created, state)).isEqualTo(state == two);
    }
  }

  /** Whoever reads an atom out of another one does not create it. */
  @Test
  void anOperationThatGivesAnAtomNeedNotCreateIt() {
    Monitor monitor = new Monitor(2);
    SpecState both = new SpecState(List.of(LogicalValue.atom(1), LogicalValue.fixnum(5)));
    Invocation deref =
        new Invocation(
            OperationKind.DEREF, LogicalValue.atom(0), LogicalValue.NIL, LogicalValue.NIL);
    int reading = monitor.invoke(monitor.initial(both, 2), 0, monitor.event(deref));
    assertThat(monitor.holds(reading, monitor.state(both))).isTrue();
    assertThat(monitor.holds(reading, monitor.state(both.with(1, Monitor.NEW)))).isFalse();
  }

  private static Invocation invocation(Random random) {
    LogicalValue atom = LogicalValue.atom(0);
    LogicalValue small = LogicalValue.fixnum(random.nextInt(2));
    return switch (random.nextInt(4)) {
      case 0 -> new Invocation(OperationKind.DEREF, atom, LogicalValue.NIL, LogicalValue.NIL);
      case 1 -> new Invocation(OperationKind.RESET, atom, small, LogicalValue.NIL);
      case 2 ->
          new Invocation(OperationKind.SWAP, atom, LogicalValue.fixnum(1), LogicalValue.fixnum(1));
      default ->
          new Invocation(
              OperationKind.COMPARE_AND_SET, atom, small, LogicalValue.fixnum(random.nextInt(2)));
    };
  }

  private static LogicalValue result(Random random, OperationKind operation) {
    return operation == OperationKind.COMPARE_AND_SET
        ? LogicalValue.bool(random.nextBoolean())
        : LogicalValue.fixnum(random.nextInt(3));
  }
}
