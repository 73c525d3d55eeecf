package halt.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import halt.checker.history.LinearizabilityResult.Linearizable;
import halt.checker.history.LinearizabilityResult.NotLinearizable;
import halt.checker.history.LinearizabilityResult.Undecided;
import halt.model.spec.AtomSpecification;
import halt.model.spec.LogicalValue;
import halt.model.spec.OperationKind;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearizabilityCheckerTest {
  private static final AtomSpecification TWO_ATOMS = new AtomSpecification(2);
  private static final SpecState ZERO = new SpecState(List.of(LogicalValue.fixnum(0)));

  /**
   * Each operation: process, invoke-respond (or invoke-), invocation = result. Atom 0 holds 0, and
   * there is room for two.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // One after the other.
        "0 1-2 swap @0 1 1 = 1; 1 3-4 deref @0 nil nil = 1                     | true",
        "0 1-2 swap @0 1 1 = 1; 1 3-4 deref @0 nil nil = 0                     | false",
        // At the same time, either answer will do.
        "0 1-4 swap @0 1 1 = 1; 1 2-3 deref @0 nil nil = 1                     | true",
        "0 1-4 swap @0 1 1 = 1; 1 2-3 deref @0 nil nil = 0                     | true",
        // A lost update: both increments saw 0.
        "0 1-3 swap @0 1 1 = 1; 1 2-4 swap @0 1 1 = 1                          | false",
        // New and old value read in turn, while the write runs.
        "0 1-9 reset @0 5 nil = 5; 1 2-3 deref @0 nil nil = 5; 1 4-5 deref @0 nil nil = 0 | false",
        "0 1-9 reset @0 5 nil = 5; 1 2-3 deref @0 nil nil = 0; 1 4-5 deref @0 nil nil = 5 | true",
        // Two winners of one race.
        "0 1-3 compare-and-set @0 0 1 = true; 1 2-4 compare-and-set @0 0 1 = true | false",
        "0 1-3 compare-and-set @0 0 1 = true; 1 2-4 compare-and-set @0 0 1 = false | true",
        // Never seen to end: it may have happened, or not.
        "0 1- swap @0 1 1; 1 2-3 deref @0 nil nil = 1; 1 4-5 deref @0 nil nil = 1 | true",
        "0 1- swap @0 1 1; 1 2-3 deref @0 nil nil = 0; 1 4-5 deref @0 nil nil = 0 | true",
        "0 1- swap @0 1 1; 1 2-3 deref @0 nil nil = 1; 1 4-5 deref @0 nil nil = 0 | false",
        "0 4- swap @0 1 1; 1 2-3 deref @0 nil nil = 1                          | false",
        // Operations without an atom.
        "0 1-2 tuple nil 1 2 = [1 2]; 1 1-2 collect nil nil nil = true         | true",
        "0 1-2 tuple nil 1 2 = [2 1]                                           | false",
        "0 1-2 deref nil nil nil = !wrong-kind                                 | true",
        "0 1-2 deref nil nil nil = nil                                         | false",
        "0 1-2 swap @0 1 1 = !out-of-memory                                    | false",
        "0 1-2 deref @0 nil nil = ?cycle:c0                                    | false",
        // Creations: numbered in order, and nothing is used before it is created.
        "0 1-2 create nil 7 nil = @1; 1 3-4 deref @1 nil nil = 7               | true",
        "0 1-2 create nil 7 nil = @0                                           | false",
        "0 1-2 create nil 7 nil = @2                                           | false",
        "0 3-4 create nil 7 nil = @1; 1 1-2 deref @1 nil nil = 7               | false",
        "0 1-6 create nil 7 nil = @1; 1 2-3 deref @1 nil nil = 7               | true",
        "0 1-2 create nil 7 nil = @1; 1 1-3 create nil 8 nil = @1              | false",
        "0 1-2 create nil 7 nil = nil                                          | false",
        "1 1-2 deref @1 nil nil = 7                                            | false",
        "1 1- deref @1 nil nil                                                 | true",
        // The table is full after one creation.
        "0 1-2 create nil 7 nil = !out-of-atoms                                | false",
        "0 1-2 create nil 7 nil = @1; 1 1-2 create nil 7 nil = !out-of-atoms   | true",
        "0 3-4 create nil 7 nil = @1; 1 1-2 create nil 7 nil = !out-of-atoms   | false",
        // A creation that was not seen to end happened after all.
        "0 1- create nil 7 nil; 1 2-3 deref @1 nil nil = 7                     | true",
        "0 1- create nil 7 nil; 1 2-3 deref @1 nil nil = 8                     | false",
        "0 1- create nil 7 nil; 1 2-3 create nil 7 nil = !out-of-atoms         | true",
      })
  void knownHistories(String text, boolean linearizable) {
    History history = history(ZERO, text);
    assertThat(new LinearizabilityChecker(TWO_ATOMS).check(history))
        .isInstanceOf(linearizable ? Linearizable.class : NotLinearizable.class);
    assertThat(BruteForce.linearizable(TWO_ATOMS, history)).isEqualTo(linearizable);
  }

  /**
   * Creations overlap others' uses so that each atom alone has an order, and so has the table, but
   * not all together.
   */
  @Test
  void atomsAreNotIndependentOfTheOrderOfCreation() {
    AtomSpecification three = new AtomSpecification(3);
    String uses = "0 50-60 create nil 7 nil = @1; 1 1-100 create nil 8 nil = @2; ";
    assertThat(
            new LinearizabilityChecker(three)
                .check(history(ZERO, uses + "2 5-6 deref @2 nil nil = 8")))
        .asInstanceOf(type(NotLinearizable.class))
        .satisfies(no -> assertThat(no.explanation()).contains("before @2 could be created"));
    assertThat(
            new LinearizabilityChecker(three)
                .check(history(ZERO, uses + "2 5-56 deref @2 nil nil = 8")))
        .isInstanceOf(Linearizable.class);
  }

  @Test
  void theExplanationNamesWhatCannotFollow() {
    History history =
        history(ZERO, "0 1-2 swap @0 1 1 = 1; 1 3-5 swap @0 1 1 = 2; 2 4-6 swap @0 1 1 = 2");
    assertThat(new LinearizabilityChecker(TWO_ATOMS).check(history))
        .asInstanceOf(type(NotLinearizable.class))
        .satisfies(
            no -> {
              assertThat(no.part()).isEqualTo("atom @0");
              assertThat(no.state()).isEqualTo("2");
              assertThat(no.prefix()).hasSize(2);
              assertThat(no.blocked()).hasSize(1);
              assertThat(no.blocked().get(0).operation().process()).isEqualTo(2);
              assertThat(no.blocked().get(0).allowed()).containsExactly(LogicalValue.fixnum(3));
              assertThat(no.explanation())
                  .contains("2 of 3 operations")
                  .contains("process 0: swap @0 1 1 → 1 (tickets 1 to 2)\n  process 1")
                  .contains("Then it holds 2")
                  .contains(
                      "process 2: swap @0 1 1 → 2 (tickets 4 to 6), but then only 3 is allowed");
            });
  }

  @Property(tries = 300)
  void whatWasSimulatedIsAccepted(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int processes,
      @ForAll @IntRange(max = 200) int operations) {
    History history = Histories.simulated(TWO_ATOMS, ZERO, processes, operations, new Random(seed));
    assertThat(new LinearizabilityChecker(TWO_ATOMS).check(history))
        .isInstanceOf(Linearizable.class);
  }

  @Property(tries = 5000)
  void agreesWithBruteForceOnMutatedHistories(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int processes,
      @ForAll @IntRange(min = 1, max = 7) int operations,
      @ForAll @IntRange(min = 1, max = 4) int mutations) {
    Random random = new Random(seed);
    History history = Histories.simulated(TWO_ATOMS, ZERO, processes, operations, random);
    for (int i = 0; i < mutations; i++) {
      history = Histories.mutated(history, random);
    }
    LinearizabilityResult result = new LinearizabilityChecker(TWO_ATOMS).check(history);
    assertThat(result)
        .as(() -> "seed " + seed)
        .isInstanceOf(
            BruteForce.linearizable(TWO_ATOMS, history)
                ? Linearizable.class
                : NotLinearizable.class);
  }

  @Test
  void theMutatedHistoriesAreOfBothKinds() {
    int linearizable = 0;
    int withCreationUnseen = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      History history = Histories.simulated(TWO_ATOMS, ZERO, 3, 7, random);
      history = Histories.mutated(Histories.mutated(history, random), random);
      linearizable += BruteForce.linearizable(TWO_ATOMS, history) ? 1 : 0;
      withCreationUnseen +=
          history.operations().stream()
                  .anyMatch(
                      operation ->
                          operation.isPending()
                              && operation.invocation().operation() == OperationKind.CREATE)
              ? 1
              : 0;
    }
    assertThat(linearizable).isBetween(200, 800);
    assertThat(withCreationUnseen).isGreaterThan(10);
  }

  @Test
  void aLongContendedHistoryIsJudgedWithoutRecursion() {
    SpecState two = new SpecState(List.of(LogicalValue.fixnum(0), LogicalValue.fixnum(0)));
    History history = Histories.simulated(TWO_ATOMS, two, 4, 100_000, new Random(1));
    LinearizabilityResult result = new LinearizabilityChecker(TWO_ATOMS).check(history);
    assertThat(result).isInstanceOf(Linearizable.class);
    assertThat(result.effort().operations()).isEqualTo(100_000);
  }

  @Test
  void anOperationAsLongAsTheHistoryCostsNoMoreMemory() {
    List<HistoryOperation> operations = new ArrayList<>();
    operations.add(
        HistoryOperation.completed(
            0, 0, 0, 1_000_000, Histories.invocation("swap @0 1 1"), LogicalValue.fixnum(50_001)));
    operations.add(HistoryOperation.pending(1, 0, 1, Histories.invocation("swap @0 1 1")));
    for (int i = 0; i < 50_000; i++) {
      operations.add(
          HistoryOperation.completed(
              2,
              i,
              10 + 2 * i,
              11 + 2 * i,
              Histories.invocation("swap @0 1 1"),
              LogicalValue.fixnum(i + 1)));
    }
    assertThat(new LinearizabilityChecker(TWO_ATOMS).check(new History(ZERO, operations)))
        .isInstanceOf(Linearizable.class);
  }

  @Test
  void whenTheMemoIsFullTheAnswerIsThatItIsUndecided() {
    List<HistoryOperation> operations = new ArrayList<>();
    for (int process = 0; process < 20; process++) {
      operations.add(
          HistoryOperation.completed(
              process,
              0,
              process,
              1000 + process,
              Histories.invocation("swap @0 1 " + (1L << process)),
              LogicalValue.fixnum(-1)));
    }
    operations.add(
        HistoryOperation.completed(
            20, 0, 0, 1000, Histories.invocation("deref @0 nil nil"), LogicalValue.fixnum(-2)));
    for (int process = 0; process < 20; process++) {
      operations.set(
          process,
          HistoryOperation.pending(process, 0, process, operations.get(process).invocation()));
    }
    LinearizabilityResult result =
        new LinearizabilityChecker(TWO_ATOMS, new Budget(1 << 20, Optional.empty()))
            .check(new History(ZERO, operations));
    assertThat(result)
        .asInstanceOf(type(Undecided.class))
        .satisfies(undecided -> assertThat(undecided.reason()).contains("atom @0", "1 MiB"));
  }

  private static History history(SpecState initial, String text) {
    List<HistoryOperation> operations = new ArrayList<>();
    for (String line : text.split("; ")) {
      String[] sides = line.trim().split(" = ");
      String[] words = sides[0].split(" ", 3);
      String[] tickets = words[1].split("-");
      int process = Integer.parseInt(words[0]);
      long invoke = Long.parseLong(tickets[0]);
      int index = (int) operations.stream().filter(op -> op.process() == process).count();
      operations.add(
          sides.length == 1
              ? HistoryOperation.pending(process, index, invoke, Histories.invocation(words[2]))
              : HistoryOperation.completed(
                  process,
                  index,
                  invoke,
                  Long.parseLong(tickets[1]),
                  Histories.invocation(words[2]),
                  LogicalValue.parse(sides[1])));
    }
    return new History(initial, operations);
  }
}
