package halt.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.core.atom.Function;
import halt.core.process.Operation;
import halt.core.value.Word;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomSpecificationTest {
  private static final AtomSpecification SPECIFICATION = new AtomSpecification(2);
  private static final long MAX = Word.MAX_FIXNUM;

  /** Each row: what atom 0 holds, the operation, and every allowed "result, new content". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5      | deref @0 nil nil             | 5, 5",
        "5      | reset @0 [1 2] nil           | [1 2], [1 2]",
        "5      | swap @0 1 -7                 | -2, -2",
        "true   | swap @0 1 1                  | !wrong-kind, true",
        "5      | swap @0 1 nil                | !wrong-kind, 5",
        "5      | swap @0 9 1                  | !wrong-kind, 5",
        "5      | swap @0 nil 1                | !wrong-kind, 5",
        "[4 7]  | swap @0 2 8                  | [5 8], [5 8]",
        "[4]    | swap @0 2 8                  | !wrong-kind, [4]",
        "[true 7] | swap @0 2 8                | !wrong-kind, [true 7]",
        "5      | compare-and-set @0 5 6       | true, 6",
        "5      | compare-and-set @0 4 6       | false, 5",
        "nil    | compare-and-set @0 nil 6     | true, 6",
        "@1     | compare-and-set @0 @1 6      | true, 6",
        "[1 2]  | compare-and-set @0 [1 2] 6   | true, 6 ; false, [1 2]",
        "[1 2]  | compare-and-set @0 [1 3] 6   | false, [1 2]",
        "5      | deref nil nil nil            | !wrong-kind, 5",
        "5      | swap [1 2] 1 1               | !wrong-kind, 5",
        "5      | deref @1 nil nil             | ",
        "5      | tuple nil 1 [2 3]            | [1 [2 3]], 5",
        "5      | collect nil nil nil          | true, 5 ; false, 5",
      })
  void allowsExactlyTheseEnds(String content, String operation, String ends) {
    SpecState state = new SpecState(List.of(LogicalValue.parse(content)));
    List<AtomSpecification.Transition> expected =
        ends == null
            ? List.of()
            : Stream.of(ends.split(" ; "))
                .map(end -> end.split(", "))
                .map(
                    end ->
                        new AtomSpecification.Transition(
                            new SpecState(List.of(LogicalValue.parse(end[1]))),
                            LogicalValue.parse(end[0])))
                .toList();
    assertThat(SPECIFICATION.apply(state, invocation(operation)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void sumsEndAtTheBoundsOfFixnums() {
    assertThat(resultOfAdding(MAX - 1, 1)).isEqualTo(LogicalValue.fixnum(MAX));
    assertThat(resultOfAdding(MAX, 1)).isEqualTo(LogicalValue.OUT_OF_RANGE);
    assertThat(resultOfAdding(MAX, MAX)).isEqualTo(LogicalValue.OUT_OF_RANGE);
    assertThat(resultOfAdding(Word.MIN_FIXNUM, -1)).isEqualTo(LogicalValue.OUT_OF_RANGE);
    assertThat(resultOfAdding(Word.MIN_FIXNUM, MAX)).isEqualTo(LogicalValue.fixnum(-1));
  }

  private static LogicalValue resultOfAdding(long old, long argument) {
    SpecState state = new SpecState(List.of(LogicalValue.fixnum(old)));
    AtomSpecification.Transition only =
        SPECIFICATION.apply(state, invocation("swap @0 1 " + argument)).get(0);
    if (only.result() instanceof LogicalValue.Special) {
      assertThat(only.next()).isEqualTo(state);
    }
    return only.result();
  }

  @Test
  void createNumbersAtomsUntilTheTableIsFull() {
    Invocation create = invocation("create nil 7 nil");
    SpecState one =
        SPECIFICATION.after(SpecState.EMPTY, create, LogicalValue.atom(0)).orElseThrow();
    SpecState two = SPECIFICATION.after(one, create, LogicalValue.atom(1)).orElseThrow();
    assertThat(two.atoms()).containsExactly(LogicalValue.fixnum(7), LogicalValue.fixnum(7));
    assertThat(SPECIFICATION.after(one, create, LogicalValue.OUT_OF_ATOMS)).isEmpty();
    assertThat(SPECIFICATION.after(one, create, LogicalValue.atom(0))).isEmpty();
    assertThat(SPECIFICATION.after(two, create, LogicalValue.OUT_OF_ATOMS)).contains(two);
    assertThat(SPECIFICATION.after(two, create, LogicalValue.atom(2))).isEmpty();
  }

  @Test
  void runningOutOfMemoryIsNeverAllowed() {
    SpecState state = new SpecState(List.of(LogicalValue.fixnum(1)));
    for (LogicalValue result : List.of(LogicalValue.OUT_OF_MEMORY, LogicalValue.NEEDS_COLLECTION)) {
      assertThat(SPECIFICATION.after(state, invocation("swap @0 1 1"), result)).isEmpty();
      assertThat(SPECIFICATION.after(state, invocation("tuple nil 1 1"), result)).isEmpty();
      assertThat(SPECIFICATION.after(state, invocation("collect nil nil nil"), result)).isEmpty();
    }
  }

  @Test
  void numbersAndNamesOfOperationsBelongTogether() {
    for (OperationKind kind : OperationKind.values()) {
      assertThat(OperationKind.of(kind.id())).isEqualTo(kind);
      assertThat(OperationKind.named(kind.printed())).contains(kind);
    }
    assertThat(OperationKind.SWAP.id()).isEqualTo(Operation.SWAP);
    assertThat(OperationKind.COLLECT.id()).isEqualTo(Operation.COLLECT);
    assertThat(SwapFunction.ADD.id()).isEqualTo(Function.ADD);
    assertThat(SwapFunction.TALLY.id()).isEqualTo(Function.TALLY);
    assertThatThrownBy(() -> OperationKind.of(8)).hasMessageContaining("8");
    assertThat(OperationKind.named("increment")).isEmpty();
  }

  private static Invocation invocation(String printed) {
    int blank = printed.indexOf(' ');
    LogicalValue.Tuple words =
        (LogicalValue.Tuple) LogicalValue.parse("[" + printed.substring(blank) + "]");
    return new Invocation(
        OperationKind.named(printed.substring(0, blank)).orElseThrow(),
        words.fields().get(0),
        words.fields().get(1),
        words.fields().get(2));
  }
}
