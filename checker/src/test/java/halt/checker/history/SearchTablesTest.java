package halt.checker.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Do the tables of the search say what plain sets and loops say? */
class SearchTablesTest {
  @Property(tries = 300)
  void equalVectorsAndOnlyTheyHaveOneNumber(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int length) {
    Random random = new Random(seed);
    VectorNumbers vectors = new VectorNumbers(length);
    Map<List<Integer>, Integer> known = new HashMap<>();
    Integer[] atHand = new Integer[length];
    Arrays.fill(atHand, 0);
    for (int step = 0; step < 500; step++) {
      int index = random.nextInt(length);
      // Few numbers, so that vectors come again; large ones, so that no bit of them is lost.
      atHand[index] = random.nextInt(3) * (Integer.MAX_VALUE / 2);
      vectors.set(index, atHand[index]);
      if (random.nextBoolean()) {
        int number = vectors.number();
        assertThat(known.computeIfAbsent(List.of(atHand), any -> number)).isEqualTo(number);
      }
    }
    assertThat(new HashSet<>(known.values())).hasSameSizeAs(known.keySet());
  }

  @Property(tries = 50)
  void equalPairsHaveOneNumber(@ForAll long seed) {
    Random random = new Random(seed);
    PairTable table = new PairTable();
    Map<List<Integer>, Integer> known = new HashMap<>();
    for (int step = 0; step < 5000; step++) {
      List<Integer> pair = List.of(random.nextInt(60) - 30, random.nextInt(60) - 30);
      long promised = table.bytesWith(1);
      Integer expected = known.computeIfAbsent(pair, any -> known.size());
      assertThat(table.number(pair.get(0), pair.get(1))).isEqualTo(expected);
      assertThat(table.bytesWith(0)).isLessThanOrEqualTo(promised);
    }
  }

  @Property(tries = 300)
  void whatMayBeNextIsWhatALoopFinds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int operations) {
    Random random = new Random(seed);
    NextOperations next = new NextOperations(operations);
    Long[] from = new Long[operations];
    for (int step = 0; step < 200; step++) {
      int changed = random.nextInt(operations);
      from[changed] = random.nextBoolean() ? null : Long.valueOf(random.nextInt(10));
      if (from[changed] == null) {
        next.remove(changed);
      } else {
        next.add(changed, from[changed]);
      }
      int after = random.nextInt(operations + 1) - 1;
      long moment = random.nextInt(6) == 0 ? Long.MAX_VALUE : random.nextInt(10);
      int expected = after + 1;
      while (expected < operations && (from[expected] == null || from[expected] > moment)) {
        expected++;
      }
      assertThat(next.after(after, moment))
          .isEqualTo(expected == operations ? NextOperations.NONE : expected);
    }
  }
}
