package halt.checker.history;

import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What did all processes do, as seen from outside? One operation precedes another if its respond
 * ticket is smaller than the other's invoke ticket; otherwise they overlap. Each process runs one
 * operation after the other.
 *
 * @param initial what the atoms held before the first operation
 */
public record History(SpecState initial, List<HistoryOperation> operations) {
  /**
   * @throws IllegalArgumentException if the operations are not a history; see {@link #problem}
   */
  public History {
    operations = List.copyOf(operations);
    Optional<Problem> problem = problem(operations);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(
          operations.get(problem.get().position()) + ": " + problem.get().message());
    }
  }

  /**
   * Why a list of operations is not a history.
   *
   * @param position the place of the offending operation in the list
   */
  public record Problem(int position, String message) {}

  /** The first reason why these operations are not a history, if there is one. */
  public static Optional<Problem> problem(List<HistoryOperation> operations) {
    Map<Integer, List<Integer>> ofProcess = new HashMap<>();
    for (int position = 0; position < operations.size(); position++) {
      HistoryOperation operation = operations.get(position);
      if (operation.respond() < operation.invoke()) {
        return Optional.of(new Problem(position, "it responds before it is invoked"));
      }
      ofProcess.computeIfAbsent(operation.process(), process -> new ArrayList<>()).add(position);
    }
    return ofProcess.values().stream()
        .flatMap(positions -> overlap(operations, positions).stream())
        .min(Comparator.comparingInt(Problem::position));
  }

  private static Optional<Problem> overlap(
      List<HistoryOperation> operations, List<Integer> positions) {
    List<Integer> inOrder = new ArrayList<>(positions);
    inOrder.sort(
        Comparator.comparingLong((Integer position) -> operations.get(position).invoke())
            .thenComparing(Comparator.naturalOrder()));
    return IntStream.range(1, inOrder.size())
        .filter(
            i ->
                operations.get(inOrder.get(i - 1)).respond()
                    >= operations.get(inOrder.get(i)).invoke())
        .mapToObj(
            i ->
                new Problem(
                    inOrder.get(i),
                    "its process was still running another operation ("
                        + operations.get(inOrder.get(i - 1)).invocation()
                        + ")"))
        .findFirst();
  }
}
