package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.jpf.JpfFindings.End;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** JPF says "no errors detected" in each of these cases. */
class JpfFindingsTest {
  private static JpfFindings findings(
      List<String> errors,
      List<String> constraints,
      long newStates,
      long endStates,
      long states,
      long runs,
      Set<String> outcomes) {
    return new JpfFindings(
        End.EXHAUSTED,
        "",
        Optional.empty(),
        errors,
        constraints,
        newStates,
        endStates,
        states,
        10,
        5,
        runs,
        1,
        new TreeSet<>(outcomes),
        100);
  }

  @Test
  void aWholeSearchIsBelieved() {
    assertThat(findings(List.of(), List.of(), 7, 2, 7, 2, Set.of("2 | 1,2")).doubt()).isEmpty();
  }

  @Test
  void aSearchThatHitALimitIsNot() {
    assertThat(
            findings(List.of(), List.of("depth limit reached: 5"), 7, 2, 7, 2, Set.of("2")).doubt())
        .hasValue("JPF hit a limit: depth limit reached: 5");
  }

  @Test
  void aSearchWithAnErrorIsNot() {
    assertThat(findings(List.of("out of memory"), List.of(), 7, 2, 7, 2, Set.of("2")).doubt())
        .hasValue("JPF met an error that is not the scenario's: out of memory");
  }

  @Test
  void aSearchThatFoundNothingIsNot() {
    assertThat(findings(List.of(), List.of(), 0, 0, 0, 0, Set.of()).doubt())
        .hasValue("JPF explored nothing");
  }

  @Test
  void aSearchThatNeverCameToTheEndIsNot() {
    assertThat(findings(List.of(), List.of(), 7, 0, 7, 0, Set.of()).doubt())
        .hasValue("JPF never came to the program's end");
  }

  @Test
  void aSearchWithoutAJudgedRunIsNot() {
    assertThat(findings(List.of(), List.of(), 7, 2, 7, 0, Set.of()).doubt())
        .hasValue("no run came to an end that could be judged");
  }

  @Test
  void aSearchThatWeDidNotFollowIsNot() {
    assertThat(findings(List.of(), List.of(), 7, 2, 6, 2, Set.of("2")).doubt())
        .hasValue("JPF counts 7 states, but told of 6");
  }
}
