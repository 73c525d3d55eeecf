package halt.checker.generate;

import halt.core.value.Header;
import halt.core.value.Tuple;
import halt.model.spec.OperationKind;
import halt.model.spec.SwapFunction;
import java.util.List;

/**
 * How large must a plan's semispaces be so that no order of the steps runs out of memory?
 *
 * <p>All objects are pairs, of three words each. A claim takes w words, those of a buffer or of one
 * pair if the buffer is smaller; k pairs fit into it, so 3k ≤ w.
 *
 * <p>Process p makes at most A(p) pairs. A tuple makes one. A swap makes one each time that it
 * tries; it tries again only after another process's write to the same atom, and each write fails
 * at most one try of p, because p runs one operation at a time. A refused allocation makes none.
 *
 * <p>Say p has made b pairs when a collection ends and makes a more until the next. What is kept of
 * b takes at most 3b ≤ wb/k words, and a pairs need at most ⌈a/k⌉ claims; the sum is at most
 * w(⌈A(p)/k⌉ + 1), wherever the collections fall. So the set-up's pairs, in w⌈i/k⌉ words, and these
 * for every process always fit.
 */
final class SpaceBound {
  private static final int PAIR_WORDS = (int) (Header.WORDS + Tuple.PAIR);

  private SpaceBound() {}

  static int words(List<Initial> atoms, List<List<Step>> processes, int bufferWords) {
    int claim = Math.max(bufferWords, PAIR_WORDS);
    int pairsInClaim = claim / PAIR_WORDS;
    int initial = (int) atoms.stream().filter(Initial.Pair.class::isInstance).count();
    int claims = claims(initial, pairsInClaim);
    for (int process = 0; process < processes.size(); process++) {
      int pairs = pairs(processes, process);
      if (pairs > 0) {
        claims += claims(pairs, pairsInClaim) + 1;
      }
    }
    // An arena without any object still has two semispaces.
    return Math.max(claims, 1) * claim;
  }

  private static int claims(int pairs, int pairsInClaim) {
    return (pairs + pairsInClaim - 1) / pairsInClaim;
  }

  /** The most pairs that a process can make. */
  private static int pairs(List<List<Step>> processes, int process) {
    List<Step> own = processes.get(process);
    List<Step> tallies = own.stream().filter(step -> step.swapsBy(SwapFunction.TALLY)).toList();
    int pairs = tallies.size();
    for (Step step : own) {
      pairs += step.operation() == OperationKind.TUPLE ? 1 : 0;
    }
    for (int other = 0; other < processes.size(); other++) {
      if (other != process) {
        for (Step step : processes.get(other)) {
          boolean disturbs = step.writes() && tallies.stream().anyMatch(step::mayMeet);
          pairs += disturbs ? 1 : 0;
        }
      }
    }
    return pairs;
  }
}
