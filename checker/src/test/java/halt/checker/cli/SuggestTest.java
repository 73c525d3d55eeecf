package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Does a mistyped name lead to the one that was meant? */
class SuggestTest {
  private static final List<String> SCENARIOS =
      List.of(
          "counter", "compare-and-set", "swap-allocating", "swap-during-collection", "reset-deref");

  @Test
  void fewWrongLettersAreNear() {
    assertThat(Suggest.near("couner", SCENARIOS)).containsExactly("counter");
    assertThat(Suggest.near("coutner", SCENARIOS)).containsExactly("counter");
    assertThat(Suggest.near("compare-and-swap", SCENARIOS)).containsExactly("compare-and-set");
  }

  @Test
  void aPartOfANameIsNear() {
    assertThat(Suggest.near("swap", SCENARIOS))
        .containsExactly("swap-allocating", "swap-during-collection");
  }

  @Test
  void whereNothingIsNearAllNamesAreSaid() {
    assertThat(Suggest.near("philosophers", SCENARIOS)).isEmpty();
    assertThat(Suggest.sentence("philosophers", SCENARIOS)).contains(SCENARIOS);
  }

  @Test
  void twoAdjacentLettersSwappedAreOneMistake() {
    assertThat(Suggest.near("ab", List.of("ba"))).containsExactly("ba");
  }
}
