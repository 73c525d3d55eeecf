package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Is the kernel small, and of one source for all machines? */
@Tag("boot")
class ImageSizeTest {
  /** Code, constants and initialised data; not what is zero at the start, such as stacks. */
  private static final long LIMIT = 128 * 1024;

  private static final int LOAD = 1;

  @ParameterizedTest
  @MethodSource("halt.kernel.boot.Booting#targets")
  void whatIsLoadedStaysUnderItsLimit(Booting machine) throws IOException, InterruptedException {
    assertThat(loadedBytes(machine.image())).isPositive().isLessThan(LIMIT);
  }

  /**
   * The sum of the sizes in the file of all segments that are loaded (System V gABI, chapter 5).
   */
  private static long loadedBytes(Path image) throws IOException {
    ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
    int table = (int) elf.getLong(32);
    int entrySize = Short.toUnsignedInt(elf.getShort(54));
    int entries = Short.toUnsignedInt(elf.getShort(56));
    long bytes = 0;
    for (int entry = 0; entry < entries; entry++) {
      int at = table + entry * entrySize;
      bytes += elf.getInt(at) == LOAD ? elf.getLong(at + 32) : 0;
    }
    return bytes;
  }
}
