package halt.checker.jury;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Engine;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.lincheck.LincheckEngine;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.property.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Is what a scenario does through another class judged like what it does itself? And where there is
 * nothing to judge, is that said beside the verdict?
 */
class UnseenOperationsTest {
  private static final IrProgram PROGRAM =
      Programs.with(
          "state/lifted/Helper.java",
          "state/lifted/ThroughAHelper.java",
          "state/lifted/AnnouncedByAHelper.java",
          "state/lifted/NothingAnnounced.java");

  private static final String SILENT =
      "not judged: linearizable, specification-state (its processes announce no operations)";

  private static Case asked(String scenario) {
    return Case.of(PROGRAM, Programs.scenario(PROGRAM, scenario), new Scope(2, 1, 0, 0));
  }

  private static Exploration explore(Engine engine, String scenario) {
    try (engine) {
      return engine.explore(asked(scenario), Limits.NONE);
    }
  }

  private static Exploration byState(String scenario) {
    return explore(new StateEngine(Programs.SOURCES), scenario);
  }

  private static Exploration byLincheck(String scenario) {
    return explore(new LincheckEngine(Programs.SOURCES), scenario);
  }

  @Test
  void operationsThroughAHelperAreJudged() {
    Exploration found = byState("through-a-helper");
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
    assertThat(found.properties()).contains(Property.LINEARIZABLE, Property.SPECIFICATION_STATE);
    assertThat(found.caveats()).noneMatch(each -> each.contains("linearizable"));
  }

  /** It passed, since only the scenario's own class was looked into. */
  @Test
  void whatAHelperAnnouncesAndDoesWronglyFails() {
    Exploration found = byState("announced-by-a-helper");
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.FAIL);
    assertThat(found.failure().orElseThrow().property())
        .isEqualTo(Property.SPECIFICATION_STATE.id());
  }

  @Test
  void aPassWithoutOperationsSaysWhatItDidNotJudge() {
    Exploration found = byState("nothing-announced");
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
    assertThat(found.properties())
        .doesNotContain(Property.LINEARIZABLE, Property.SPECIFICATION_STATE);
    assertThat(found.caveats()).contains(SILENT);
  }

  @Test
  void aPassWithoutACollectionSaysSo() {
    Exploration without = byState("through-a-helper");
    assertThat(without.properties()).doesNotContain(Property.ISOMORPHIC, Property.RECLAIMED);
    assertThat(without.caveats()).contains("not judged: isomorphic, reclaimed (no run collects)");
    Case collecting = asked("through-a-helper").in(new Scope(2, 1, 1, 0));
    Exploration with = new StateEngine(Programs.SOURCES).explore(collecting, Limits.NONE);
    assertThat(with.properties()).contains(Property.ISOMORPHIC, Property.RECLAIMED);
    assertThat(with.caveats()).noneMatch(each -> each.contains("reclaimed"));
  }

  @Test
  void aPassInWhichNoOperationEndsSaysSo() {
    Case idle = asked("through-a-helper").in(new Scope(2, 0, 0, 0));
    Exploration found = new StateEngine(Programs.SOURCES).explore(idle, Limits.NONE);
    assertThat(found.verdict()).isEqualTo(Verdict.PASS);
    assertThat(found.caveats())
        .contains("not judged: linearizable, specification-state (no run ends an operation)");
  }

  @Test
  @Tag("lincheck")
  void theBytecodeIsJudgedTheSameWay() {
    Exploration wrong = byLincheck("announced-by-a-helper");
    assertThat(wrong.verdict()).as(wrong.reason() + wrong.notes()).isEqualTo(Verdict.FAIL);
    Exploration right = byLincheck("through-a-helper");
    assertThat(right.verdict()).as(right.reason() + right.notes()).isEqualTo(Verdict.PASS);
    assertThat(right.properties()).contains(Property.LINEARIZABLE);
    assertThat(right.outcomes()).isEqualTo(byState("through-a-helper").outcomes());
  }

  /** The judge of histories took an atom that changes without an operation for a lost update. */
  @Test
  @Tag("lincheck")
  void theBytecodeHasNoHistoryToJudgeEither() {
    Exploration silent = byLincheck("nothing-announced");
    assertThat(silent.verdict()).as(silent.reason() + silent.notes()).isEqualTo(Verdict.PASS);
    assertThat(silent.properties()).doesNotContain(Property.LINEARIZABLE);
    assertThat(silent.caveats())
        .contains("not judged: linearizable (its processes announce no operations)");
  }
}
