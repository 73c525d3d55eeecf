package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.model.machine.Choice;
import halt.model.machine.Choices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  /** A step that chooses once more after each yes, up to three times. */
  private static Choices taken(Choices given) {
    List<Choice> fallen = new ArrayList<>();
    do {
      int at = fallen.size();
      fallen.add(at < given.falls().size() ? given.falls().get(at) : Choice.of(false));
    } while (fallen.size() < 3 && fallen.get(fallen.size() - 1).taken() == 1);
    return new Choices(fallen);
  }

  @Test
  void visitsEveryWayOnce() {
    List<List<Integer>> ways = new ArrayList<>();
    Choices choices = taken(Choices.NONE);
    ways.add(falls(choices));
    while (choices.hasNext()) {
      choices = taken(choices.next());
      ways.add(falls(choices));
    }
    assertThat(ways).containsExactly(List.of(0), List.of(1, 0), List.of(1, 1, 0), List.of(1, 1, 1));
  }

  private static List<Integer> falls(Choices choices) {
    return choices.falls().stream().map(Choice::taken).toList();
  }

  @Test
  void aChoiceOfManyWaysGoesEachOfThem() {
    List<List<Integer>> ways = new ArrayList<>();
    Choices choices = new Choices(List.of(new Choice(0, 3), new Choice(0, 2)));
    ways.add(falls(choices));
    while (choices.hasNext()) {
      // Behind the first choice there is another, whatever it is.
      List<Choice> next = new ArrayList<>(choices.next().falls());
      if (next.size() == 1) {
        next.add(new Choice(0, 2));
      }
      choices = new Choices(next);
      ways.add(falls(choices));
    }
    assertThat(ways)
        .containsExactly(
            List.of(0, 0),
            List.of(0, 1),
            List.of(1, 0),
            List.of(1, 1),
            List.of(2, 0),
            List.of(2, 1));
    assertThatThrownBy(() -> new Choice(2, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Choice(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStepWithoutChoicesHasOneWay() {
    assertThat(Choices.NONE.hasNext()).isFalse();
  }
}
