package halt.checker.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;

/**
 * Where does what we say go? Results to standard output, so that they can be piped; everything else
 * (progress, notes, errors) to standard error. Safe to use from several threads: a line is never
 * broken by another, and a progress line is taken away before anything else is written.
 */
final class Console {
  /** Carriage return, erase to the end of the line. */
  private static final String ERASE = "\r\033[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private boolean progressShown;
  private OptionalInt width = OptionalInt.empty();

  /**
   * @param terminal whether standard error is a terminal, on which a line can be drawn again
   */
  Console(PrintWriter out, PrintWriter err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** From now on lines for people are broken at this width, if there is one. */
  synchronized void breakAt(OptionalInt newWidth) {
    width = newWidth;
  }

  /** How wide lines for people may be. */
  synchronized OptionalInt width() {
    return width;
  }

  /** A line of the result, or several. */
  synchronized void print(String line) {
    eraseProgress();
    println(out, line);
  }

  /** Lines of the result that are as they are: for machines, to be copied, or in columns. */
  synchronized void verbatim(String lines) {
    eraseProgress();
    out.println(lines);
  }

  private void println(PrintWriter writer, String line) {
    if (width.isPresent()) {
      LineBreaks.broken(line, width.getAsInt()).forEach(writer::println);
    } else {
      writer.println(line);
    }
  }

  /** Characters of the result, seen at once; they may be a part of a line. */
  synchronized void show(String text) {
    eraseProgress();
    out.print(text);
    out.flush();
  }

  /** A note to the person, which is no part of the result. */
  synchronized void note(String line) {
    eraseProgress();
    println(err, "haltkit: " + line);
  }

  /** How far a long command is; replaced by the next such line where that is possible. */
  synchronized void progress(String line) {
    if (terminal) {
      err.print(ERASE + line);
      err.flush();
      progressShown = true;
    } else {
      err.println(line);
    }
  }

  synchronized void eraseProgress() {
    if (progressShown) {
      err.print(ERASE);
      err.flush();
      progressShown = false;
    }
  }

  synchronized void flush() {
    eraseProgress();
    out.flush();
    err.flush();
  }

  boolean terminal() {
    return terminal;
  }

  /** For picocli, which prints help and versions itself. */
  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }
}
