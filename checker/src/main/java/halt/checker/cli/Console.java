package halt.checker.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where does what we say go? Results to standard output, so that they can be piped; everything else
 * (progress, notes, errors) to standard error. Safe to use from several threads: a line is never
 * broken by another, and a progress line is taken away before anything else is written.
 */
final class Console {
  /** Carriage return, erase to the end of the line. */
  private static final String ERASE = "\r\033[K";

  /** What would speak to a terminal: it may come from a file of the user's, or from its name. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\u0080-\u009f&&[^\n\t]]");

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

  /** A text with its control characters written as Java writes them, but line feeds and tabs. */
  private static String printable(String text) {
    return CONTROLS
        .matcher(text)
        .replaceAll(found -> String.format("\\\\u%04x", found.group().codePointAt(0)));
  }

  /** A line of the result, or several. */
  synchronized void print(String line) {
    eraseProgress();
    println(out, printable(line));
  }

  /** Lines of the result that are as they are: for machines, to be copied, or in columns. */
  synchronized void verbatim(String lines) {
    eraseProgress();
    out.println(printable(lines));
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
    println(err, "haltkit: " + printable(line));
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
