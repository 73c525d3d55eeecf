package halt.checker.cli;

import java.nio.file.Path;

/**
 * What did the user give us that we cannot use? The message says what was found, what was expected
 * and how to mend it; the command ends with {@link halt.checker.verdict.ExitCode#BAD_INPUT}.
 */
final class BadInput extends Exception {
  private static final long serialVersionUID = 1;

  BadInput(String message) {
    super(message);
  }

  /**
   * A fault in a file.
   *
   * @param line from 1
   * @param found what is there
   * @param expected what should be there, or how to mend it
   */
  static BadInput inFile(Path file, long line, String found, String expected) {
    return new BadInput(file + ":" + line + ": " + found + "\n  expected: " + expected);
  }

  /**
   * A name that nothing has.
   *
   * @param kind what it should name, such as {@code scenario}
   */
  static BadInput unknown(String kind, String name, Iterable<String> known) {
    return new BadInput("there is no " + kind + " '" + name + "'" + Suggest.sentence(name, known));
  }
}
