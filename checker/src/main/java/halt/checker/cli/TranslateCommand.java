package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haltkit translate}: what is the core in C? */
@Command(
    name = "translate",
    header = "Turn the core and the scenarios into C11.",
    description = {
      "Writes one .c and one .h file per Java class. The same sources give the same bytes. What is"
          + " checked in under kernel/emitted/ is written by this command.",
      ""
    },
    footer = {
      "  haltkit translate --out kernel/emitted  after a change to the core",
      "  haltkit translate --check               is kernel/emitted up to date?",
      "  haltkit translate --out c --line-directives",
      "                                          a debugger steps through the Java"
    })
final class TranslateCommand extends HaltCommand {
  /** Either writes, or compares. */
  static final class Target {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        required = true,
        description = "Write the files into this folder; stale files in it are removed.")
    private Path out;

    @Option(
        names = "--check",
        required = true,
        description = "Write nothing; end with 1 if kernel/emitted/ is not what would be written.")
    private boolean check;
  }

  @ArgGroup(multiplicity = "1")
  private Target target;

  @Option(
      names = "--line-directives",
      description = "Add #line, so that a debugger shows the Java source.")
  private boolean lineDirectives;

  TranslateCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws NotInstalled {
    throw new NotInstalled("the translator");
  }
}
