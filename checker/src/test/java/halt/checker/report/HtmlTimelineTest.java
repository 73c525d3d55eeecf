package halt.checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.report.HtmlTimeline.Bar;
import halt.checker.report.HtmlTimeline.View;
import halt.checker.trace.Deed;
import halt.checker.trace.Trace;
import halt.checker.trace.Trace.Action;
import halt.checker.trace.Trace.Frame;
import halt.checker.trace.Trace.Step;
import halt.model.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HtmlTimelineTest {
  private static Trace trace(Step... steps) {
    return new Trace(
        Trace.FORMAT,
        "counter",
        Optional.empty(),
        "sc",
        Samples.SCOPE,
        Optional.empty(),
        Optional.of(Samples.ARENA),
        Property.LINEARIZABLE.id(),
        "message",
        false,
        List.of(steps));
  }

  private static Step step(int process, Deed... deeds) {
    List<Action> all = new ArrayList<>();
    for (Deed did : deeds) {
      all.add(new Action(did, "", List.of(new Frame("F.f", "F.java", 1))));
    }
    return new Step(process, List.of(), all);
  }

  private static double number(String length) {
    return Double.parseDouble(length);
  }

  @Test
  void anOperationGoesFromItsBeginToItsEnd() {
    View view =
        HtmlTimeline.of(
                trace(
                    step(0, new Deed.Invoke("swap", List.of("@0", "1", "1"))),
                    step(1, new Deed.Invoke("deref", List.of("@0"))),
                    step(0, Samples.store(0, 1), new Deed.Respond("1")),
                    step(1, Samples.load(1))),
                2)
            .orElseThrow();
    assertThat(view.bars()).extracting(Bar::label).containsExactly("swap @0 1 1 → 1", "deref @0");
    assertThat(view.bars()).extracting(Bar::open).containsExactly(false, true);
    Bar swap = view.bars().get(0);
    Bar deref = view.bars().get(1);
    assertThat(deref.y()).isGreaterThan(swap.y());
    // 4 steps over 900 units from 84: the begins in the middle of steps 1 and 2, the end late in 3.
    assertThat(swap.x()).isEqualTo("196.5");
    assertThat(deref.x()).isEqualTo("421.5");
    assertThat(number(swap.x()) + number(swap.width())).isEqualTo(84 + 225 * 2.75, offset());
    assertThat(number(deref.x()) + number(deref.width())).isEqualTo(984, offset());
    assertThat(view.writes())
        .singleElement()
        .satisfies(
            w -> assertThat(w).extracting("text", "x").containsExactly("atom 0: 0 → 1", "590.3"));
  }

  private static Offset<Double> offset() {
    return Offset.offset(0.2);
  }

  @Test
  void labelsOfShortOperationsDoNotCoverEachOther() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      steps.add(
          step(
              0,
              new Deed.Invoke("swap", List.of("@0", "1", "[1 2 3 4 5]")),
              new Deed.Respond("[1 2 3 4 5]")));
    }
    View view = HtmlTimeline.of(trace(steps.toArray(Step[]::new)), 1).orElseThrow();
    for (Bar one : view.bars()) {
      for (Bar other : view.bars()) {
        boolean same = one.equals(other) || one.labelY() != other.labelY();
        double apart = Math.abs(number(one.labelX()) - number(other.labelX()));
        assertThat(same || apart >= one.label().length() * 6.7 - 0.1).isTrue();
      }
      assertThat(number(one.labelX()) + one.label().length() * 6.7).isLessThanOrEqualTo(985);
      assertThat(one.labelY()).isBetween(1, one.y());
    }
    assertThat(view.ticks()).hasSize(15);
  }

  @Test
  void aRunInWhichNoOperationBeginsHasNoTimeline() {
    assertThat(HtmlTimeline.of(trace(step(0, new Deed.End())), 1)).isEmpty();
  }

  @Test
  void everyFailingRunOnThePageHasOne() {
    String page = HtmlReport.render(Samples.full());
    assertThat(page.split("<svg ", -1)).hasSize(page.split("<table class=\"trace\">", -1).length);
  }
}
