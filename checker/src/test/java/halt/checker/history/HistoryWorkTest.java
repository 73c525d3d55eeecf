package halt.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import halt.checker.history.LinearizabilityResult.Effort;
import halt.checker.history.LinearizabilityResult.Linearizable;
import halt.checker.history.LinearizabilityResult.NotLinearizable;
import halt.checker.history.LinearizabilityResult.Undecided;
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Is the work for a long history, or a hostile one, in proportion to its length? Counted in bytes
 * and in looks at tables, not in seconds.
 */
class HistoryWorkTest {
  private static final int MANY = 50_000;
  private static final long MEBIBYTE = 1 << 20;

  private static Budget memory(long bytes) {
    return new Budget(bytes, Optional.empty());
  }

  private static HistoryReader.Read read(InputStream text, Budget budget) throws Exception {
    return HistoryReader.read(text, "history", budget);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the table for each of them would be 40 GB. */
  @Test
  void manyAtomsInTheFirstLineAreReadOnce() throws Exception {
    String header =
        "{\"format\":1,\"atoms\":["
            + String.join(",", Collections.nCopies(MANY, "\"0\""))
            + "]}\n"
            + "{\"process\":0,\"operation\":\"deref\",\"target\":\"@49999\",\"invoke\":1,"
            + "\"respond\":2,\"result\":\"0\"}";
    List<HistoryReader.Read> read = new ArrayList<>();
    assertThat(Allocated.bytes(() -> read.add(read(text(header), memory(100 * MEBIBYTE)))))
        .isLessThan(400 * MEBIBYTE);
    assertThat(read.get(0))
        .asInstanceOf(type(HistoryReader.Read.Whole.class))
        .satisfies(whole -> assertThat(whole.recorded().history().initial().atoms()).hasSize(MANY));
  }

  @Test
  void anOrderOverManyAtomsIsConfirmedWithoutCopiesOfThem() throws Exception {
    SpecState atoms = new SpecState(Collections.nCopies(MANY, LogicalValue.fixnum(0)));
    List<HistoryOperation> operations = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      operations.add(
          HistoryOperation.completed(
              0,
              i,
              2 * i,
              2 * i + 1,
              Histories.invocation("swap @" + i + " 1 1"),
              LogicalValue.fixnum(1)));
    }
    History history = new History(atoms, operations);
    assertThat(
            Allocated.bytes(
                () ->
                    assertThat(
                            new LinearizabilityChecker(AtomSpecification.UNLIMITED).check(history))
                        .isInstanceOf(Linearizable.class)))
        .isLessThan(3000 * MEBIBYTE);
  }

  /** Undivided, because a creation was not seen to end, and each step changes one of the atoms. */
  @Test
  void anUndividedSearchDoesNotCopyTheAtoms() throws Exception {
    int many = 20_000;
    SpecState atoms = new SpecState(Collections.nCopies(many, LogicalValue.fixnum(0)));
    List<HistoryOperation> operations = new ArrayList<>();
    operations.add(HistoryOperation.pending(0, 0, 0, Histories.invocation("create nil 7 nil")));
    for (int i = 0; i < many; i++) {
      operations.add(
          HistoryOperation.completed(
              1,
              i,
              2 * i + 1,
              2 * i + 2,
              Histories.invocation("swap @" + i + " 1 1"),
              LogicalValue.fixnum(1)));
    }
    operations.add(
        HistoryOperation.completed(
            1,
            many,
            2 * many + 1,
            2 * many + 2,
            Histories.invocation("deref @" + many + " nil nil"),
            LogicalValue.fixnum(7)));
    History history = new History(atoms, operations);
    assertThat(
            Allocated.bytes(
                () ->
                    assertThat(
                            new LinearizabilityChecker(AtomSpecification.UNLIMITED).check(history))
                        .isInstanceOf(Linearizable.class)))
        .isLessThan(600 * MEBIBYTE);
  }

  /** All at once: as many lanes as operations, and in a record of each lane's length 40 GB. */
  @Test
  void asManyOperationsAtATimeAsThereAreCostLittleMoreEach() throws Exception {
    Effort half = effort(MANY / 2);
    Effort whole = effort(MANY);
    assertThat(whole.configurations()).isEqualTo(MANY);
    assertThat(whole.looks()).isLessThan(3 * half.looks());
    assertThat(whole.looks()).isLessThan(200L * MANY);
  }

