package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import halt.kernel.disk.BootImage;
import halt.kernel.disk.DiskBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Is a file that is no whole kernel and no whole disk refused, with the reason? What a file looks
 * like is the same for every target, so one will do.
 */
@Tag("boot")
class BootImageTest {
  private final Booting machine = Booting.on("x86_64");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "0,       is empty",
    "300,     'is truncated, or neither a kernel (ELF) nor a disk'",
    "1000000, 'is truncated: it has 1000000 bytes, its partition table speaks of 81920 sectors"
        + " of 512'",
  })
  void aTruncatedDiskIsRefused(long length, String problem)
      throws IOException, InterruptedException {
    Path disk = copyOfDisk();
    try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
      file.setLength(length);
    }
    assertThat(inspect(disk)).isEqualTo(new BootImage.Unfit(disk + " " + problem));
  }

  @Test
  void aDiskWithoutALoaderOrWithADamagedTableIsRefused() throws IOException, InterruptedException {
    Path disk = copyOfDisk();
    String loader = machine.target().uefi().orElseThrow().file();
    overwriteAll(disk, shortName(loader), shortName("NOTHING.EFI"));
    assertThat(inspect(disk).toString())
        .contains("has no \\EFI\\BOOT\\" + loader + " that firmware could start");
    Path damaged = copyOfDisk();
    overwrite(damaged, 512 + 84, (byte) 77); // the size of an entry
    assertThat(inspect(damaged).toString()).contains("has a damaged partition table");
    overwrite(damaged, 512, (byte) 'e');
    assertThat(inspect(damaged).toString())
        .contains("is neither a kernel (ELF) nor a disk with a partition table (GPT)");
  }

  @Test
  void aKernelThatIsNotWholeIsRefused() throws IOException, InterruptedException {
    assertThat(inspect(machine.image())).isInstanceOf(BootImage.Kernel.class);
    byte[] whole = Files.readAllBytes(machine.image());
    Path cut = directory.resolve("cut.elf");
    for (int length : List.of(4, 63, 64, 200, 4096, 20000)) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(inspect(cut)).as("%d bytes", length).isInstanceOf(BootImage.Unfit.class);
      assertThat(inspect(cut).toString()).contains("is truncated");
    }
    assertThat(inspect(directory.resolve("none.elf")).toString()).contains("does not exist");
    assertThat(inspect(directory).toString()).contains("is a folder, not an image");
  }

  @Test
  void aDiskThatCannotBeMadeLeavesNothingBehind() throws IOException, InterruptedException {
    Path disk = directory.resolve("halt.img");
    Files.writeString(disk, "before");
    Path noKernel = Files.writeString(directory.resolve("empty.elf"), "");
    assertThat(build(noKernel, disk)).isEqualTo(new DiskBuilder.Failed(noKernel + " is empty"));
    assertThat(disk).hasContent("before");

    Path folder = Files.createDirectories(directory.resolve("folder/halt.img/inside"));
    assertThat(build(machine.image(), folder.getParent())).isInstanceOf(DiskBuilder.Failed.class);
    try (Stream<Path> left = Files.list(directory.resolve("folder"))) {
      assertThat(left).containsExactly(folder.getParent());
    }
  }

  private DiskBuilder.Result build(Path kernel, Path disk) throws InterruptedException {
    return new DiskBuilder(Booting.HOME, machine.target())
        .build(kernel, Booting.ON_DISK, directory.resolve("work"), disk);
  }

  private Path copyOfDisk() throws IOException, InterruptedException {
    Path copy = directory.resolve("halt.img");
    return Files.copy(machine.disk(), copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private BootImage.Kind inspect(Path file) throws InterruptedException {
    return BootImage.inspect(file, machine.target(), List.of(machine.target()));
  }

  /** A name in a folder of a FAT file system: eight characters and three. */
  private static byte[] shortName(String name) {
    int dot = name.indexOf('.');
    String text = String.format("%-8s%-3s", name.substring(0, dot), name.substring(dot + 1));
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void overwriteAll(Path file, byte[] old, byte[] other) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int found = 0;
    for (int at = 0; at + old.length <= bytes.length; at += 32) {
      if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
        System.arraycopy(other, 0, bytes, at, other.length);
        found++;
      }
    }
    assertThat(found).isEqualTo(1);
    Path changed = file.resolveSibling("changed");
    Files.write(changed, bytes);
    Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void overwrite(Path file, long at, byte value) throws IOException {
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
      disk.seek(at);
      disk.write(value);
    }
  }
}
