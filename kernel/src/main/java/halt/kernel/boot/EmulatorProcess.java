package halt.kernel.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How is an emulator never left behind? Its process is killed when this is closed, and when the JVM
 * ends before; where there is {@code setpriv} (util-linux), also when the JVM is killed. Keys on
 * the terminal of the JVM are for the JVM alone.
 */
public final class EmulatorProcess implements AutoCloseable {
  /** Has the system kill the program that it becomes when the thread that started it has gone. */
  private static final Tool SETPRIV = new Tool(List.of("setpriv"), "util-linux");

  /**
   * Has the terminal's Ctrl-C not reach the emulator. It would end at once; where this process does
   * not hear it (in the background of a script), or hears it later, that would look like a crash.
   */
  private static final Tool SETSID = new Tool(List.of("setsid"), "util-linux");

  private final Process process;
  private final Thread killer;

  private EmulatorProcess(Process process) {
    this.process = process;
    this.killer = new Thread(() -> kill(process), "kill-emulator");
  }

  /**
   * Starts it, with nothing to read.
   *
   * @throws IOException if it cannot be started
   */
  public static EmulatorProcess start(List<String> command) throws IOException {
    EmulatorProcess started = startWithKeyboard(command);
    started.closeKeyboard();
    return started;
  }

  /**
   * Starts it; what is written to the process's standard input, it reads. The calling thread must
   * stay until the emulator has ended.
   *
   * @param command the program by its path, and its arguments
   * @throws IOException if it cannot be started
   */
  public static EmulatorProcess startWithKeyboard(List<String> command) throws IOException {
    if (!Files.isExecutable(Path.of(command.get(0)))) { // or the one that starts it would complain
      throw new IOException(command.get(0) + " is no program that can be run");
    }
    List<String> mortal = new ArrayList<>();
    SETSID.find().ifPresent(program -> mortal.add(program.toString()));
    SETPRIV
        .find()
        .ifPresent(program -> mortal.addAll(List.of(program.toString(), "--pdeathsig", "KILL")));
    mortal.addAll(command);
    EmulatorProcess started = new EmulatorProcess(new ProcessBuilder(mortal).start());
    try {
      Runtime.getRuntime().addShutdownHook(started.killer);
    } catch (IllegalStateException ending) {
      started.close(); // the JVM is ending already, and takes no hook
      throw new IOException("the JVM is ending", ending);
    }
    return started;
  }

  private void closeKeyboard() {
    try {
      process.getOutputStream().close();
    } catch (IOException broken) {
      // An emulator that has gone already; its exit code will tell.
    }
  }

  /** The process itself. */
  public Process process() {
    return process;
  }

  /** Reads what it prints, line by line, on a thread that ends when the emulator does. */
  public Thread readOutput(Consumer<String> lines) {
    return reader(process.getInputStream(), lines);
  }

  /** The same of what it complains about. */
  public Thread readErrors(Consumer<String> lines) {
    return reader(process.getErrorStream(), lines);
  }

  private static Thread reader(InputStream stream, Consumer<String> lines) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines);
              } catch (IOException | UncheckedIOException killed) {
                // The stream of a killed process may break instead of ending: the end all the same.
              }
            },
            "emulator-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Ends it at once, if it has not ended. */
  public void kill() {
    kill(process);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    // It is dead at once, but gone only when its parent, this JVM, has taken note.
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException endingAnyway) {
      // The JVM is ending; the hook has run or is about to, on a process that is gone.
    }
  }
}
