package halt.neverfrees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.Programs;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.lincheck.LincheckEngine;
import halt.checker.state.StateEngine;
import halt.checker.verdict.Verdict;
import halt.kernel.translate.Translator;
import halt.model.collector.CollectorModel;
import halt.model.collector.Collectors;
import halt.model.collector.SemispaceModel;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.property.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does a collector fit in by its own package and its line in the list? */
class AnotherCollectorTest {
  private static final CollectorModel MODEL = new NeverFreesModel();
  private static final IrProgram BOTH = Programs.with("../neverfrees/NeverFrees.java");
  private static final IrProgram PROGRAM = Collectors.in(BOTH, MODEL);
  private static final Scope SCOPE = new Scope(2, 2, 1, 0);

  private static Case asked(IrProgram program, String scenario, int spaceWords) {
    return Case.of(program, Programs.scenario(program, scenario).withSpaceWords(spaceWords), SCOPE);
  }

  private static Exploration explore(Case asked) {
    return new StateEngine(Programs.SOURCES).explore(asked, Limits.NONE);
  }

  @Test
  void theListTellsWhichOneAProgramHas() {
    assertThat(Collectors.of(Programs.ALL)).isInstanceOf(SemispaceModel.class);
    assertThat(Collectors.of(BOTH)).isInstanceOf(SemispaceModel.class);
    assertThat(Collectors.of(PROGRAM)).isInstanceOf(NeverFreesModel.class);
    assertThatThrownBy(
            () ->
                Collectors.of(
                    BOTH.implementing(Collectors.CONTRACT, NeverFrees.class.getName() + "2")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoLacksAMethodOfTheContractIsNoCollector() {
    assertThatThrownBy(() -> BOTH.implementing(Collectors.CONTRACT, "halt.core.Layout"))
        .hasMessageContaining("no method Layout.words");
    assertThatThrownBy(() -> BOTH.implementing("halt.core.value.Word", "halt.core.value.Header"))
        .hasMessageContaining("no method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"counter", "swap-allocating", "swap-during-collection", "reset-deref"})
  void itIsExploredAndGivesTheOutcomesOfTheSemispaces(String scenario) {
    Exploration found = explore(asked(PROGRAM, scenario, 100));
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
    assertThat(found.properties()).doesNotContain(Property.RECLAIMED, Property.ISOMORPHIC);
    Exploration other = explore(asked(BOTH, scenario, 100));
    assertThat(found.outcomes()).isEqualTo(other.outcomes());
  }

  @Test
  void itIsJudgedOnTheBytecodeToo() {
    Case asked = asked(PROGRAM, "swap-allocating", 100).in(new Scope(2, 1, 0, 0));
    Exploration found = new LincheckEngine(Programs.SOURCES).explore(asked, Limits.NONE);
    assertThat(found.verdict()).as(found.reason()).isEqualTo(Verdict.PASS);
    assertThat(found.outcomes()).isEqualTo(explore(asked).outcomes());
  }

  /** And so nothing is reclaimed: the memory of a semispace is used up. */
  @Test
  void itsArenaIsTooSmallForWhatTheSemispacesCollect() {
    Case small = asked(PROGRAM, "swap-during-collection", 12);
    assertThatThrownBy(() -> explore(small)).hasMessageContaining("the arena is too small");
  }

  @Test
  void itIsTranslated() {
    String contract =
        Translator.translate(PROGRAM, Translator.Options.PLAIN).get("collect/Collector.c");
    assertThat(contract).contains("NeverFrees_NEXT").doesNotContain("Allocation_allocate");
  }
}
