package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;

/** What is a command? Something that runs in given surroundings and ends with an exit code. */
abstract class HaltCommand implements Callable<ExitCode> {
  private final HaltKit haltkit;

  HaltCommand(HaltKit haltkit) {
    this.haltkit = haltkit;
  }

  final HaltKit haltkit() {
    return haltkit;
  }

  final Console console() {
    return haltkit.console();
  }

  /**
   * Does what was asked.
   *
   * @throws BadInput if the user can mend it
   * @throws NotInstalled if a tool is missing
   * @throws IOException if a file cannot be read or written
   * @throws InterruptedException if the user asked to stop and there is nothing to say yet
   */
  @Override
  public abstract ExitCode call() throws BadInput, NotInstalled, IOException, InterruptedException;
}
