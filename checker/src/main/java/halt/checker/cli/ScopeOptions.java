package halt.checker.cli;

import halt.model.description.Scope;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** How large a space is to be explored? The options of every command that explores. */
final class ScopeOptions {
  /** As HALT_MAX_CPUS in kernel/include/halt/arch.h. */
  static final int MOST_CPUS = 32;

  /** As HALT_MAX_PROCESSES in kernel/include/halt. */
  static final int MOST_MACHINE_PROCESSES = 64;

  /** What the kernel takes (kernel/src/main/c/arguments/arguments.c), and refuses beyond. */
  static final int MOST_SLICE_MICROSECONDS = 1_000_000;

  /** What the kernel takes (kernel/src/main/c/arguments/arguments.c), and refuses beyond. */
  static final int MOST_MACHINE_OPERATIONS = 1_000_000;

  /** Likewise. */
  static final int MOST_ROUNDS = 1_000_000_000;

  /** As many as the explorer tries itself when it works out how many a scenario needs. */
  static final int MOST_SPACE_WORDS = 1 << 20;

  private static final int MOST_GENERATED = 10_000;

  @Option(
      names = {"-p", "--processes"},
      paramLabel = "N",
      defaultValue = "2",
      converter = Processes.class,
      description =
          "Processes, one per CPU, at most "
              + Scope.MOST_PROCESSES
              + " (default ${DEFAULT-VALUE}).")
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

  /** Those of these options that the command line names. */
  static List<String> given(ParseResult parsed) {
    return Stream.of("--processes", "--operations", "--collections", "--allocation-failures")
        .filter(parsed::hasMatchedOption)
        .toList();
  }

  /** As {@link #given}, but only those that say how large a scenario is. */
  static List<String> givenSizes(ParseResult parsed) {
    return Stream.of("--processes", "--operations").filter(parsed::hasMatchedOption).toList();
  }

  /** A number of processes. */
  static final class Processes implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(1, Scope.MOST_PROCESSES, text);
    }
  }

  /** A size of a semispace in the explorer. */
  static final class SpaceWords implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(1, MOST_SPACE_WORDS, text);
    }
  }

  /** CPUs of a booted machine. */
  static final class Cpus implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(1, MOST_CPUS, text);
    }
  }

  /** Processes of a booted machine. */
  static final class MachineProcesses implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(1, MOST_MACHINE_PROCESSES, text);
    }
  }

  /** How long a process of a booted machine runs before the next one of its CPU. */
  static final class SliceMicroseconds implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(0, MOST_SLICE_MICROSECONDS, text);
    }
  }

  /** Operations of each process on a booted machine. */
  static final class MachineOperations implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(1, MOST_MACHINE_OPERATIONS, text);
    }
  }

  /** Rounds on a booted machine. */
  static final class Rounds implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(1, MOST_ROUNDS, text);
    }
  }

  /** A number of scenarios made by chance: each is lifted and compiled. */
  static final class Generated implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(1, MOST_GENERATED, text);
    }
  }

  /** A number from 1. */
  static final class Positive implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(1, Integer.MAX_VALUE, text);
    }
  }

  /** A number from 0. */
  static final class NotNegative implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return between(0, Integer.MAX_VALUE, text);
    }
  }

  /** The number that a text gives, if it lies between these two. */
  static int between(int least, int most, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same message serves.
    }
    throw new TypeConversionException(
        "'" + text + "' is no whole number from " + least + " to " + most);
  }
}
