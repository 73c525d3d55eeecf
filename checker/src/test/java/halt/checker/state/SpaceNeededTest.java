package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.machine.SpaceNeeded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Is the size that is named that of what is claimed, however often a collection has flipped? And
 * with less than what, on a machine, is the arena to blame?
 */
class SpaceNeededTest {
  @ParameterizedTest(name = "{0} operations")
  @CsvSource({"1, 36", "2, 42", "3, 54"})
  void countsClaimsAndNotPlaces(int operations, int words) {
    assertThat(
            SpaceNeeded.message(
                Programs.ALL,
                Programs.scenario("swap-during-collection"),
                new Scope(2, operations, 0, 0),
                Who.OPERATION))
        .endsWith("; " + words + " words should do (--space-words " + words + ")");
  }

  /** The last pair of each process, one of them the atom's; buffers of 6 words; and a new pair. */
  @ParameterizedTest
  @CsvSource({"1, 20, true", "1, 21, false", "9, 20, true", "9, 21, false"})
  void onAMachineTheArenaIsToBlameForWhatDoesNotFit(int operations, int words, boolean blamed) {
    ScenarioDescription scenario = Programs.scenario("swap-allocating").withSpaceWords(words);
    Scope scope = new Scope(2, operations, 0, 0);
    assertThat(SpaceNeeded.blameOnMachine(Programs.ALL, scenario, scope, Who.OPERATION).isPresent())
        .isEqualTo(blamed);
    assertThat(SpaceNeeded.blameOnMachine(Programs.ALL, scenario, scope, Who.FINAL_CHECK))
        .isPresent();
  }
}
