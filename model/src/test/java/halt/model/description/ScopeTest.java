package halt.model.description;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is a scope that somebody wrote read as what it says? */
class ScopeTest {
  @Test
  void isReadAsItIsWritten() {
    assertThat(Scope.parse("2x3")).contains(new Scope(2, 3, 0, 0));
    assertThat(Scope.parse("15x0+2+1")).contains(new Scope(15, 0, 2, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "2x", "x2", "0x1", "2x2+1", "2x2+1+", "-1x2", "2X2", "1000x1", "2x2 "})
  void whatIsWrittenOtherwiseIsNoScope(String text) {
    assertThat(Scope.parse(text)).isEmpty();
  }
}
