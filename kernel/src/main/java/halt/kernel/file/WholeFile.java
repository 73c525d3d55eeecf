package halt.kernel.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How is a file written so that whoever finds it finds all of it? Under another name, and renamed
 * when it is complete: who is interrupted, or has no more room, leaves what was there before. A
 * link of that name is replaced and not followed, so that in a folder which others may write to
 * nobody chooses where our bytes go.
 *
 * <p>Whatever fails, the exception names the file, and the reason in words.
 */
public final class WholeFile {
  /** A copy leaves out such blocks where they are all zero: a disk is mostly empty. */
  private static final int BLOCK = 1 << 16;

  /** Where this JVM has looked for what others left. */
  private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

  private WholeFile() {}

  /** What a file holds; may be long, and is never held in memory as a whole. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** What is done with the path of a file that does not exist yet. */
  @FunctionalInterface
  private interface Making {
    void make(Path part) throws IOException;
  }

  /**
   * Writes a file; one that is there is replaced.
   *
   * @throws FileSystemException if it cannot be written
   */
  public static void write(Path file, Content content) throws FileSystemException {
    make(
        file,
        part -> {
          // Not a channel: an interrupt, of which the thread may still bear the mark, closes those.
          try (OutputStream out =
              new BufferedOutputStream(new FileOutputStream(part.toFile()), BLOCK)) {
            content.writeTo(out);
          }
        });
  }

  /**
   * Writes a text as UTF-8; as above.
   *
   * @throws FileSystemException if it cannot be written
   */
  public static void write(Path file, String text) throws FileSystemException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Copies a file to where it is to be found; one that is there is replaced.
   *
   * @throws FileSystemException if it cannot be written
   */
  public static void copy(Path from, Path to) throws FileSystemException {
    make(
        to,
        part -> {
          try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r");
              RandomAccessFile out = new RandomAccessFile(part.toFile(), "rw")) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read > 0; read = in.read(block)) {
              if (isZero(block, read)) {
                out.seek(out.getFilePointer() + read);
              } else {
                out.write(block, 0, read);
              }
            }
            out.setLength(in.length());
          }
        });
  }

  private static boolean isZero(byte[] block, int length) {
    for (int i = 0; i < length; i++) {
      if (block[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A file that is read while it grows, such as a log: a new one in the place of what is there.
   *
   * @throws FileSystemException if it cannot be written
   */
  public static OutputStream grow(Path file) throws FileSystemException {
    OutputStream[] opened = new OutputStream[1];
    make(file, part -> opened[0] = new FileOutputStream(part.toFile()));
    return opened[0];
  }

  private static void make(Path file, Making making) throws FileSystemException {
    Path folder = TemporaryFolder.folderOf(file);
    if (folder != null && SWEPT.add(folder)) {
      TemporaryFolder.removeAbandoned(folder);
    }
    if (folder == null || Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    try (TemporaryFolder beside = TemporaryFolder.createBeside(file, "part")) {
      Path part = beside.path().resolve(file.getFileName());
      making.make(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (UncheckedIOException failure) {
      throw named(file, failure.getCause());
    } catch (IOException failure) {
      throw named(file, failure);
    }
  }

  private static FileSystemException named(Path file, IOException failure) {
    FileSystemException named =
        new FileSystemException(
            file.toString(), null, "cannot be written: " + reason(file, failure));
    named.initCause(failure);
    return named;
  }

  private static String reason(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no folder " + TemporaryFolder.folderOf(file);
    }
    if (failure instanceof AccessDeniedException) {
      return "no right to write to " + TemporaryFolder.folderOf(file);
    }
    return failure instanceof FileSystemException known && known.getReason() != null
        ? known.getReason()
        : String.valueOf(failure.getMessage());
  }
}
