package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What if haltkit itself breaks? Whatever was thrown, and in whichever thread, is told in one note,
 * its stack trace goes to a file, and the command ends with {@link ExitCode#OWN_FAULT}: never with
 * a code that says something of what was checked.
 */
final class OwnFault implements Thread.UncaughtExceptionHandler {
  private final Console console;
  private final Interrupts interrupts;
  private volatile boolean happened;

  OwnFault(Console console, Interrupts interrupts) {
    this.console = console;
    this.interrupts = interrupts;
  }

  /** Tells of it. */
  static ExitCode tell(Console console, Throwable fault) {
    console.note("a fault of haltkit itself: " + fault);
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    try {
      // Of a name that nobody can foretell, for its owner alone.
      Path file = Files.createTempFile("haltkit-fault-", ".txt");
      Files.writeString(file, trace.toString());
      console.note("its stack trace is in " + file + "; please report it");
    } catch (IOException e) {
      console.note(trace.toString());
    }
    return ExitCode.OWN_FAULT;
  }

  /** A thread has ended on which somebody may wait: the command is to end soon, too. */
  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    happened = true;
    tell(console, fault);
    if (!interrupts.requested()) {
      interrupts.request();
    }
  }

  /** How a command ends that would end with this code. */
  ExitCode ending(ExitCode code) {
    return happened ? ExitCode.OWN_FAULT : code;
  }
}
