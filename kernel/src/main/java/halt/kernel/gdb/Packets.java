package halt.kernel.gdb;

import java.io.ByteArrayOutputStream;

/**
 * What is a packet of the remote serial protocol on the wire? {@code $data#xx}, where {@code xx} is
 * the sum of the data's bytes; in the data {@code }} escapes the byte behind it and {@code *}
 * repeats the byte before it (GDB manual, "Overview" of the protocol).
 */
final class Packets {
  private static final int ESCAPE = '}';
  private static final int ESCAPED_WITH = 0x20;
  private static final int REPEAT = '*';

  /** A run is as long as its count's character is above this. */
  private static final int RUN_BASE = 29;

  /** No packet of an emulator is longer; a broken one is not to fill the memory. */
  private static final int LONGEST = 1 << 20;

  private Packets() {}

  /** Where the bytes come from. */
  interface Source {
    /** The next byte, 0 to 255. */
    int next() throws GdbException, InterruptedException;
  }

  /** The bytes that carry this text of ASCII characters. */
  static byte[] encode(String data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write('$');
    int sum = 0;
    for (char each : data.toCharArray()) {
      if (each == '$' || each == '#' || each == ESCAPE || each == REPEAT) {
        bytes.write(ESCAPE);
        bytes.write(each ^ ESCAPED_WITH);
        sum += ESCAPE + (each ^ ESCAPED_WITH);
      } else {
        bytes.write(each);
        sum += each;
      }
    }
    bytes.write('#');
    bytes.write(Character.forDigit(sum >> 4 & 0xF, 16));
    bytes.write(Character.forDigit(sum & 0xF, 16));
    return bytes.toByteArray();
  }

  /**
   * Reads a packet's data, one character for each byte. Acknowledgements before it are skipped.
   *
   * @throws GdbException if what comes is no packet
   */
  static String read(Source source) throws GdbException, InterruptedException {
    int first = source.next();
    while (first == '+') {
      first = source.next();
    }
    if (first != '$') {
      throw new GdbException("expected a packet, which begins with $; found " + name(first));
    }
    StringBuilder data = new StringBuilder();
    int sum = 0;
    for (int each = source.next(); each != '#'; each = source.next()) {
      sum += each;
      if (each == '$') {
        throw new GdbException("a packet begins inside another, after \"" + clip(data) + "\"");
      }
      if (each == ESCAPE) {
        int escaped = source.next();
        sum += escaped;
        data.append((char) (escaped ^ ESCAPED_WITH));
      } else if (each == REPEAT) {
        int count = source.next();
        sum += count;
        repeat(data, count);
      } else {
        data.append((char) each);
      }
      if (data.length() > LONGEST) {
        throw new GdbException("a packet has more than " + LONGEST + " bytes");
      }
    }
    int stated = digit(source.next()) << 4 | digit(source.next());
    if (stated != (sum & 0xFF)) {
      throw new GdbException(
          String.format(
              "a packet's checksum is %02x and its bytes add up to %02x: \"%s\"",
              stated, sum & 0xFF, clip(data)));
    }
    return data.toString();
  }

  private static void repeat(StringBuilder data, int count) throws GdbException {
    if (data.length() == 0 || count <= RUN_BASE || count > '~') {
      throw new GdbException(
          "a packet repeats " + name(count) + " after \"" + clip(data) + "\": not a run");
    }
    data.append(data.substring(data.length() - 1).repeat(count - RUN_BASE));
  }

  private static int digit(int character) throws GdbException {
    int value = Character.digit(character, 16);
    if (value < 0) {
      throw new GdbException("a packet's checksum has no hexadecimal digit but " + name(character));
    }
    return value;
  }

  private static String name(int character) {
    return character > ' ' && character < 127
        ? "'" + (char) character + "'"
        : String.format("byte 0x%02x", character);
  }

  private static String clip(CharSequence data) {
    return data.length() <= 40 ? data.toString() : data.subSequence(0, 40) + "...";
  }
}