  private static Effort effort(int operations) {
    List<HistoryOperation> all = new ArrayList<>();
    for (int i = 0; i < operations; i++) {
      all.add(
          HistoryOperation.completed(
              i,
              0,
              i,
              10L * MANY + i,
              Histories.invocation("swap @0 1 1"),
              LogicalValue.fixnum(i + 1)));
    }
    LinearizabilityResult result =
        new LinearizabilityChecker(AtomSpecification.UNLIMITED)
            .check(new History(new SpecState(List.of(LogicalValue.fixnum(0))), all));
    assertThat(result).isInstanceOf(Linearizable.class);
    return result.effort();
  }

  /**
   * Many operations one after the other, then as many at a time, none of which fits: on the way
   * back each step looks for somebody else who may be next, and must not look at every lane.
   */
  @Test
  void deadEndsDoNotLookAtEveryLane() {
    assertThat(backwards(20_000).looks()).isLessThan(3 * backwards(10_000).looks());
  }

  private static Effort backwards(int operations) {
    List<HistoryOperation> inTurn = new ArrayList<>();
    for (int i = 0; i < operations; i++) {
      inTurn.add(
          HistoryOperation.completed(
              0,
              i,
              2 * i,
              2 * i + 1,
              Histories.invocation("swap @0 1 1"),
              LogicalValue.fixnum(i + 1)));
    }
    for (int i = 0; i < operations; i++) {
      inTurn.add(
          HistoryOperation.completed(
              1 + i,
              0,
              4L * operations + i,
              6L * operations + i,
              Histories.invocation("reset @0 5 nil"),
              LogicalValue.fixnum(6)));
    }
    LinearizabilityResult result =
        new LinearizabilityChecker(AtomSpecification.UNLIMITED)
            .check(new History(new SpecState(List.of(LogicalValue.fixnum(0))), inTurn));
    assertThat(result).isInstanceOf(NotLinearizable.class);
    return result.effort();
  }

  @Test
  void aLineWithoutEndIsRefusedWhenItIsTooLong() throws Exception {
    long[] given = new long[1];
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            given[0]++;
            return '[';
          }
        };
    assertThat(catchThrowable(() -> read(endless, memory(MEBIBYTE))))
        .isInstanceOf(HistoryFormatException.class)
        .hasMessage("history:1: expected a JSON object of at most 16 MiB");
    assertThat(given[0]).isLessThan(17 * MEBIBYTE);
  }

  /**
   * What a line holds beside an operation is passed over: of objects in objects nothing is kept.
   */
  @Test
  void aLineOfMillionsOfObjectsCostsAFewTimesItsLength() throws Exception {
    String line = "{\"x\":[" + "{},".repeat(5_000_000) + "{}]}";
    assertThat(
            Allocated.bytes(
                () ->
                    assertThat(catchThrowable(() -> read(text(line), memory(MEBIBYTE))))
                        .isInstanceOf(HistoryFormatException.class)))
        .isLessThan(8L * line.length());
  }

  @Test
  void aHistoryThatTheMemoryDoesNotHoldIsReadNoFurther() throws Exception {
    String operation =
        "{\"process\":0,\"operation\":\"collect\",\"invoke\":1,\"respond\":2,\"result\":\"true\"}\n";
    HistoryReader.Read read = read(text(operation.repeat(20_000)), memory(4 * MEBIBYTE));
    assertThat(read)
        .asInstanceOf(type(HistoryReader.Read.Limit.class))
        .satisfies(
            limit -> {
              assertThat(limit.operations()).isLessThan(10_000);
              assertThat(limit.undecided())
                  .asInstanceOf(type(Undecided.class))
                  .satisfies(no -> assertThat(no.reason()).contains("the limit of 4 MiB"));
            });
  }

  @Test
  void whenTheTimeIsUpTheAnswerIsThatItIsUndecided() {
    LinearizabilityResult result =
        new LinearizabilityChecker(
                AtomSpecification.UNLIMITED, new Budget(100 * MEBIBYTE, Optional.of(Duration.ZERO)))
            .check(
                new History(
                    new SpecState(List.of(LogicalValue.NIL)),
                    List.of(
                        HistoryOperation.completed(
                            0,
                            0,
                            1,
                            2,
                            Histories.invocation("deref @0 nil nil"),
                            LogicalValue.NIL))));
    assertThat(result)
        .asInstanceOf(type(Undecided.class))
        .satisfies(no -> assertThat(no.reason()).contains("the limit of 0 s"));
  }
}
