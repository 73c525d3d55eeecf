package halt.kernel.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What was in the arena of a booted machine when the monitor's {@code dump} was given? The lines of
 * {@code kernel/src/main/c/monitor/dump.h} as words; a dump that is not whole, or not as it was
 * sent, is none.
 */
public final class ArenaDump {
  /** More than the memory of any machine of ours holds. */
  private static final int MOST_WORDS = 1 << 28;

  private final long[] words;

  private ArenaDump(long[] words) {
    this.words = words;
  }

  /** The words of the arena, from its base. */
  public long[] words() {
    return words.clone();
  }

  /** The arena as it lies in memory: each word as eight bytes, the lowest first. */
  public byte[] bytes() {
    return bytesOf(words, words.length);
  }

  private static byte[] bytesOf(long[] words, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(words, 0, count);
    return bytes.array();
  }

  private static long checksum(long[] words, int count) {
    CRC32 sum = new CRC32();
    sum.update(bytesOf(words, count));
    return sum.getValue();
  }

  /** What a line was. */
  public sealed interface Heard permits Other, Part, Whole, Damaged {}

  /** No part of a dump. */
  public record Other() implements Heard {}

  /** Part of a dump that goes on. */
  public record Part() implements Heard {}

  /** The last line of a dump. */
  public record Whole(ArenaDump dump) implements Heard {}

  /** Where a line of a dump should have been; what came before it is forgotten. */
  public record Damaged(String problem) implements Heard {}

  /** Reads lines, of which some are a dump. */
  public static final class Reader {
    private static final Pattern BEGIN = Pattern.compile("dump begin ([0-9]{1,10})");
    private static final Pattern WORDS =
        Pattern.compile("dump ([0-9]{1,10})((?: [0-9a-f]{16}){1,4}) ([0-9a-f]{8})");
    private static final Pattern END = Pattern.compile("dump end ([0-9]{1,10}) ([0-9a-f]{8})");

    private Optional<long[]> words = Optional.empty();
    private int known;

    /** Whether the next line should be one of a dump. */
    public boolean inDump() {
      return words.isPresent();
    }

    /** Takes the next line of the serial port, without its end. */
    public Heard take(String line) {
      if (words.isEmpty()) {
        return begin(line);
      }
      Heard heard = goOn(words.get(), line);
      if (!(heard instanceof Part)) {
        words = Optional.empty();
      }
      return heard;
    }

    private Heard begin(String line) {
      Matcher begin = BEGIN.matcher(line);
      if (!begin.matches()) {
        return new Other();
      }
      long size = Long.parseLong(begin.group(1));
      if (size > MOST_WORDS) {
        return new Damaged("it says that it has " + size + " words");
      }
      words = Optional.of(new long[(int) size]);
      known = 0;
      return new Part();
    }

    private Heard goOn(long[] into, String line) {
      Matcher end = END.matcher(line);
      if (end.matches()) {
        return end(into, Long.parseLong(end.group(1)), Long.parseLong(end.group(2), 16));
      }
      Matcher part = WORDS.matcher(line);
      if (!part.matches()) {
        return new Damaged("after " + known + " of " + into.length + " words came: " + line);
      }
      String[] texts = part.group(2).strip().split(" ");
      // With its offset before them, for so they are summed.
      long[] summed = new long[1 + texts.length];
      summed[0] = Long.parseLong(part.group(1));
      for (int i = 0; i < texts.length; i++) {
        summed[1 + i] = Long.parseUnsignedLong(texts[i], 16);
      }
      if (checksum(summed, summed.length) != Long.parseLong(part.group(3), 16)) {
        return new Damaged("the checksum is wrong of: " + line);
      }
      if (summed[0] != known || texts.length > into.length - known) {
        return new Damaged("after " + known + " of " + into.length + " words came: " + line);
      }
      System.arraycopy(summed, 1, into, known, texts.length);
      known += texts.length;
      return new Part();
    }

    private Heard end(long[] whole, long size, long checksum) {
      if (size != whole.length || known != whole.length) {
        return new Damaged("it ended after " + known + " of " + whole.length + " words");
      }
      if (checksum != checksum(whole, whole.length)) {
        return new Damaged("the checksum of the whole is wrong");
      }
      return new Whole(new ArenaDump(Arrays.copyOf(whole, whole.length)));
    }
  }
}
