package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.search.StateTable;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StateTableTest {
  /** Few different halves, so that fingerprints collide in every way; enough to make it grow. */
  @Property(tries = 10)
  void givesEachFingerprintItsNumber(
      @ForAll @IntRange(min = 1, max = 400) int lows,
      @ForAll @IntRange(min = 1, max = 400) int highs) {
    StateTable table = new StateTable();
    Map<Long, Long> expected = new HashMap<>();
    boolean wrong = false;
    for (int round = 0; round < 2; round++) {
      for (long low = 1; low <= lows; low++) {
        for (long high = 0; high < highs; high++) {
          long found = table.add(low << 20, high);
          Long known = expected.putIfAbsent(low << 32 | high, (long) expected.size());
          assertThat(found).isEqualTo(known == null ? StateTable.NEW + expected.size() - 1 : known);
        }
      }
    }
    assertThat(wrong).isFalse();
    assertThat(table.size()).isEqualTo(lows * highs);
  }
}
