package halt.checker.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Does a person want to talk with the machine? The options of a boot that answers commands. */
final class InteractiveOptions {
  @Option(
      names = "--interactive",
      description =
          "Talk with the kernel's monitor, on this terminal or by a script on standard input:"
              + " start a scenario, step its processes, look at them (docs/monitor.md).")
  private boolean interactive;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "With --interactive: write all that is said to FILE, too.")
  private Optional<Path> log = Optional.empty();

  @Option(
      names = "--dump-to",
      paramLabel = "FILE",
      description =
          "With --interactive: where the monitor's `dump` writes the arena (the second one to"
              + " FILE.2, and so on).")
  private Optional<Path> dumpTo = Optional.empty();

  /**
   * Whether the options ask for it.
   *
   * @throws BadInput if they do not fit each other
   */
  boolean wanted(ParseResult parsed, boolean json) throws BadInput {
    if (!interactive) {
      List<String> lonely = given(parsed, "--log", "--dump-to");
      if (!lonely.isEmpty()) {
        throw new BadInput(lonely.get(0) + " is for --interactive, which was not given");
      }
      return false;
    }
    if (json) {
      throw new BadInput("--json does not fit --interactive: a conversation is no result");
    }
    List<String> unfit = given(parsed, "--rounds");
    if (!unfit.isEmpty()) {
      throw new BadInput(
          unfit.get(0) + " does not fit --interactive: the monitor has `run ROUNDS` for it");
    }
    return true;
  }

  private static List<String> given(ParseResult parsed, String... options) {
    return Stream.of(options).filter(parsed::hasMatchedOption).toList();
  }

  /**
   * Refuses files that could not be written at the end of a conversation.
   *
   * @throws BadInput if there is such a one
   */
  void checkFiles(HaltKit haltkit) throws BadInput {
    if (log.isPresent()) {
      haltkit.writableFile("--log", log.get());
    }
    if (dumpTo.isPresent()) {
      haltkit.writableFile("--dump-to", dumpTo.get());
    }
  }

  Optional<Path> log() {
    return log;
  }

  Optional<Path> dumpTo() {
    return dumpTo;
  }
}
