package halt.checker.jvm;

import halt.checker.history.History;
import halt.checker.history.HistoryOperation;
import halt.checker.jvm.guest.RunText;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.OperationKind;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What did a run in another virtual machine come to? Read from its {@link RunText}.
 *
 * @param check whether the scenario's own condition holds
 * @param initial what the atoms held at first
 * @param last what they hold at the end
 * @param results the last result of each process
 * @param operations of all processes, each process's own in order
 */
public record FinishedRun(
    boolean check,
    SpecState initial,
    SpecState last,
    List<LogicalValue> results,
    List<Operation> operations) {

  /**
   * One operation that has ended.
   *
   * @param before of each process, how many operations had ended when this one began
   */
  public record Operation(
      int process, List<Integer> before, Invocation invocation, LogicalValue result) {}

  /** A line that no guest of ours prints. */
  public static final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    FormatException(String message) {
      super(message);
    }
  }

  /**
   * Reads a line.
   *
   * @throws FormatException if it is not one of {@link RunText}'s
   */
  public static FinishedRun parse(String text) throws FormatException {
    try {
      Optional<Boolean> check = Optional.empty();
      Optional<SpecState> initial = Optional.empty();
      Optional<SpecState> last = Optional.empty();
      List<LogicalValue> results = List.of();
      List<Operation> operations = new ArrayList<>();
      for (String field : text.split(";")) {
        int equals = field.indexOf('=');
        if (equals < 0) {
          throw new FormatException("no field: '" + field + "' in: " + text);
        }
        String content = field.substring(equals + 1);
        switch (field.substring(0, equals)) {
          case RunText.CHECK -> check = Optional.of(content.equals("true"));
          case RunText.INITIAL -> initial = Optional.of(new SpecState(row(content)));
          case RunText.FINAL -> last = Optional.of(new SpecState(row(content)));
          case RunText.RESULTS -> results = row(content);
          case RunText.REGISTERS -> row(content);
          case RunText.OPERATION -> operations.add(operation(content));
          default -> throw new FormatException("unknown field: '" + field + "' in: " + text);
        }
      }
      if (check.isEmpty() || initial.isEmpty() || last.isEmpty()) {
        throw new FormatException("fields are missing in: " + text);
      }
      return new FinishedRun(check.get(), initial.get(), last.get(), results, operations);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage() + " in: " + text);
    }
  }

  private static List<LogicalValue> row(String content) {
    return content.isEmpty()
        ? List.of()
        : Arrays.stream(content.split("\\|", -1)).map(LogicalValue::parse).toList();
  }

  private static Operation operation(String content) throws FormatException {
    String[] parts = content.split(" ", 3);
    String[] fields = parts.length == 3 ? parts[2].split("\\|", -1) : new String[0];
    if (fields.length != 5) {
      throw new FormatException("no operation: '" + content + "'");
    }
    OperationKind kind =
        OperationKind.named(fields[0])
            .orElseThrow(() -> new FormatException("no operation is called " + fields[0]));
    return new Operation(
        Integer.parseInt(parts[0]),
        Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList(),
        new Invocation(
            kind,
            LogicalValue.parse(fields[1]),
            LogicalValue.parse(fields[2]),
            LogicalValue.parse(fields[3])),
        LogicalValue.parse(fields[4]));
  }

  /** The final outcome as every engine and the booted kernel print it. */
  public String outcome() {
    return String.join(",", last.atoms().stream().map(LogicalValue::toString).toList())
        + " | "
        + String.join(",", results.stream().map(LogicalValue::toString).toList());
  }

  /**
   * The history with tickets that give the same order of operations, and after all others a {@code
   * deref} of each atom, by nobody, that finds what the atom holds at the end.
   *
   * <p>Which operations were over when another began is an interval order, so the sets of those
   * that were over form a chain. An operation begins with the ticket of its set's place in the
   * chain, and ends just before the first set that it is in.
   */
  public History history() {
    List<Integer> sizes =
        operations.stream().map(FinishedRun::endedBefore).distinct().sorted().toList();
    List<HistoryOperation> all = new ArrayList<>();
    int[] next = new int[results.size()];
    for (Operation each : operations) {
      int index = next[each.process()]++;
      long invoke = 2L * sizes.indexOf(endedBefore(each)) + 1;
      long respond =
          operations.stream()
              .filter(later -> later.before().get(each.process()) > index)
              .min(Comparator.comparingInt(FinishedRun::endedBefore))
              .map(later -> 2L * sizes.indexOf(endedBefore(later)))
              .orElse(2L * sizes.size());
      all.add(
          HistoryOperation.completed(
              each.process(), index, invoke, respond, each.invocation(), each.result()));
    }
    for (int atom = 0; atom < last.atoms().size(); atom++) {
      long ticket = 2L * (sizes.size() + atom + 1);
      Invocation look =
          new Invocation(
              OperationKind.DEREF, LogicalValue.atom(atom), LogicalValue.NIL, LogicalValue.NIL);
      all.add(
          HistoryOperation.completed(
              results.size(), atom, ticket, ticket + 1, look, last.atoms().get(atom)));
    }
    return new History(initial, all);
  }

  private static int endedBefore(Operation operation) {
    return operation.before().stream().mapToInt(Integer::intValue).sum();
  }
}
