package halt.checker.generate;

import halt.core.value.Header;
import halt.core.value.Tuple;
import halt.core.value.Word;
import halt.model.spec.SwapFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which scenarios does chance give? Each plan follows from the seed and its index alone, so one of
 * a thousand is made again without the others.
 *
 * <p>The sizes are such that an exhaustive search ends: two processes with up to three operations
 * each, or three with fewer. Operations race on few atoms, because those that do not meet show
 * nothing.
 */
public final class Generator {
  private static final int MOST_OPERATIONS_OF_TWO = 3;
  private static final int MOST_OPERATIONS_OF_THREE = 4;
  private static final int MOST_ATOMS = 3;
  private static final int PAIR_WORDS = (int) (Header.WORDS + Tuple.PAIR);

  private final long seed;

  /** A generator whose plans all follow from this seed. */
  public Generator(long seed) {
    this.seed = seed;
  }

  /** The plan of that index, from 0; its name holds the seed and the index. */
  public ScenarioPlan plan(int index) {
    // Split once for each index: neighbouring seeds and indices have nothing in common.
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(seed).nextLong() + index).split();
    String name = "generated-s" + Long.toUnsignedString(seed) + "-n" + index;
    List<Initial> atoms = atoms(random);
    List<List<Step>> processes = processes(random, atoms);
    int buffer = PAIR_WORDS + random.nextInt(2 * PAIR_WORDS);
    ScenarioPlan roomy = ScenarioPlan.of(name, atoms, processes, buffer);
    boolean full = roomy.cells() > atoms.size() && random.nextInt(4) == 0;
    return full ? ScenarioPlan.of(name, atoms, roomy.cells() - 1, processes, buffer) : roomy;
  }

  /** The first {@code count} plans. */
  public List<ScenarioPlan> plans(int count) {
    List<ScenarioPlan> plans = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      plans.add(plan(index));
    }
    return plans;
  }

  private static List<Initial> atoms(SplittableRandom random) {
    int count = 1 + Math.min(random.nextInt(MOST_ATOMS), random.nextInt(MOST_ATOMS));
    List<Initial> atoms = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      int kind = random.nextInt(index == 0 ? 6 : 8);
      atoms.add(
          switch (kind) {
            case 0, 1 -> new Initial.Number(random.nextInt(3));
            case 2, 3, 4, 5 -> new Initial.Pair(random.nextInt(2), random.nextInt(2));
            case 6 -> new Initial.SameAs(random.nextInt(index));
            default -> new Initial.AtomAt(random.nextInt(index));
          });
    }
    return atoms;
  }

  private static List<List<Step>> processes(SplittableRandom random, List<Initial> atoms) {
    boolean three = random.nextInt(4) == 0;
    int count = three ? 3 : 2;
    int left = three ? MOST_OPERATIONS_OF_THREE : count * MOST_OPERATIONS_OF_TWO;
    List<List<Step>> processes = new ArrayList<>();
    for (int process = 0; process < count; process++) {
      int most = Math.min(MOST_OPERATIONS_OF_TWO, left - (count - 1 - process));
      int length = 1 + random.nextInt(most);
      left -= length;
      List<Step> steps = new ArrayList<>();
      while (steps.size() < length) {
        addStep(random, atoms, steps, length);
      }
      processes.add(steps);
    }
    return processes;
  }

  private static void addStep(
      SplittableRandom random, List<Initial> atoms, List<Step> steps, int length) {
    int last = steps.size();
    Operand target = target(random, atoms.size(), steps);
    switch (random.nextInt(16)) {
      case 0, 1 -> steps.add(Step.deref(target));
      case 2, 3, 4 -> {
        if (last + 1 < length) {
          // As programs do it: what was read is what is expected.
          steps.add(Step.deref(target));
          steps.add(
              Step.compareAndSet(
                  target, new Operand.ResultOf(last), value(random, atoms.size(), steps)));
        } else {
          steps.add(
              Step.compareAndSet(
                  target, expected(random, atoms, target), value(random, atoms.size(), steps)));
        }
      }
      case 5, 6 -> steps.add(Step.reset(target, value(random, atoms.size(), steps)));
      case 7, 8, 9, 10, 11 -> {
        boolean pair = holdsPair(atoms, target) != (random.nextInt(8) == 0);
        steps.add(
            pair
                ? Step.swap(target, SwapFunction.TALLY, value(random, atoms.size(), steps))
                : Step.swap(target, SwapFunction.ADD, summand(random)));
      }
      case 12, 13 ->
          steps.add(
              Step.tuple(value(random, atoms.size(), steps), value(random, atoms.size(), steps)));
      case 14 -> steps.add(Step.create(value(random, atoms.size(), steps)));
      default -> steps.add(Step.collect());
    }
  }

  private static Operand target(SplittableRandom random, int atoms, List<Step> before) {
    if (!before.isEmpty() && random.nextInt(8) == 0) {
      return new Operand.ResultOf(random.nextInt(before.size()));
    }
    return new Operand.AtomAt(random.nextInt(atoms));
  }

  private static Operand value(SplittableRandom random, int atoms, List<Step> before) {
    if (!before.isEmpty() && random.nextBoolean()) {
      return new Operand.ResultOf(random.nextInt(before.size()));
    }
    return switch (random.nextInt(8)) {
      case 0 -> Operand.NIL;
      case 1 -> new Operand.AtomAt(random.nextInt(atoms));
      default -> small(random);
    };
  }

  /** What the target holds at the beginning, if that is a number, or a small number. */
  private static Operand expected(SplittableRandom random, List<Initial> atoms, Operand target) {
    return target instanceof Operand.AtomAt atom
            && atoms.get(atom.index()) instanceof Initial.Number number
        ? new Operand.Number(number.integer())
        : small(random);
  }

  private static boolean holdsPair(List<Initial> atoms, Operand target) {
    if (!(target instanceof Operand.AtomAt atom)) {
      return false;
    }
    Initial initial = atoms.get(atom.index());
    return initial instanceof Initial.SameAs same
        ? holdsPair(atoms, new Operand.AtomAt(same.atom()))
        : initial instanceof Initial.Pair;
  }

  private static Operand small(SplittableRandom random) {
    return new Operand.Number(random.nextInt(3));
  }

  /** Mostly small; now and then the greatest number, and the sum is none. */
  private static Operand summand(SplittableRandom random) {
    return new Operand.Number(random.nextInt(12) == 0 ? Word.MAX_FIXNUM : 1 + random.nextInt(2));
  }
}
