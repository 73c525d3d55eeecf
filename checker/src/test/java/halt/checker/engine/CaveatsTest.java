package halt.checker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.seeded.SeededProgram;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Scope;
import halt.checker.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Does a verdict under sequential consistency say where that is not all? */
class CaveatsTest {
  private static final String ONLY_SC =
      "only sc was explored; machines (x86_64, too) and C11 may allow more where accesses are"
          + " weaker than volatile: ";

  private static Exploration explore(Case asked) {
    return new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE);
  }

  private static List<String> caveats(String scenario) {
    Exploration found =
        explore(Case.of(Programs.ALL, Programs.scenario(scenario), new Scope(2, 1, 1, 0)));
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
    return found.caveats();
  }

  /** Both loads may give 0 on x86_64, and the search under sc is right not to see it. */
  @Test
  void storeBufferingListsItsOwnLinesAndCountsTheCores() {
    assertThat(caveats("litmus-sb-release-acquire"))
        .contains(
            ONLY_SC
                + "Cells.java:46 getAcquire, Cells.java:59 setRelease,"
                + " SbReleaseAcquire.java:57 setRelease, SbReleaseAcquire.java:58 getAcquire,"
                + " SbReleaseAcquire.java:66 setRelease, SbReleaseAcquire.java:67 getAcquire,"
                + " and 2 accesses of the core");
  }

  @Test
  void aScenarioThatHasNoneOfItsOwnCountsThoseOfTheCore() {
    assertThat(caveats("counter")).containsExactly(ONLY_SC + "6 accesses of the core");
  }

  @Test
  void aFailureNeedsNoSuchWords() {
    SeededProgram bug =
        SeededProgram.all(Programs.ALL).stream()
            .filter(each -> each.name().equals("lost-update"))
            .findFirst()
            .orElseThrow();
    Exploration found = explore(Case.of(bug));
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.caveats()).isEmpty();
  }
}
