package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Availability;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import org.junit.jupiter.api.Test;

/** Where JPF is absent or broken nothing is run, and that is what is said. */
class WithoutJpfTest {
  private static final Case ASKED =
      Case.of(Programs.ALL, Programs.scenario("counter"), new Scope(2, 1, 0, 0));

  @Test
  void absent() {
    try (JpfEngine engine = new JpfEngine(new JpfHome.Absent(), Programs.SOURCES)) {
      String reason = new JpfHome.Absent().reason();
      assertThat(engine.availability()).isEqualTo(new Availability.Absent(reason));
      Exploration found = engine.explore(ASKED, Limits.NONE);
      assertThat(found.verdict()).isEqualTo(Verdict.UNSUPPORTED);
      assertThat(found.reason()).isEqualTo(reason);
    }
  }

  @Test
  void broken() {
    try (JpfEngine engine = new JpfEngine(new JpfHome.Broken("no jar"), Programs.SOURCES)) {
      assertThat(engine.availability()).isEqualTo(new Availability.Broken("no jar"));
      Exploration found = engine.explore(ASKED, Limits.NONE);
      assertThat(found.verdict()).isEqualTo(Verdict.UNSUPPORTED);
      assertThat(found.reason()).isEqualTo("no jar");
    }
  }
}
