package halt.checker.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is JSON read up to its limits, refused from there on, and said in plain words what is wrong? */
class JsonInputTest {
  private static void read(String json) throws IOException {
    try (JsonParser parser = JsonInput.factory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric()) {
          parser.getBigIntegerValue();
        } else if (token == JsonToken.VALUE_STRING) {
          parser.getText();
        }
      }
    }
  }

  /** A text of so many of something. */
  private static String json(String what, int many) {
    return switch (what) {
      case "nesting" -> "[".repeat(many) + "]".repeat(many);
      case "number" -> "1".repeat(many);
      // The library counts these alone.
      case "fraction" -> "1." + "0".repeat(many);
      case "large" -> "1e" + many;
      case "small" -> "1e-" + many;
      case "name" -> "{\"" + "n".repeat(many) + "\":1}";
      case "string" -> '"' + "s".repeat(many) + '"';
      default -> throw new IllegalArgumentException(what);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nesting  | 1000     | more than 1,000 objects and arrays inside each other",
        "number   | 1000     | more than 1,000 digits in a number",
        "fraction | 1000     | more than 1,000 digits in a number",
        "large    | 1000     | more than 1,000 digits in a number",
        "small    | 1000     | more than 1,000 digits in a number",
        "name     | 50000    | more than 50,000 characters in a name",
        "string   | 20000000 | more than 20,000,000 characters in a string",
      })
  void whatIsAtItsLimitIsReadAndOneMoreIsNot(String what, int most, String message)
      throws IOException {
    read(json(what, most));
    assertThatThrownBy(() -> read(json(what, most + 1)))
        .isInstanceOfSatisfying(
            StreamConstraintsException.class,
            refused -> assertThat(JsonInput.fault(refused)).isEqualTo(message));
  }

  /** The reader's library adds where the object began, and which of its switches would help. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "NaN        | Non-standard token 'NaN'",
        "{\"a\":1   | Unexpected end-of-input: expected close marker for Object",
        "// c       | Unexpected character ('/' (code 47)): maybe a (non-standard) comment?",
        "a\u202eb   | Unrecognized token 'a\\u202eb': was expecting (JSON String, Number, Array,"
            + " Object or token 'null', 'true' or 'false')",
      })
  void whatIsWrongIsSaidOfTheTextAlone(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            JsonProcessingException.class,
            malformed -> assertThat(JsonInput.fault(malformed)).isEqualTo(message));
  }

  @Test
  void aFaultThatIsNowhereIsInTheFirstLine() {
    assertThat(JsonInput.line(new JsonParseException(null, "odd"))).isEqualTo(1);
    assertThat(JsonInput.line(new JsonParseException(null, "odd", JsonLocation.NA))).isEqualTo(1);
    assertThatThrownBy(() -> read("[\n1\n2]"))
        .isInstanceOfSatisfying(
            JsonProcessingException.class,
            malformed -> assertThat(JsonInput.line(malformed)).isEqualTo(3));
  }
}
