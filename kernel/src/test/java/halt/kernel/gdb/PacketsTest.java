package halt.kernel.gdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is a packet read as it was written, and is one that is broken told from one that is not? */
class PacketsTest {
  /** The bytes of a string, then the end of the connection. */
  private static Packets.Source from(byte[] bytes) {
    int[] at = {0};
    return () -> {
      if (at[0] == bytes.length) {
        throw new GdbException("the connection ends");
      }
      return bytes[at[0]++] & 0xFF;
    };
  }

  private static String read(String bytes) throws GdbException, InterruptedException {
    return Packets.read(from(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Property
  void isReadAsItWasWritten(@ForAll @CharRange(from = 0, to = 127) String data) throws Exception {
    assertThat(Packets.read(from(Packets.encode(data)))).isEqualTo(data);
  }

  @Test
  void isWhatTheManualSays() throws Exception {
    assertThat(new String(Packets.encode("g"), StandardCharsets.US_ASCII)).isEqualTo("$g#67");
    // "0* " is 0 and a run of ' ' - 29 = 3 more of it.
    assertThat(read("+$0* #7a")).isEqualTo("0000");
    assertThat(read("$}\003#80")).isEqualTo("#");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OK#9a|expected a packet, which begins with $; found 'O'",
        "$OK#9b|a packet's checksum is 9b and its bytes add up to 9a: \"OK\"",
        "$OK#9x|a packet's checksum has no hexadecimal digit but 'x'",
        "$O$K#9a|a packet begins inside another, after \"O\"",
        "$*a#8b|a packet repeats 'a' after \"\": not a run",
        "$OK|the connection ends",
        "$OK#|the connection ends",
      })
  void sayWhatIsBroken(String bytes, String message) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(GdbException.class).hasMessage(message);
  }

  @Test
  void aCountThatIsNoneIsRefused() {
    assertThatThrownBy(() -> read("$0*\005#5f"))
        .isInstanceOf(GdbException.class)
        .hasMessage("a packet repeats byte 0x05 after \"0\": not a run");
  }

  @Test
  void aPacketWithoutEndDoesNotFillTheMemory() {
    Packets.Source endless =
        new Packets.Source() {
          private boolean begun;

          @Override
          public int next() {
            int character = begun ? 'a' : '$';
            begun = true;
            return character;
          }
        };
    assertThatThrownBy(() -> Packets.read(endless))
        .isInstanceOf(GdbException.class)
        .hasMessageContaining("more than 1048576 bytes");
  }
}
