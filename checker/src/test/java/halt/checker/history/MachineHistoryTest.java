package halt.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.model.spec.LogicalValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineHistoryTest {
  @Test
  void readsEachRoundAndPassesOverOtherLines() throws Exception {
    assertThat(
            MachineHistory.read(
                "serial",
                List.of(
                    "KTAP version 1",
                    "history 1 0 0 5 8 swap | @0 | 2 | 0 | [1 0]",
                    "history 0 3 2 1 2 deref | @0 | nil | nil | !wrong-kind",
                    "outcome 1 [1 0] | [1 0],nil | 1,0",
                    "history 1 1 0 6 7 collect | nil | nil | nil | true")))
        .hasSize(2)
        .containsEntry(
            0,
            List.of(
                HistoryOperation.completed(
                    3, 2, 1, 2, Histories.invocation("deref @0 nil nil"), LogicalValue.WRONG_KIND)))
        .containsEntry(
            1,
            List.of(
                HistoryOperation.completed(
                    0, 0, 5, 8, Histories.invocation("swap @0 2 0"), LogicalValue.parse("[1 0]")),
                HistoryOperation.completed(
                    1, 0, 6, 7, Histories.invocation("collect nil nil nil"), LogicalValue.TRUE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history 1 0 0 5 8 swap | @0 | 2 | 0",
        "history 1 0 0 5 swap | @0 | 2 | 0 | [1 0]",
        "history 1 0 0 5 8 swop | @0 | 2 | 0 | [1 0]",
        "history 1 0 0 5 x swap | @0 | 2 | 0 | [1 0]",
        "history 1 0 0 5 8 swap | @0 | 2 | 0 | [1 0",
      })
  void refusesTornLines(String line) {
    assertThatThrownBy(() -> MachineHistory.read("serial", List.of("# halt", line)))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessageStartingWith("serial:2: ")
        .hasMessageContaining("found '" + line + "' (");
  }
}
