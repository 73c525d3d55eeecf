package halt.checker.lincheck.program;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.lincheck.border.Plan;
import org.junit.jupiter.api.Test;

class BeginningsTest {
  private static final Plan.Call FIRST = new Plan.Call("ALLOCATION_FAILS", 0, 0);
  private static final Plan.Call SECOND = new Plan.Call("ALLOCATION_FAILS", 1, 0);

  private final Reached reached = new Reached(2);
  private final Beginnings beginnings = new Beginnings(reached);

  private int comes(int from, int stepper, int state) {
    return reached.comes(from, stepper, new Digest.Value(state, state), state, "", 0b11);
  }

  @Test
  void onlyTheFirstWayToTheLastCallIsWanted() {
    int one = comes(Reached.ROOT, 0, 1);
    int two = comes(one, 1, 2);
    comes(Reached.ROOT, 1, 3);
    beginnings.calls(FIRST, two, 0);
    beginnings.areOf(Plan.EMPTY.with(FIRST));
    assertThat(beginnings.want(Reached.ROOT, 0)).isTrue();
    assertThat(beginnings.want(Reached.ROOT, 1)).isFalse();
    assertThat(beginnings.want(one, 1)).isTrue();
    assertThat(beginnings.want(two, 0)).isTrue();
    assertThat(beginnings.wantAny(3)).isFalse();
  }

  /** All that was wanted may have been left out without any state's being neglected. */
  @Test
  void aBeginningThatIsNotTakenIsMissed() {
    assertThat(beginnings.isOneMissed()).isFalse();
    beginnings.calls(FIRST, Reached.ROOT, 0);
    beginnings.calls(FIRST, Reached.ROOT, 1);
    beginnings.areOf(Plan.EMPTY.with(FIRST));
    assertThat(beginnings.isOneMissed()).isTrue();
    beginnings.isTaken(Reached.ROOT, 0);
    assertThat(beginnings.isOneMissed()).isTrue();
    beginnings.isTaken(Reached.ROOT, 1);
    assertThat(beginnings.isOneMissed()).isFalse();
  }

  @Test
  void whatIsMissedUnderOnePlanIsMissedFromThenOn() {
    beginnings.calls(FIRST, Reached.ROOT, 0);
    beginnings.calls(SECOND, Reached.ROOT, 1);
    beginnings.areOf(Plan.EMPTY.with(FIRST));
    beginnings.areOf(Plan.EMPTY.with(SECOND));
    beginnings.isTaken(Reached.ROOT, 1);
    assertThat(beginnings.isOneMissed()).isTrue();
  }
}
