package halt.checker.state;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.verdict.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is the size that is named that of what is claimed, however often a collection has flipped? */
class SpaceNeededTest {
  @ParameterizedTest(name = "{0} operations")
  @CsvSource({"1, 36", "2, 42", "3, 54"})
  void countsClaimsAndNotPlaces(int operations, int words) {
    assertThat(
            SpaceNeeded.message(
                Programs.ALL,
                Programs.scenario("swap-during-collection"),
                new Scope(2, operations, 0, 0),
                OutOfSpaceException.Who.OPERATION))
        .endsWith("; " + words + " words should do (--space-words " + words + ")");
  }
}
