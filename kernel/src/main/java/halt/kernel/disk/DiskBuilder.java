package halt.kernel.disk;

import halt.kernel.boot.Elf;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.file.HostTrouble;
import halt.kernel.file.WholeFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How does a kernel become a disk? A partition table (GPT) with one partition, the EFI system
 * partition; in it a FAT32 file system; in that the boot loader, which holds the kernel, where
 * firmware looks for it, and {@code \halt\arguments}, a text that may be edited.
 *
 * <p>The same kernel and arguments give the same bytes. The file appears as a whole or not at all:
 * it is built among what is kept on the way, and copied.
 */
public final class DiskBuilder {
  /** FAT32 wants at least 65,525 clusters, and a cluster is a sector here. */
  static final long DISK_BYTES = 40L << 20;

  /** The disk among what is kept, without anything that mtools might read in a name. */
  private static final String DISK = "disk.img";

  private static final int SECTOR_BYTES = 512;
  private static final long PARTITION_START = 2048;
  private static final long PARTITION_SECTORS = (38L << 20) / SECTOR_BYTES;

  /** UEFI Specification 2.10, 5.3.3. */
  static final String EFI_SYSTEM_PARTITION = "C12A7328-F81F-11D2-BA4B-00A0C93EC93B";

  /** kernel/include/halt/handover.h, without the zero byte. */
  public static final int MOST_ARGUMENT_BYTES = 1023;

  private final Path home;
  private final Target target;

  /**
   * A builder for one target.
   *
   * @param home the root of the source tree
   */
  public DiskBuilder(Path home, Target target) {
    this.home = home;
    this.target = target;
  }

  /** What a build gave. */
  public sealed interface Result permits Built, Failed, NotInstalled {}

  /** A disk that can be booted. */
  public record Built(Path disk) implements Result {}

  /** No disk; why not, in words. */
  public record Failed(String problem) implements Result {}

  /** These programs are needed and not there. */
  public record NotInstalled(List<Tool> tools) implements Result {
    public NotInstalled {
      tools = List.copyOf(tools);
    }
  }

  /**
   * Builds a disk.
   *
   * @param kernel an ELF file for this target
   * @param arguments what the kernel does if no host tells it, each {@code key=value}
   * @param work where what is built on the way is kept; made if it does not exist. Builds with the
   *     same one wait for each other
   * @param disk the file to write, in a folder that exists; one that is there is replaced
   */
  public Result build(Path kernel, List<String> arguments, Path work, Path disk)
      throws InterruptedException {
    if (target.uefi().isEmpty()) {
      return new Failed(
          target.name() + " does not start by UEFI: its target file has no uefi-qemu");
    }
    List<Tool> missing = DiskTools.missing();
    if (!missing.isEmpty()) {
      return new NotInstalled(missing);
    }
    try {
      if (!(Elf.read(kernel) instanceof Elf.Read read)) {
        return new Failed(kernel + " " + ((Elf.Unfit) Elf.read(kernel)).problem());
      }
      Path folder = Files.createDirectories(work.toAbsolutePath().normalize());
      synchronized (DiskBuilder.class) { // a file lock belongs to the JVM, not to the thread
        try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          channel.lock(); // until the channel is closed: nobody else's arguments get on our disk
          build(read.elf(), arguments, folder, disk.toAbsolutePath().normalize());
        }
      }
      return new Built(disk);
    } catch (IOException failure) {
      return new Failed(HostTrouble.words(failure));
    } catch (Command.Failed failure) {
      return new Failed(failure.getMessage());
    }
  }

  private void build(Elf kernel, List<String> arguments, Path folder, Path disk)
      throws IOException, Command.Failed, InterruptedException {
    DiskTools tools = DiskTools.find();
    Path loader = new Loader(home, target, target.uefi().get(), tools).build(kernel, folder);
    Path text = folder.resolve("arguments");
    Files.writeString(text, String.join(" ", arguments) + "\n");
    write(tools, folder, loader, text);
    WholeFile.copy(folder.resolve(DISK), disk);
  }

  private void write(DiskTools tools, Path folder, Path loader, Path arguments)
      throws IOException, Command.Failed, InterruptedException {
    try (RandomAccessFile empty = new RandomAccessFile(folder.resolve(DISK).toFile(), "rw")) {
      empty.setLength(0);
      empty.setLength(DISK_BYTES);
    }
    partition(tools, folder, DISK);
    fill(tools, folder, DISK, loader, arguments);
  }

  private static void partition(DiskTools tools, Path folder, String name)
      throws IOException, Command.Failed, InterruptedException {
    String script =
        """
        label: gpt
        label-id: 48414C54-0000-4000-8000-000000000001
        start=%d, size=%d, type=%s, uuid=48414C54-0000-4000-8000-000000000002, name=HALT
        """
            .formatted(PARTITION_START, PARTITION_SECTORS, EFI_SYSTEM_PARTITION);
    new Command(folder, List.of("" + tools.sfdisk(), "--quiet", name), script).run();
    Command.of(
            folder,
            "" + tools.mkfs(),
            "--invariant",
            "-F",
            "32",
            "-s",
            "1",
            "-n",
            "HALT",
            "-h",
            "" + PARTITION_START,
            "--offset=" + PARTITION_START,
            name,
            "" + PARTITION_SECTORS * SECTOR_BYTES / 1024)
        .run();
  }

  private void fill(DiskTools tools, Path folder, String name, Path loader, Path arguments)
      throws IOException, Command.Failed, InterruptedException {
    String image = name + "@@" + PARTITION_START * SECTOR_BYTES;
    Command.of(folder, "" + tools.mmd(), "-i", image, "::/EFI", "::/EFI/BOOT", "::/halt").run();
    copy(tools, folder, image, loader, "::/EFI/BOOT/" + loader.getFileName());
    copy(tools, folder, image, arguments, "::/halt/arguments");
  }

  /** A file's time goes with it. */
  private static void copy(DiskTools tools, Path folder, String image, Path file, String to)
      throws IOException, Command.Failed, InterruptedException {
    Files.setLastModifiedTime(file, FileTime.from(Command.EPOCH_SECONDS, TimeUnit.SECONDS));
    Command.of(folder, "" + tools.mcopy(), "-m", "-i", image, file.toString(), to).run();
  }

  /** Whether the text fits where the loader reads it. */
  public static boolean fits(List<String> arguments) {
    byte[] text = String.join(" ", arguments).getBytes(StandardCharsets.UTF_8);
    return text.length < MOST_ARGUMENT_BYTES; // and the end of the line
  }
}
