package halt.kernel.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Did a program fail because of what it was given, or because of the machine that it ran on? A
 * compiler that cannot write its output says so in the words of strerror(3), which are English: no
 * program that we call asks for another locale's.
 */
public final class HostTrouble {
  private static final List<String> WORDS =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "Read-only file system",
          "Permission denied",
          "Input/output error",
          "File too large",
          "Too many open files",
          "Cannot allocate memory");

  /** A shell's number for a program that was killed by a signal, without the signal's number. */
  private static final int KILLED = 128;

  private HostTrouble() {}

  /** What is wrong with which file, without the name of a class of Java's where there are words. */
  public static String words(IOException failure) {
    if (failure instanceof NoSuchFileException absent) {
      return "there is no file " + absent.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "no right to use " + denied.getFile();
    }
    if (failure instanceof FileSystemException known) {
      return known.getReason() != null ? failure.getMessage() : failure.toString();
    }
    // Others' own names say what their messages leave out.
    boolean said = failure.getClass() == IOException.class && failure.getMessage() != null;
    return said ? failure.getMessage() : failure.toString();
  }

  /**
   * Whether it was the machine.
   *
   * @param status with which it ended, not 0
   * @param said what it printed
   */
  public static boolean is(int status, String said) {
    return status > KILLED || WORDS.stream().anyMatch(said::contains);
  }
}
