package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
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
    // Not System.out, which swallows that it cannot be written.
    StandardOutput output =
        new StandardOutput(new FileOutputStream(FileDescriptor.out), StandardOutput.isRead());
    Console console =
        new Console(
            new PrintWriter(output, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("halt.terminal.err"));
    ExitCode code = ExitCode.OWN_FAULT;
    try {
      code = run(console, output, arguments);
    } catch (RuntimeException | Error fault) { // the JVM would end with 1: a property failed
      OwnFault.tell(console, fault);
    } finally {
      System.exit(code.code());
    }
  }

  private static ExitCode run(Console console, StandardOutput output, String... arguments) {
    Interrupts interrupts = Interrupts.install(console, () -> Runtime.getRuntime().halt(KILLED));
    OwnFault faults = new OwnFault(console, interrupts);
    Thread.setDefaultUncaughtExceptionHandler(faults);
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
    return faults.ending(output.ending(code, console));
  }

  /** The repository's root; the launcher says where it is. */
  private static Path home() {
    return Path.of(System.getProperty("halt.home", "")).toAbsolutePath().normalize();
  }
}
