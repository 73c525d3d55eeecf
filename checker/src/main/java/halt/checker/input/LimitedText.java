package halt.checker.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is the next line of a text, or all that is left of it, if that is no longer than it may be?
 * Text is UTF-8, with or without a byte order mark; a line ends with a line feed, a carriage
 * return, or both. What is too long is refused when so much of it has been read, and not later.
 */
public final class LimitedText implements AutoCloseable {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream bytes;
  private final int limit;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int end;
  private boolean begun;
  private boolean afterCarriageReturn;

  /**
   * Text that has not been read.
   *
   * @param limit the most bytes that a line, or the rest, may have
   */
  public LimitedText(InputStream bytes, int limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  /** There is more before its end than there may be. */
  public static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;

    private TooLongException(int limit) {
      super("more than " + limit + " bytes");
    }
  }

  /**
   * The next line without its end; null after the last.
   *
   * @throws TooLongException if it is too long
   * @throws CharacterCodingException if it is not UTF-8
   * @throws IOException if it cannot be read
   */
  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean nothing = true;
    while (fill()) {
      if (afterCarriageReturn && buffer[position] == '\n') {
        position++;
        afterCarriageReturn = false;
        continue;
      }
      afterCarriageReturn = false;
      nothing = false;
      int stop = position;
      while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
        stop++;
      }
      take(line, stop);
      if (stop < end) {
        afterCarriageReturn = buffer[stop] == '\r';
        position++;
        return decoded(line);
      }
    }
    return nothing ? null : decoded(line);
  }

  /**
   * All that is left.
   *
   * @throws TooLongException if it is too long
   * @throws CharacterCodingException if it is not UTF-8
   * @throws IOException if it cannot be read
   */
  public String rest() throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    while (fill()) {
      take(rest, end);
    }
    return decoded(rest);
  }

  /** Moves what is before a place of the buffer to what has been read. */
  private void take(ByteArrayOutputStream text, int stop) throws TooLongException {
    if (stop - position > limit - text.size()) {
      throw new TooLongException(limit);
    }
    text.write(buffer, position, stop - position);
    position = stop;
  }

  /** Whether there is more, in the buffer. */
  private boolean fill() throws IOException {
    if (!begun) {
      begun = true;
      int mark = BYTE_ORDER_MARK.length;
      end = bytes.readNBytes(buffer, 0, mark);
      position = Arrays.equals(buffer, 0, end, BYTE_ORDER_MARK, 0, mark) ? mark : 0;
    }
    if (position >= end) {
      position = 0;
      end = bytes.read(buffer);
    }
    return position < end;
  }

  private static String decoded(ByteArrayOutputStream text) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder() // reports what it cannot read, where a String would put question marks
        .decode(ByteBuffer.wrap(text.toByteArray()))
        .toString();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
