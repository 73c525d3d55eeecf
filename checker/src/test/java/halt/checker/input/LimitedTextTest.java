package halt.checker.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Are lines what they are on any system, wherever a read ends, and no longer than they may be? */
class LimitedTextTest {
  private static final int LIMIT = 4;

  /** A text that is read in these parts. */
  private static LimitedText text(String... parts) {
    List<InputStream> streams =
        Arrays.stream(parts)
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .<InputStream>map(ByteArrayInputStream::new)
            .toList();
    return new LimitedText(new SequenceInputStream(Collections.enumeration(streams)), LIMIT);
  }

  private static void has(LimitedText text, String... lines) throws IOException {
    for (String line : lines) {
      assertThat(text.line()).isEqualTo(line);
    }
    assertThat(text.line()).isNull();
  }

  @Test
  void aLineMayBeAsLongAsTheLimitWithoutItsEnd() throws IOException {
    has(text("abcd\r\nabcd\nabc\rabcd"), "abcd", "abcd", "abc", "abcd");
    has(text("abc", "d\n"), "abcd");
    for (String parts : new String[] {"abcde\n", "abcde", "abcd|e", "ab|cde\n", "ä|äa"}) {
      assertThatThrownBy(() -> text(parts.split("\\|")).line())
          .isInstanceOf(LimitedText.TooLongException.class)
          .hasMessage("more than 4 bytes");
    }
  }

  @Test
  void theRestMayBeAsLongToo() throws IOException {
    assertThat(text("ab", "cd").rest()).isEqualTo("abcd");
    assertThatThrownBy(() -> text("ab", "cde").rest())
        .isInstanceOf(LimitedText.TooLongException.class);
  }

  @Test
  void anEndOfALineMayBeReadInTwoParts() throws IOException {
    has(text("abc\r", "\nd"), "abc", "d");
    has(text("abc\r", "d", "\ne"), "abc", "d", "e");
    has(text("abc\r", "\n", "\nd"), "abc", "", "d");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    has(text("\uFEFFabcd\n\uFEFF"), "abcd", "\uFEFF");
  }
}
