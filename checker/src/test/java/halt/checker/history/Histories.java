package halt.checker.history;

import halt.model.spec.AtomSpecification;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.OperationKind;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Which histories do the tests try? Simulated ones: each operation takes effect at one moment
 * between its invocation and its response, so they are linearizable; and mutations of them, which
 * may not be.
 */
final class Histories {
  private Histories() {}

  /** Such as {@code swap @0 1 1}. */
  static Invocation invocation(String printed) {
    int blank = printed.indexOf(' ');
    LogicalValue.Tuple words =
        (LogicalValue.Tuple) LogicalValue.parse("[" + printed.substring(blank) + "]");
    return new Invocation(
        OperationKind.named(printed.substring(0, blank)).orElseThrow(),
        words.fields().get(0),
        words.fields().get(1),
        words.fields().get(2));
  }

  /** A process in the simulation, between two of its operations or inside one. */
  private static final class Process {
    private int index;
    private long invoke;
    private Invocation invocation;
    private LogicalValue result;
  }

  /** A linearizable history of as many operations, run by as many processes. */
  static History simulated(
      AtomSpecification specification,
      SpecState initial,
      int processes,
      int operations,
      Random random) {
    List<HistoryOperation> done = new ArrayList<>();
    Process[] running = new Process[processes];
    for (int process = 0; process < processes; process++) {
      running[process] = new Process();
    }
    SpecState state = initial;
    long ticket = 0;
    int begun = 0;
    while (done.size() < operations) {
      int number = random.nextInt(processes);
      Process process = running[number];
      if (process.invocation == null) {
        if (begun < operations) {
          process.invocation = randomInvocation(specification, random);
          process.invoke = ticket++;
          begun++;
        }
      } else if (process.result == null) {
        List<AtomSpecification.Transition> ends = specification.apply(state, process.invocation);
        if (ends.isEmpty()) {
          // Its atom does not exist yet: read what exists instead.
          process.invocation = invocation("collect nil nil nil");
          ends = specification.apply(state, process.invocation);
        }
        AtomSpecification.Transition end = ends.get(random.nextInt(ends.size()));
        state = end.next();
        process.result = end.result();
      } else {
        done.add(
            HistoryOperation.completed(
                number,
                process.index++,
                process.invoke,
                ticket++,
                process.invocation,
                process.result));
        process.invocation = null;
        process.result = null;
      }
    }
    return new History(initial, done);
  }

  private static Invocation randomInvocation(AtomSpecification specification, Random random) {
    String atom = "@" + random.nextInt(specification.capacity());
    return switch (random.nextInt(9)) {
      case 0 -> invocation("create nil " + value(random) + " nil");
      case 1 -> invocation("deref " + atom + " nil nil");
      case 2, 3 ->
          invocation("compare-and-set " + atom + " " + value(random) + " " + value(random));
      case 4 -> invocation("reset " + atom + " " + value(random) + " nil");
      case 5, 6 -> invocation("swap " + atom + " 1 " + random.nextInt(3));
      case 7 -> invocation("swap " + atom + " 2 " + value(random));
      default -> invocation("tuple nil " + value(random) + " " + value(random));
    };
  }

  private static String value(Random random) {
    return List.of("0", "1", "2", "[0 1]", "nil").get(random.nextInt(5));
  }

  /** The history with one random change, which may or may not leave it linearizable. */
  static History mutated(History history, Random random) {
    List<HistoryOperation> operations = new ArrayList<>(history.operations());
    int position = random.nextInt(operations.size());
    HistoryOperation old = operations.get(position);
    HistoryOperation other = operations.get(random.nextInt(operations.size()));
    HistoryOperation changed =
        switch (random.nextInt(5)) {
          case 0 -> completed(old, old.invoke(), old.respond(), LogicalValue.parse(value(random)));
          case 1 -> completed(old, old.invoke(), old.respond(), result(other));
          case 2 -> completed(old, Math.max(0, old.invoke() - 3), old.respond() + 3, result(old));
          case 3 ->
              completed(old, old.invoke(), Math.max(old.invoke(), old.respond() - 2), result(old));
          default ->
              HistoryOperation.pending(old.process(), old.index(), old.invoke(), old.invocation());
        };
    operations.set(position, changed);
    return History.problem(operations).isEmpty()
        ? new History(history.initial(), operations)
        : history;
  }

  private static LogicalValue result(HistoryOperation operation) {
    return operation.response().map(HistoryOperation.Response::result).orElse(LogicalValue.NIL);
  }

  private static HistoryOperation completed(
      HistoryOperation old, long invoke, long respond, LogicalValue result) {
    return old.isPending()
        ? old
        : HistoryOperation.completed(
            old.process(), old.index(), invoke, respond, old.invocation(), result);
  }
}
