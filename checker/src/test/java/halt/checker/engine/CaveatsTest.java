package halt.checker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Mine;
import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.property.Property;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                + " SbReleaseAcquire.java:58 setRelease, SbReleaseAcquire.java:59 getAcquire,"
                + " SbReleaseAcquire.java:67 setRelease, SbReleaseAcquire.java:68 getAcquire,"
                + " and 2 accesses of the core");
  }

  @Test
  void aScenarioThatHasNoneOfItsOwnCountsThoseOfTheCore() {
    assertThat(caveats("counter")).containsExactly(ONLY_SC + "6 accesses of the core");
  }

  @TempDir private Path folder;

  private String onlySc(String process) {
    Exploration found = explore(Mine.process(process).in(folder));
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
    return found.caveats().get(0);
  }

  @Test
  void twoAccessesInALineAreTwo() {
    String own = "Heap.behind(arena)";
    assertThat(
            onlySc("arena.setRelease(" + own + ", 1); if (arena.getAcquire(" + own + ") == 0) {}"))
        .isEqualTo(ONLY_SC + "Mine.java:18 setRelease, Mine.java:18 getAcquire");
  }

  @Test
  void oneAccessOfTheCoreIsOne() {
    assertThat(onlySc("Safepoint.leave(arena, process);"))
        .isEqualTo(ONLY_SC + "1 access of the core");
  }

  /** That nothing ended an operation is not known of a search that did not end. */
  @Test
  void aSearchThatDidNotEndSaysThatToo() {
    Limits none = new Limits(Optional.of(Duration.ZERO), () -> false, Limits.NONE.progress());
    Case asked = Case.of(Programs.ALL, Programs.scenario("counter"), new Scope(2, 1, 1, 0));
    Exploration found = new StateEngine(Programs.SOURCES).explore(asked, none);
    assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(found.caveats()).containsExactly(ONLY_SC + "6 accesses of the core");
    assertThat(found.properties()).containsExactlyInAnyOrder(Property.values());
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
