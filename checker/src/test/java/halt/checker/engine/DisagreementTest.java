package halt.checker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import halt.model.description.Scope;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** When do two engines contradict each other, and when do they only know different things? */
class DisagreementTest {
  private static final Scope SCOPE = new Scope(2, 2, 0, 0);
  private static final Set<Property> ALL = EnumSet.allOf(Property.class);
  private static final Set<Property> FEW = EnumSet.of(Property.LINEARIZABLE, Property.ASSERTIONS);

  private static Exploration of(
      String engine, Verdict verdict, Set<Property> checked, Property failed, String... outcomes) {
    return under(MemoryModel.SC, engine, verdict, checked, failed, outcomes);
  }

  private static Exploration under(
      MemoryModel model,
      String engine,
      Verdict verdict,
      Set<Property> checked,
      Property failed,
      String... outcomes) {
    Optional<Trace> trace =
        Optional.ofNullable(failed)
            .map(
                property ->
                    new Trace(
                        Trace.FORMAT,
                        "counter",
                        Optional.empty(),
                        "sc",
                        SCOPE,
                        Optional.empty(),
                        Optional.empty(),
                        property.id(),
                        "",
                        false,
                        List.of()));
    return new Exploration(
        "counter",
        engine,
        model,
        SCOPE,
        verdict,
        "",
        0,
        0,
        0,
        0,
        Duration.ZERO,
        new TreeSet<>(List.of(outcomes)),
        trace,
        checked,
        List.of(),
        List.of());
  }

  @Test
  void twoThatPassedMustHaveSeenTheSame() {
    Exploration state = of("state", Verdict.PASS, ALL, null, "1", "2", "3");
    Exploration jpf = of("jpf", Verdict.PASS, FEW, null, "1", "2");
    assertThat(Disagreement.between(state, state)).isEmpty();
    Disagreement found = Disagreement.between(state, jpf).orElseThrow();
    assertThat(found.what())
        .isEqualTo("only state sees 1 of 3 outcomes (3); only jpf sees 0 of 2 outcomes");
  }

  @Test
  void oneThatFailedContradictsOneThatPassedIfBothLook() {
    Exploration failed = of("state", Verdict.FAIL, ALL, Property.LINEARIZABLE);
    Exploration passed = of("lincheck", Verdict.PASS, FEW, null);
    assertThat(Disagreement.between(failed, passed).orElseThrow().what())
        .isEqualTo("state finds that linearizable fails, lincheck that it holds");
    assertThat(Disagreement.between(passed, failed)).isPresent();
    Exploration leak = of("state", Verdict.FAIL, ALL, Property.RECLAIMED);
    assertThat(Disagreement.between(leak, passed)).isEmpty();
    assertThat(Disagreement.between(failed, failed)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PASS", "FAIL"},
      mode = Mode.EXCLUDE)
  void whoDidNotFinishContradictsOnlyByWhatItSaw(Verdict open) {
    Exploration passed = of("state", Verdict.PASS, ALL, null, "1", "2");
    Exploration failed = of("state", Verdict.FAIL, ALL, Property.LINEARIZABLE);
    Exploration fewer = of("lincheck", open, FEW, null, "2");
    assertThat(Disagreement.among(List.of(passed, fewer))).isEmpty();
    assertThat(Disagreement.among(List.of(fewer, failed))).isEmpty();
    Exploration another = of("lincheck", open, FEW, null, "3");
    assertThat(Disagreement.between(passed, another)).isPresent();
    assertThat(Disagreement.between(another, passed).orElseThrow().what())
        .isEqualTo(
            "only lincheck sees 1 of 1 outcomes (3); only state sees 2 of 2 outcomes (1; 2)");
  }

  @Test
  void differentCasesAreNotCompared() {
    Exploration one = of("state", Verdict.PASS, ALL, null, "1");
    Exploration two = of("jpf", Verdict.PASS, ALL, null, "2");
    Exploration elsewhere =
        new Exploration(
            "counter",
            "lincheck",
            MemoryModel.SC,
            new Scope(3, 1, 0, 0),
            Verdict.PASS,
            "",
            0,
            0,
            0,
            0,
            Duration.ZERO,
            new TreeSet<>(),
            Optional.empty(),
            ALL,
            List.of(),
            List.of());
    assertThat(Disagreement.among(List.of(one, two, elsewhere)))
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.first().engine()).isEqualTo("state");
              assertThat(only.second().engine()).isEqualTo("jpf");
            });
  }

  @Test
  void whatAStrongerModelShowsIsThereUnderAWeakerOne() {
    Exploration sc = of("state", Verdict.PASS, ALL, null, "1", "2");
    Exploration more = under(MemoryModel.TSO, "graph", Verdict.PASS, ALL, null, "1", "2", "3");
    assertThat(Disagreement.between(sc, more)).isEmpty();
    assertThat(Disagreement.between(more, sc)).isEmpty();
    Exploration less = under(MemoryModel.RC11, "graph", Verdict.PASS, ALL, null, "1");
    String said = "only state under sc sees 1 of 2 outcomes (2)";
    assertThat(Disagreement.between(sc, less).orElseThrow().what()).isEqualTo(said);
    assertThat(Disagreement.between(less, sc).orElseThrow().what()).isEqualTo(said);
    assertThat(Disagreement.between(more, less).orElseThrow().what())
        .isEqualTo("only graph under tso sees 2 of 3 outcomes (2; 3)");
    // Bounded ones count by what they have seen.
    Exploration bounded = of("lincheck", Verdict.PASS_BOUNDED, ALL, null, "3");
    assertThat(Disagreement.between(bounded, less)).isPresent();
    assertThat(Disagreement.between(bounded, more)).isEmpty();
    Exploration unfinished = under(MemoryModel.RC11, "graph", Verdict.INCONCLUSIVE, ALL, null);
    assertThat(Disagreement.between(sc, unfinished)).isEmpty();
  }

  @Test
  void aFailureUnderAStrongerModelIsOneUnderAWeakerOne() {
    Exploration failed = of("state", Verdict.FAIL, ALL, Property.ASSERTIONS);
    Exploration passed = under(MemoryModel.ARMV8, "graph", Verdict.PASS, ALL, null, "1");
    assertThat(Disagreement.between(passed, failed).orElseThrow().what())
        .isEqualTo("state under sc finds that assertions fails, graph under armv8 that it holds");
    Exploration weakFails = under(MemoryModel.TSO, "graph", Verdict.FAIL, ALL, Property.ASSERTIONS);
    assertThat(Disagreement.between(of("state", Verdict.PASS, ALL, null), weakFails)).isEmpty();
  }

  /** Neither holds the other's: nothing can be said. */
  @Test
  void modelsOfDifferentMachinesAreNotCompared() {
    Exploration tso = under(MemoryModel.TSO, "graph", Verdict.PASS, ALL, null, "1");
    Exploration arm = under(MemoryModel.ARMV8, "graph", Verdict.PASS, ALL, null, "2");
    assertThat(Disagreement.between(tso, arm)).isEmpty();
    assertThat(Disagreement.between(arm, tso)).isEmpty();
  }
}
