package halt.model.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.core.value.Word;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalValueTest {
  @Provide
  Arbitrary<LogicalValue> values() {
    return Values.all();
  }

  @Property
  void everyValueReadsBackFromItsPrintedForm(@ForAll("values") LogicalValue value) {
    LogicalValue parsed = LogicalValue.parse(value.toString());
    assertThat(parsed).isEqualTo(value).hasSameHashCodeAs(value).hasToString(value.toString());
  }

  @Property
  void valuesAreEqualExactlyWhenTheyPrintTheSame(
      @ForAll("values") LogicalValue left, @ForAll("values") LogicalValue right) {
    assertThat(left.equals(right)).isEqualTo(left.toString().equals(right.toString()));
  }

  @Test
  void printsAsTheMachineDoes() {
    assertThat(LogicalValue.tuple(LogicalValue.fixnum(1), LogicalValue.tuple(), LogicalValue.NIL))
        .hasToString("[1 [] nil]");
    assertThat(LogicalValue.atom(3)).hasToString("@3");
    assertThat(LogicalValue.OUT_OF_MEMORY).hasToString("!out-of-memory");
    assertThat(new LogicalValue.Malformed("cycle", 192)).hasToString("?cycle:c0");
  }

  @Test
  void aMalformedWordIsReadAndFoundInsideTuples() {
    LogicalValue value = LogicalValue.parse("[1 [2 ?cycle:c0]]");
    assertThat(value.malformed()).contains(new LogicalValue.Malformed("cycle", 192));
    assertThat(LogicalValue.parse("[1 2]").malformed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | column 1: expected a value | found the end",
        "[1 2 | column 5: expected a value | or ]; found the end",
        "1 2 | column 3: expected the end of the value | '2'",
        "] | column 1: expected a value | ']'",
        "[1 !no-memory] | column 4: expected !needs-collection | '!no-memory]'",
        "@x | column 1: expected an atom's number | '@x'",
        "@4294967296 | column 1: expected an atom's number | '@4294967296'",
        "1152921504606846976 | column 1: expected a number from | '1152921504606846976'",
        "99999999999999999999 | column 1: expected a number from | found",
        "?cycle | column 1: expected ?PROBLEM:HEXADECIMAL-WORD | '?cycle'",
        "tru | column 1: expected a value | 'tru'",
      })
  void refusesWithColumnAndExpectation(String text, String expected, String found) {
    assertThatThrownBy(() -> LogicalValue.parse(text))
        .isInstanceOf(LogicalValueSyntaxException.class)
        .hasMessageContaining(expected)
        .hasMessageContaining(found);
  }

  @Test
  void hostileNestingDoesNotExhaustTheParser() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> LogicalValue.parse(deep))
        .hasMessageContaining("column 257: expected at most 256");
  }

  @Test
  void theGreatestAndLeastFixnumsAreValues() {
    assertThat(LogicalValue.parse(Long.toString(Word.MAX_FIXNUM)))
        .isEqualTo(LogicalValue.fixnum(Word.MAX_FIXNUM));
    assertThat(LogicalValue.parse(Long.toString(Word.MIN_FIXNUM)))
        .isEqualTo(LogicalValue.fixnum(Word.MIN_FIXNUM));
  }
}
