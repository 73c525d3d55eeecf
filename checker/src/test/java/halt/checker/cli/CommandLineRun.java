package halt.checker.cli;

import halt.checker.Programs;
import halt.checker.verdict.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A command line run in this JVM on the repository's own sources, and what it printed. */
final class CommandLineRun {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
  private final Interrupts interrupts = new Interrupts(console, () -> {});
  private final Path directory;
  private final Map<String, String> environment = new HashMap<>(System.getenv());

  /**
   * @param directory what relative names are relative to
   */
  CommandLineRun(Path directory) {
    this.directory = directory;
    environment.remove("COLUMNS"); // of whoever runs the tests
  }

  ExitCode run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Runner.run(
        new HaltKit(Programs.HOME, directory, console, interrupts, environment), arguments);
  }

  /** What the commands find in the environment from now on; null takes a variable away. */
  void environment(String variable, String value) {
    environment.remove(variable);
    if (value != null) {
      environment.put(variable, value);
    }
  }

  /** As if the user had pressed Ctrl-C. */
  void interrupt() {
    interrupts.request();
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
