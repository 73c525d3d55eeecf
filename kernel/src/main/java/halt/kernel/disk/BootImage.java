package halt.kernel.disk;

import halt.kernel.boot.Elf;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is a file that somebody wants to boot? A kernel or a disk of this target, whole; or a reason
 * in one line. Found out before an emulator sees it: one may take an empty file for a kernel and
 * run for ever.
 */
public final class BootImage {
  private static final int SECTOR_BYTES = 512;
  private static final byte[] GPT_SIGNATURE = "EFI PART".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_ENTRIES = 1024;
  private static final long MEBIBYTE = 1 << 20;

  private BootImage() {}

  /** What a file is. */
  public sealed interface Kind permits Kernel, Disk, Unfit, NotInstalled {}

  /** To be booted directly. */
  public record Kernel(Elf elf) implements Kind {}

  /** To be booted by the firmware. */
  public record Disk() implements Kind {}

  /** Not to be booted on this target; why, in one line that names the file. */
  public record Unfit(String problem) implements Kind {}

  /** A program is not there that is needed to look at it, or to boot it. */
  public record NotInstalled(List<Tool> tools) implements Kind {
    public NotInstalled {
      tools = List.copyOf(tools);
    }
  }

  /** A reason on its way out of {@link #inspect}. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String problem) {
      super(problem);
    }
  }

  /**
   * Looks at a file.
   *
   * @param all every target there is, to say for which one the file is
   */
  public static Kind inspect(Path file, Target target, List<Target> all)
      throws InterruptedException {
    try {
      if (Files.isDirectory(file)) {
        return new Unfit(file + " is a folder, not an image");
      }
      if (!Files.exists(file)) {
        return new Unfit(file + " does not exist");
      }
      byte[] head = head(file);
      if (head.length == 0) {
        return new Unfit(file + " is empty");
      }
      return Elf.begins(head) ? kernel(file, target, all) : disk(file, target, all);
    } catch (IOException failure) {
      return new Unfit(file + " cannot be read: " + failure.getMessage());
    } catch (Command.Failed failure) {
      return new Unfit(file + " has no file system that could be read: " + failure.getMessage());
    } catch (Refused refusal) {
      return new Unfit(file + " " + refusal.getMessage());
    }
  }

  /**
   * Why a kernel does not fit a machine's memory; empty if it does. How much the arena may have,
   * the kernel itself says.
   */
  public static Optional<String> memoryProblem(Elf kernel, Target target, int mebibytes) {
    long needed = (kernel.memoryEnd() - target.memoryStart() + MEBIBYTE - 1) / MEBIBYTE;
    // The firmware that QEMU brings for a direct start keeps its tables at the end.
    return mebibytes > needed
        ? Optional.empty()
        : Optional.of(
            "%d MiB of memory are too few on %s: the kernel alone reaches into MiB %d, and wants more"
                .formatted(mebibytes, target.name(), needed));
  }

