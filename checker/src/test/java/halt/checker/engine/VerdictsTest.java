package halt.checker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.verdict.ExitCode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of several troubles does a command end with? */
class VerdictsTest {
  private static final List<ExitCode> WORST_FIRST =
      List.of(
          ExitCode.FAILED,
          ExitCode.OWN_FAULT,
          ExitCode.BAD_INPUT,
          ExitCode.NOT_INSTALLED,
          ExitCode.UNDECIDED,
          ExitCode.PASSED);

  /**
   * A failure that was found stays one whatever else happens; and nothing hides a fault of ours.
   */
  @Test
  void ofEachTwoTheWorseDecides() {
    for (int i = 0; i < WORST_FIRST.size(); i++) {
      for (int j = i + 1; j < WORST_FIRST.size(); j++) {
        assertThat(Verdicts.worst(Set.of(WORST_FIRST.get(i), WORST_FIRST.get(j))))
            .isEqualTo(WORST_FIRST.get(i));
      }
    }
    assertThat(Verdicts.worst(Set.of())).isEqualTo(ExitCode.PASSED);
  }
}
