package halt.checker.generate;

import halt.model.spec.SwapFunction;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Which plans do the properties try? All is drawn as small numbers, and a smaller number means
 * something simpler, so that a failing plan shrinks to fewer processes, fewer operations, simpler
 * ones, and simpler operands. A number that means nothing in its place means something simpler.
 */
final class ScenarioPlans {
  private static final int MOST_PROCESSES = 3;
  private static final int MOST_STEPS = 3;
  private static final int MOST_STEPS_OF_THREE = 3;

  /** Numbers, nil, an atom, results. */
  private static final int VALUES = 8;

  private static final int KINDS = 10;
  private static final int TARGETS = 4;
  private static final int INITIALS = 6;

  private ScenarioPlans() {}

  private record Draft(int kind, int target, int first, int second) {}

  /** Several plans that our own search can do in a blink; each has a name of its own. */
  static Arbitrary<List<ScenarioPlan>> small() {
    return several(1, MOST_PROCESSES, MOST_STEPS, 12);
  }

  /** Plans of two processes so small that engines that start every run anew can do them, too. */
  static Arbitrary<List<ScenarioPlan>> tiny() {
    return several(2, 2, 2, 6);
  }

  private static Arbitrary<List<ScenarioPlan>> several(
      int leastProcesses, int mostProcesses, int mostSteps, int mostPlans) {
    Arbitrary<Draft> step =
        Combinators.combine(below(KINDS), below(TARGETS), below(VALUES), below(VALUES))
            .as(Draft::new);
    Arbitrary<List<List<Draft>>> processes =
        step.list()
            .ofMinSize(1)
            .ofMaxSize(mostSteps)
            .list()
            .ofMinSize(leastProcesses)
            .ofMaxSize(mostProcesses);
    Arbitrary<List<Integer>> atoms = below(INITIALS).list().ofMinSize(1).ofMaxSize(2);
    return Combinators.combine(atoms, processes, below(5))
        .as(ScenarioPlans::plan)
        .list()
        .ofMinSize(1)
        .ofMaxSize(mostPlans)
        .map(ScenarioPlans::named);
  }

  private static List<ScenarioPlan> named(List<ScenarioPlan> plans) {
    List<ScenarioPlan> named = new ArrayList<>();
    for (ScenarioPlan plan : plans) {
      named.add(plan.named("tried-" + (named.size() + 1)));
    }
    return named;
  }

  private static Arbitrary<Integer> below(int end) {
    return Arbitraries.integers()
        .between(0, end - 1)
        .withDistribution(RandomDistribution.uniform())
        .shrinkTowards(0);
  }

  private static ScenarioPlan plan(List<Integer> atomDrafts, List<List<Draft>> drafts, int buffer) {
    List<Initial> atoms = new ArrayList<>();
    for (int draft : atomDrafts) {
      atoms.add(initial(draft, atoms.size()));
    }
    int left = drafts.size() < MOST_PROCESSES ? Integer.MAX_VALUE : MOST_STEPS_OF_THREE;
    List<List<Step>> processes = new ArrayList<>();
    for (List<Draft> list : drafts) {
      List<Step> steps = new ArrayList<>();
      // Every process that is still to come has one step.
      int most = left - (drafts.size() - 1 - processes.size());
      for (Draft draft : list.subList(0, Math.min(list.size(), most))) {
        steps.add(step(draft, atoms.size(), steps.size()));
        left--;
      }
      processes.add(steps);
    }
    return ScenarioPlan.of("tried", atoms, processes, 3 + buffer);
  }

  private static Initial initial(int draft, int index) {
    if (draft == 4 && index > 0) {
      return new Initial.SameAs(index - 1);
    } else if (draft == 5 && index > 0) {
      return new Initial.AtomAt(index - 1);
    }
    return draft < 2 ? new Initial.Number(draft) : new Initial.Pair(draft % 2, 0);
  }

  private static Step step(Draft draft, int atoms, int index) {
    Operand target = target(draft.target, atoms, index);
    Operand first = value(draft.first, index);
    Operand second = value(draft.second, index);
    return switch (draft.kind) {
      case 0 -> Step.deref(target);
      case 1 -> Step.swap(target, SwapFunction.ADD, first);
      case 2 -> Step.reset(target, first);
      case 3, 4 -> Step.compareAndSet(target, first, second);
      case 5 -> Step.create(first);
      case 6 -> Step.tuple(first, second);
      case 7 -> Step.collect();
      default -> Step.swap(target, SwapFunction.TALLY, first);
    };
  }

  private static Operand target(int draft, int atoms, int index) {
    return draft == TARGETS - 1 && index > 0
        ? new Operand.ResultOf(index - 1)
        : new Operand.AtomAt(draft % atoms);
  }

  private static Operand value(int draft, int index) {
    return switch (draft) {
      case 0, 1, 2 -> new Operand.Number(draft);
      case 3 -> Operand.NIL;
      case 4 -> new Operand.AtomAt(0);
      default -> {
        int step = index - (VALUES - draft);
        yield step >= 0 ? new Operand.ResultOf(step) : new Operand.Number(draft % 3);
      }
    };
  }
}
