package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where does the process begin and end? Here only: everything else returns its exit code to this
 * class.
 */
public final class Main {
  /** 128 + SIGINT, as a shell expects of a process that was told to die at once. */
  private static final int KILLED = 130;

  private Main() {}

  public static void main(String[] arguments) {
    Console console =
        new Console(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("halt.terminal.err"));
    Interrupts interrupts = Interrupts.install(console, () -> Runtime.getRuntime().halt(KILLED));
    HaltKit haltkit =
        new HaltKit(
            home(),
            Path.of(""),
            console,
            interrupts,
            System.getenv(),
            System.in,
            Boolean.getBoolean("halt.terminal.in"));
    ExitCode code = Runner.run(haltkit, arguments);
    console.flush();
    System.exit(code.code());
  }

  /** The repository's root; the launcher says where it is. */
  private static Path home() {
    return Path.of(System.getProperty("halt.home", "")).toAbsolutePath().normalize();
  }
}
