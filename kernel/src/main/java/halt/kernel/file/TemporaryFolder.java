package halt.kernel.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where do files go that nobody needs afterwards, and who takes them away if we are killed? Into a
 * folder that is deleted when it is closed, or else by a later process: as long as its owner lives,
 * that holds a lock on a file in it, which the system gives up with the owner, however that ends.
 *
 * <pre>
 *   haltkit-4711/        of chance, for its owner alone, so that nobody has put a link in its place
 *     lock               held by the owner
 *     child/             what {@link #path} gives
 * </pre>
 */
public final class TemporaryFolder implements AutoCloseable {
  private static final String PREFIX = "haltkit-";
  private static final String LOCK = "lock";

  /**
   * A sweeper that comes between making and locking takes a folder away; it does not come often.
   */
  private static final int TRIES = 100;

  /**
   * The folders of this JVM. To try their locks would lose them: of a file that it has open twice,
   * a process loses all locks when it closes one.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path outer;
  private final Path path;
  private final RandomAccessFile lock;

  private TemporaryFolder(Path outer, Path path, RandomAccessFile lock) {
    this.outer = outer;
    this.path = path;
    this.lock = lock;
  }

  /**
   * A new folder where the system keeps what is temporary.
   *
   * @param name what it is called within the one that is locked: says what it is for
   * @throws IOException if there is no room for it, or no right to it
   */
  public static TemporaryFolder create(String name) throws IOException {
    return create(systemFolder(), "", name);
  }

  /**
   * A new folder beside files that are to be replaced, so that they can be by a rename. {@code ls}
   * does not show it.
   *
   * @throws IOException if there is no room for it, or no right to it
   */
  static TemporaryFolder createBeside(Path file, String name) throws IOException {
    return create(folderOf(file), ".", name);
  }

  /**
   * A new folder in another one, hidden, for what will be renamed into that.
   *
   * @throws IOException if there is no room for it, or no right to it
   */
  public static TemporaryFolder createIn(Path folder, String name) throws IOException {
    return create(folder, ".", name);
  }

  private static TemporaryFolder create(Path parent, String hidden, String name)
      throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Path outer = Files.createTempDirectory(parent, hidden + PREFIX).toAbsolutePath();
      OWN.add(outer);
      Optional<RandomAccessFile> lock = lock(outer);
      if (lock.isPresent()) {
        try {
          return new TemporaryFolder(outer, Files.createDirectory(outer.resolve(name)), lock.get());
        } catch (IOException noRoom) {
          lock.get().close();
          delete(outer);
          throw noRoom;
        }
      }
      OWN.remove(outer);
    }
    throw new IOException("temporary folders in " + parent + " go as soon as they are made");
  }

  /** Takes the lock of a folder of our own; empty if somebody has taken the folder away. */
  private static Optional<RandomAccessFile> lock(Path outer) throws IOException {
    RandomAccessFile file;
    try {
      file = new RandomAccessFile(outer.resolve(LOCK).toFile(), "rw");
    } catch (IOException failure) {
      if (!Files.exists(outer)) {
        return Optional.empty();
      }
      delete(outer);
      throw failure;
    }
    try {
      FileLock held = file.getChannel().tryLock();
      // Whoever else had it has deleted the folder.
      if (held != null && Files.exists(outer.resolve(LOCK))) {
        return Optional.of(file);
      }
      file.close();
      return Optional.empty();
    } catch (IOException withoutLocks) {
      // A file system that has none: nobody can take this folder for abandoned, either.
      return Optional.of(file);
    }
  }

  /** The folder; empty at first. */
  public Path path() {
    return path;
  }

  /** Deletes what can be deleted; the rest a later process takes away. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException closedAnyway) {
      // Nothing was written to it.
    }
    delete(outer);
    OWN.remove(outer);
  }

  /** Takes away what processes have left that were killed, where the system keeps such folders. */
  public static void removeAbandoned() {
    removeAbandoned(systemFolder());
  }

  /** The same of what they have left in a folder into which files are written. */
  public static void removeAbandoned(Path parent) {
    Optional<String> user = ProcessHandle.current().info().user();
    if (user.isEmpty()) {
      return;
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(parent, "{,.}" + PREFIX + "[0-9]*")) {
      for (Path each : found) {
        Path folder = each.toAbsolutePath();
        if (!OWN.contains(folder) && isOf(user.get(), folder)) {
          removeIfAbandoned(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // Whoever may not look there has nothing there.
    }
  }

  /** Another user's folder is theirs, and what its lock links to might be anything. */
  private static boolean isOf(String user, Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(user);
  }

  private static void removeIfAbandoned(Path folder) {
    try (RandomAccessFile lock = new RandomAccessFile(folder.resolve(LOCK).toFile(), "rw");
        FileLock held = lock.getChannel().tryLock()) {
      if (held != null) {
        delete(folder);
      }
    } catch (IOException goneOrNotLockable) {
      // Another sweeper was faster, or nobody can tell whether it is abandoned.
    }
  }

  private static void delete(Path folder) {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException gone) {
      return;
    }
    for (Path file : deepestFirst) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        // The next process tries again.
      }
    }
  }

  private static Path systemFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  static Path folderOf(Path file) {
    return file.toAbsolutePath().getParent();
  }
}
