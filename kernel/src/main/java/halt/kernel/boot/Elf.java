package halt.kernel.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What does a kernel's file hold, and is it whole? A reader of ELF (System V ABI, chapters 4 and 5)
 * for 64-bit, little-endian, linked programs. No number of the file is believed before it is held
 * against the file's size: whatever the bytes are, the reading ends in an {@link Elf} or a reason.
 */
public final class Elf {
  private static final int HEADER_BYTES = 64;
  private static final int PROGRAM_HEADER_BYTES = 56;
  private static final int SECTION_HEADER_BYTES = 64;
  private static final int SYMBOL_BYTES = 24;

  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
  private static final int CLASS_AT = 4;
  private static final int CLASS_64 = 2;
  private static final int DATA_AT = 5;
  private static final int LITTLE_ENDIAN = 1;
  private static final int EXECUTABLE = 2;
  private static final int LOAD = 1;
  private static final int SYMBOL_TABLE = 2;

  /** No kernel is larger; a file that says it is, is damaged. */
  private static final long MOST_BYTES = 1 << 28;

  private final ByteBuffer file;
  private final int machine;
  private final long entry;
  private long start = Long.MAX_VALUE;
  private long fileEnd;
  private long memoryEnd;

  private Elf(ByteBuffer file) {
    this.file = file;
    this.machine = Short.toUnsignedInt(file.getShort(18));
    this.entry = file.getLong(24);
  }

  /** What reading a file gave. */
  public sealed interface Reading permits Read, Unfit {}

  /** A program whose parts are all there. */
  public record Read(Elf elf) implements Reading {}

  /** Not that; the problem in words that follow the file's name. */
  public record Unfit(String problem) implements Reading {}

  /** Whether these first bytes of a file are those of an ELF file. */
  public static boolean begins(byte[] bytes) {
    return bytes.length >= MAGIC.length && Arrays.equals(MAGIC, 0, 4, bytes, 0, 4);
  }

  /**
   * Reads a program.
   *
   * @throws IOException if the file cannot be read
   */
  public static Reading read(Path path) throws IOException {
    if (Files.size(path) > MOST_BYTES) {
      return new Unfit("is larger than any kernel");
    }
    byte[] bytes = Files.readAllBytes(path);
    if (!begins(bytes)) {
      return new Unfit(bytes.length == 0 ? "is empty" : "is no ELF file");
    }
    if (bytes.length < HEADER_BYTES) {
      return new Unfit("is truncated: it ends within the header");
    }
    if (bytes[CLASS_AT] != CLASS_64 || bytes[DATA_AT] != LITTLE_ENDIAN) {
      return new Unfit("is not a 64-bit little-endian ELF file");
    }
    Elf elf = new Elf(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    return elf.problem().<Reading>map(Unfit::new).orElseGet(() -> new Read(elf));
  }

  /** Reads the segments to be loaded. */
  private Optional<String> problem() {
    if (Short.toUnsignedInt(file.getShort(16)) != EXECUTABLE) {
      return Optional.of("is no linked program");
    }
    long headers = file.getLong(32);
    int size = Short.toUnsignedInt(file.getShort(54));
    int count = Short.toUnsignedInt(file.getShort(56));
    if (size != PROGRAM_HEADER_BYTES || !holds(headers, (long) size * count)) {
      return Optional.of("is truncated or damaged: its program headers are not there");
    }
    for (int i = 0; i < count; i++) {
      int at = (int) headers + i * size;
      if (file.getInt(at) != LOAD) {
        continue;
      }
      long address = file.getLong(at + 24);
      long bytes = file.getLong(at + 32);
      long memory = file.getLong(at + 40);
      if (!holds(file.getLong(at + 8), bytes)) {
        return Optional.of("is truncated: a part of the program lies behind its end");
      }
      if (address < 0 || memory < bytes || memory > MOST_BYTES || address > Long.MAX_VALUE >> 1) {
        return Optional.of("is damaged: a part of the program has no sensible place");
      }
      start = Math.min(start, address);
      fileEnd = Math.max(fileEnd, address + bytes);
      memoryEnd = Math.max(memoryEnd, address + memory);
    }
    return memoryEnd == 0 || entry < start || entry >= fileEnd || memoryEnd - start > MOST_BYTES
        ? Optional.of("is damaged: it does not begin within itself")
        : Optional.empty();
  }

  private boolean holds(long offset, long bytes) {
    return offset >= 0 && bytes >= 0 && bytes <= file.limit() && offset <= file.limit() - bytes;
  }

  /** The number of the processor that it is for. */
  public int machine() {
    return machine;
  }

  /** The physical address where it is entered. */
  public long entry() {
    return entry;
  }

  /** The lowest physical address that it takes. */
  public long start() {
    return start;
  }

  /** The physical address behind all that it takes, also what the file has no bytes for. */
  public long memoryEnd() {
    return memoryEnd;
  }

  /** The bytes from {@link #start} on, up to the last that the file has; zeros between parts. */
  public byte[] contents() {
    byte[] contents = new byte[(int) (fileEnd - start)];
    int headers = (int) file.getLong(32);
    int count = Short.toUnsignedInt(file.getShort(56));
    for (int i = 0; i < count; i++) {
      int at = headers + i * PROGRAM_HEADER_BYTES;
      if (file.getInt(at) == LOAD) {
        int to = (int) (file.getLong(at + 24) - start);
        file.get((int) file.getLong(at + 8), contents, to, (int) file.getLong(at + 32));
      }
    }
    return contents;
  }

  /** The address of a symbol; empty if it has none of that name, or no table of symbols. */
  public OptionalLong symbol(String name) {
    long headers = file.getLong(40);
    int count = Short.toUnsignedInt(file.getShort(60));
    if (!holds(headers, (long) count * SECTION_HEADER_BYTES)) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < count; i++) {
      int table = (int) headers + i * SECTION_HEADER_BYTES;
      int strings = file.getInt(table + 40);
      if (file.getInt(table + 4) == SYMBOL_TABLE && strings >= 0 && strings < count) {
        return symbol(name, table, (int) headers + strings * SECTION_HEADER_BYTES);
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong symbol(String name, int table, int strings) {
    long symbols = file.getLong(table + 24);
    long bytes = file.getLong(table + 32);
    long names = file.getLong(strings + 24);
    if (!holds(symbols, bytes)) {
      return OptionalLong.empty();
    }
    byte[] wanted = (name + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] found = new byte[wanted.length];
    for (long at = symbols; at + SYMBOL_BYTES <= symbols + bytes; at += SYMBOL_BYTES) {
      long text = names + Integer.toUnsignedLong(file.getInt((int) at));
      if (holds(text, wanted.length)) {
        file.get((int) text, found);
        if (Arrays.equals(found, wanted)) {
          return OptionalLong.of(file.getLong((int) at + 8));
        }
      }
    }
    return OptionalLong.empty();
  }
}
