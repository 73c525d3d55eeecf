package halt.checker.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is what a file holds shown in one line that is short and that no terminal obeys? */
class QuotedTest {
  @Test
  void aTextIsCutOffWhereNobodyWouldReadOn() {
    String longest = "x".repeat(60);
    assertThat(Quoted.text(longest)).isEqualTo(longest);
    assertThat(Quoted.text(longest + "y")).isEqualTo(longest + "… (61 characters)");
  }

  @Test
  void aMessageIsToo() {
    String longest = "x".repeat(400);
    assertThat(Quoted.message(longest)).isEqualTo(longest);
    assertThat(Quoted.message(longest + "y")).isEqualTo(longest + "…");
  }

  /** Each of another kind: controls, what turns a text round, two ends of a line, half a sign. */
  @ParameterizedTest
  @CsvSource({"001b", "0085", "202e", "2028", "2029", "d83d"})
  void whatATerminalMightObeyIsWrittenAsInJava(String number) {
    String text = "a" + (char) Integer.parseInt(number, 16) + "b";
    assertThat(Quoted.text(text)).isEqualTo("a\\u" + number + "b");
    assertThat(Quoted.message(text)).isEqualTo("a\\u" + number + "b");
  }

  @Test
  void otherLettersAndSignsAreThemselves() {
    assertThat(Quoted.text("ä→\uD83D\uDE00")).isEqualTo("ä→\uD83D\uDE00");
  }
}
