package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.model.machine.Choices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  /** A step that chooses once more after each yes, up to three times. */
  private static Choices taken(Choices given) {
    int count = 0;
    while (count < 3) {
      boolean yes = (given.bits() >> count & 1) != 0;
      count++;
      if (!yes) {
        break;
      }
    }
    return Choices.of(given.bits(), count);
  }

  @Test
  void visitsEveryWayOnce() {
    List<List<Integer>> ways = new ArrayList<>();
    Choices choices = taken(Choices.NONE);
    ways.add(choices.falls());
    while (choices.hasNext()) {
      choices = taken(choices.next());
      ways.add(choices.falls());
    }
    assertThat(ways).containsExactly(List.of(0), List.of(1, 0), List.of(1, 1, 0), List.of(1, 1, 1));
  }

  @Test
  void aStepWithoutChoicesHasOneWay() {
    assertThat(Choices.NONE.hasNext()).isFalse();
  }
}
