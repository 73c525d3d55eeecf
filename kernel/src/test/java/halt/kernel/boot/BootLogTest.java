package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is what the kernel prints understood whole, and anything else refused at its line? */
class BootLogTest {
  private static final List<String> WHOLE =
      List.of(
          "KTAP version 1",
          "1..1",
          "# halt arch=x86_64 cpus=2 memory=133692416 arena-words=45",
          "# scenario swap-allocating processes=2 operations=1 rounds=1",
          "# initial [0 0]",
          "history 1 0 0 0 3 swap | @0 | 2 | 0 | [1 0]",
          "history 1 1 0 1 2 swap | @0 | 2 | 1 | !out-of-memory",
          "outcome 1 [1 0] | [1 0],!out-of-memory | 1,1",
          "not ok 1 swap-allocating # round 1: check failed",
          "# halt done");

  @Test
  void readsEveryKindOfLine() {
    BootLog log = read(WHOLE);
    assertThat(log.machine()).contains(new BootLog.Machine("x86_64", 2, 133692416, 45));
    assertThat(log.run()).contains(new BootLog.Run("swap-allocating", 2, 1, 1));
    assertThat(log.initial()).containsExactly("[0 0]");
    assertThat(log.records())
        .containsExactly(
            new BootLog.Record(1, 0, 0, 0, 3, "swap", "@0", "2", "0", "[1 0]"),
            new BootLog.Record(1, 1, 0, 1, 2, "swap", "@0", "2", "1", "!out-of-memory"));
    assertThat(log.outcomes())
        .containsExactly(
            new BootLog.Outcome(
                1, List.of("[1 0]"), List.of("[1 0]", "!out-of-memory"), List.of(1L, 1L)));
    assertThat(log.tests())
        .containsExactly(new BootLog.Test(false, 1, "swap-allocating", "round 1: check failed"));
    assertThat(log.done()).isTrue();
    assertThat(log.passed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; TAP version 13; KTAP version 1",
        "2; 1..2; 1..1",
        "3; # halt arch=x86_64 cpus=two memory=1 arena-words=1; # halt arch",
        "4; # scenario counter; # halt arch",
        "5; # initial 0,; # initial",
        "6; history 1 0 0 0 3 swap | @0 | 2 | 0; history ROUND",
        "6; history 1 0 0 0 3 swap | @0 | 2 | 0 | ?0x7; history ROUND",
        "6; history 1 0 0 3 3 swap | @0 | 2 | 0 | 1; an invoke ticket",
        "6; history 1 0 0 99999999999999999999 3 swap | @0 | 2 | 0 | 1; numbers that fit",
        "7; history; a line of KTAP",
        "8; outcome 1 [1 0]; outcome ROUND",
        "8; outcome 1 [1 0] | nil,nil; outcome ROUND",
        "8; outcome 1 [1 0] | nil,nil | 1,; outcome ROUND",
        "8; outcome 1 [1 0] | nil,nil | 1,99999999999999999999; numbers that fit",
        "8; outcome 1 [1 0] | true,maybe | 1,1; values between commas",
        "9; okay 1 counter; a line of KTAP",
        "9; # halt done; nothing after",
      })
  void refusesAMalformedLineByItsNumber(int line, String text, String expected) {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.set(line - 1, text);
    BootLog.Reading reading = BootLog.read(lines);
    assertThat(reading).isInstanceOf(BootLog.Malformed.class);
    List<BootLog.Problem> problems = ((BootLog.Malformed) reading).problems();
    assertThat(problems).hasSize(1);
    int faulty = expected.startsWith("nothing after") ? line + 1 : line;
    assertThat(problems.get(0).line()).isEqualTo(faulty);
    assertThat(problems.get(0).expected()).startsWith(expected);
  }

  @Test
  void aLogThatWasCutOffIsRefused() {
    BootLog.Reading reading = BootLog.read(WHOLE.subList(0, WHOLE.size() - 1));
    assertThat(((BootLog.Malformed) reading).problems())
        .containsExactly(new BootLog.Problem(WHOLE.size(), "the end", "# halt done"));
  }

  @Test
  void reportsAllMalformedLinesAtOnce() {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.set(5, "history");
    lines.set(7, "outcome");
    assertThat(((BootLog.Malformed) BootLog.read(lines)).problems())
        .extracting(BootLog.Problem::line)
        .containsExactly(6, 8);
  }

  @Test
  void aRefusalOfTheArgumentsIsNoSuccess() {
    BootLog log = read(List.of("KTAP version 1", "1..1", "Bail out! no", "# halt done"));
    assertThat(log.bailOut()).contains("no");
    assertThat(log.passed()).isFalse();
  }

  @Property
  void readsBackWhatWasPrinted(@ForAll("operations") List<BootLog.Record> operations) {
    List<String> lines = new ArrayList<>(WHOLE.subList(0, 5));
    for (BootLog.Record operation : operations) {
      lines.add(
          "history %d %d %d %d %d %s | %s | %s | %s | %s"
              .formatted(
                  operation.round(),
                  operation.process(),
                  operation.index(),
                  operation.invoke(),
                  operation.respond(),
                  operation.operation(),
                  operation.target(),
                  operation.first(),
                  operation.second(),
                  operation.result()));
    }
    lines.add("# halt done");
    assertThat(read(lines).records()).isEqualTo(operations);
  }

  private static BootLog read(List<String> lines) {
    BootLog.Reading reading = BootLog.read(lines);
    assertThat(reading).isInstanceOf(BootLog.Read.class);
    return ((BootLog.Read) reading).log();
  }

  @Provide
  Arbitrary<List<BootLog.Record>> operations() {
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.of("nil", "true", "false", "@0", "@12", "!wrong-kind"));
    Arbitrary<String> tuple =
        leaf.list().ofMaxSize(3).map(parts -> "[" + String.join(" ", parts) + "]");
    Arbitrary<String> value =
        Arbitraries.oneOf(
            leaf, tuple, tuple.list().ofSize(2).map(p -> "[" + String.join(" ", p) + "]"));
    Arbitrary<Integer> number = Arbitraries.integers().between(0, Integer.MAX_VALUE);
    Arbitrary<List<String>> values = value.list().ofSize(4);
    return Combinators.combine(number, number, number, number, number, values)
        .as(
            (round, process, index, invoke, length, four) ->
                new BootLog.Record(
                    round,
                    process,
                    index,
                    invoke,
                    (long) invoke + 1 + length,
                    "compare-and-set",
                    four.get(0),
                    four.get(1),
                    four.get(2),
                    four.get(3)))
        .list()
        .ofMaxSize(5);
  }
}
