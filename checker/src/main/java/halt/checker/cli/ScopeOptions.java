package halt.checker.cli;

import halt.checker.verdict.Scope;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How large a space is to be explored? The options of every command that explores. */
final class ScopeOptions {
  @Option(
      names = {"-p", "--processes"},
      paramLabel = "N",
      defaultValue = "2",
      converter = Positive.class,
      description = "Processes, one per CPU (default ${DEFAULT-VALUE}).")
  private int processes;

  @Option(
      names = {"-o", "--operations"},
      paramLabel = "N",
      defaultValue = "2",
      converter = Positive.class,
      description = "Operations of each process (default ${DEFAULT-VALUE}).")
  private int operations;

  @Option(
      names = {"-c", "--collections"},
      paramLabel = "N",
      defaultValue = "1",
      converter = NotNegative.class,
      description = "Collections that the system may request, in all (default ${DEFAULT-VALUE}).")
  private int collections;

  @Option(
      names = "--allocation-failures",
      paramLabel = "N",
      defaultValue = "1",
      converter = NotNegative.class,
      description = "Allocations that the system may refuse, in all (default ${DEFAULT-VALUE}).")
  private int allocationFailures;

  Scope scope() {
    return new Scope(processes, operations, collections, allocationFailures);
  }

  /** A number from 1. */
  static final class Positive implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return atLeast(1, text);
    }
  }

  /** A number from 0. */
  static final class NotNegative implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return atLeast(0, text);
    }
  }

  private static int atLeast(int least, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same message serves.
    }
    throw new TypeConversionException("'" + text + "' is no whole number from " + least);
  }
}
