package halt.checker.history;

import halt.model.spec.AtomSpecification;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.List;

/**
 * Is a small history linearizable, by the definition and nothing else? Tries every order of all
 * completed operations and any pending ones. It shares no code with the judge but the
 * specification.
 */
final class BruteForce {
  private BruteForce() {}

  static boolean linearizable(AtomSpecification specification, History history) {
    return anyOrder(specification, history.initial(), history.operations());
  }

  private static boolean anyOrder(
      AtomSpecification specification, SpecState state, List<HistoryOperation> left) {
    if (left.stream().allMatch(HistoryOperation::isPending)) {
      return true;
    }
    for (HistoryOperation next : left) {
      boolean late = left.stream().anyMatch(other -> other.respond() < next.invoke());
      if (late) {
        continue;
      }
      List<HistoryOperation> rest = new ArrayList<>(left);
      rest.remove(next);
      for (AtomSpecification.Transition end : specification.apply(state, next.invocation())) {
        boolean fits =
            next.response().map(response -> response.result().equals(end.result())).orElse(true);
        if (fits && anyOrder(specification, end.next(), rest)) {
          return true;
        }
      }
    }
    return false;
  }
}