  private static byte[] head(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      return stream.readNBytes(SECTOR_BYTES);
    }
  }

  private static Kind kernel(Path file, Target target, List<Target> all)
      throws IOException, Refused {
    if (!(Elf.read(file) instanceof Elf.Read read)) {
      throw new Refused(((Elf.Unfit) Elf.read(file)).problem());
    }
    int machine = read.elf().machine();
    if (machine != target.elfMachine()) {
      String name =
          all.stream()
              .filter(other -> other.elfMachine() == machine)
              .map(Target::name)
              .findFirst()
              .orElse("processor number " + machine);
      throw new Refused("is a kernel for " + name + ", not for " + target.name());
    }
    return new Kernel(read.elf());
  }

  private static Kind disk(Path file, Target target, List<Target> all)
      throws IOException, Refused, Command.Failed, InterruptedException {
    if (target.uefi().isEmpty()) {
      throw new Refused("is no kernel (ELF), and " + target.name() + " starts from no disk");
    }
    long partition = systemPartition(file);
    List<Tool> missing = DiskTools.missingToBoot(target);
    if (missing.contains(Tool.MDIR)) {
      return new NotInstalled(missing);
    }
    List<String> loaders = loaders(file, partition);
    if (!loaders.contains(target.uefi().get().file())) {
      List<String> others = new ArrayList<>();
      for (Target other : all) {
        other
            .uefi()
            .filter(uefi -> loaders.contains(uefi.file()))
            .ifPresent(uefi -> others.add(other.name()));
      }
      throw new Refused(
          others.isEmpty()
              ? "has no \\EFI\\BOOT\\" + target.uefi().get().file() + " that firmware could start"
              : "is a disk for " + String.join(", ", others) + ", not for " + target.name());
    }
    // Whose disk it is can be said without the firmware that would start it.
    return missing.isEmpty() ? new Disk() : new NotInstalled(missing);
  }

  /** Where the EFI system partition begins, in bytes (UEFI Specification 2.10, 5.3). */
  private static long systemPartition(Path file) throws IOException, Refused {
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "r")) {
      ByteBuffer header = sector(disk, 1);
      byte[] signature = new byte[GPT_SIGNATURE.length];
      header.get(0, signature);
      if (!Arrays.equals(signature, GPT_SIGNATURE)) {
        throw new Refused("is neither a kernel (ELF) nor a disk with a partition table (GPT)");
      }
      // The table is there twice, the second time in the disk's last sector.
      long sectors = header.getLong(32) + 1;
      long bytes = disk.length();
      if (sectors <= 0 || sectors > bytes / SECTOR_BYTES) {
        throw new Refused(
            "is truncated: it has %d bytes, its partition table speaks of %d sectors of 512"
                .formatted(bytes, sectors));
      }
      OptionalLong start = findSystemPartition(disk, header, sectors);
      return start.orElseThrow(() -> new Refused("has no EFI system partition"));
    }
  }

  private static OptionalLong findSystemPartition(
      RandomAccessFile disk, ByteBuffer header, long sectors) throws IOException, Refused {
    long table = header.getLong(72);
    int count = header.getInt(80);
    int size = header.getInt(84);
    if (count < 0 || count > MOST_ENTRIES || size != 128 || table < 2 || table >= sectors) {
      throw new Refused("has a damaged partition table");
    }
    for (int i = 0; i < count; i++) {
      ByteBuffer entries = sector(disk, table + i / 4);
      int at = i % 4 * size;
      if (guid(entries, at).equals(DiskBuilder.EFI_SYSTEM_PARTITION)) {
        long first = entries.getLong(at + 32);
        long last = entries.getLong(at + 40);
        if (first <= table || last < first || last >= sectors) {
          throw new Refused("has a damaged partition table");
        }
        return OptionalLong.of(first * SECTOR_BYTES);
      }
    }
    return OptionalLong.empty();
  }

  /** Its first three fields are little-endian. */
  private static String guid(ByteBuffer bytes, int at) {
    long rest = Long.reverseBytes(bytes.getLong(at + 8));
    return String.format(
        Locale.ROOT,
        "%08X-%04X-%04X-%04X-%012X",
        bytes.getInt(at),
        bytes.getShort(at + 4),
        bytes.getShort(at + 6),
        rest >>> 48,
        rest & 0xffff_ffff_ffffL);
  }

  private static ByteBuffer sector(RandomAccessFile disk, long number) throws IOException, Refused {
    byte[] bytes = new byte[SECTOR_BYTES];
    if (disk.length() < (number + 1) * SECTOR_BYTES) {
      throw new Refused("is truncated, or neither a kernel (ELF) nor a disk");
    }
    disk.seek(number * SECTOR_BYTES);
    disk.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The files of the folder in which firmware looks, in capital letters. */
  private static List<String> loaders(Path file, long partition)
      throws IOException, Command.Failed, InterruptedException {
    Path absolute = file.toAbsolutePath().normalize();
    String image = absolute.getFileName() + "@@" + partition;
    Path mdir = Tool.MDIR.find().orElseThrow();
    Command.of(absolute.getParent(), "" + mdir, "-b", "-i", image, "::/").run();
    String listing;
    try {
      listing = Command.of(absolute.getParent(), "" + mdir, "-b", "-i", image, "::/EFI/BOOT").run();
    } catch (Command.Failed noSuchFolder) {
      return List.of();
    }
    return listing
        .lines()
        .map(line -> line.substring(line.lastIndexOf('/') + 1).strip().toUpperCase(Locale.ROOT))
        .toList();
  }
}
