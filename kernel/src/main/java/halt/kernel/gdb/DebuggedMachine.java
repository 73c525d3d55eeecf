package halt.kernel.gdb;

import halt.kernel.boot.Boot;
import halt.kernel.boot.EmulatorProcess;
import halt.kernel.boot.Target;
import halt.kernel.file.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * How does an image come under a debugger's hand? An emulator that has not executed its first
 * instruction, a connection to its debugger interface, and what its serial port says. Closing it
 * kills the emulator and removes the socket.
 */
public final class DebuggedMachine implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  /** Its path has to be short: 107 bytes, unix(7). */
  private static final String SOCKET = "gdb";

  private final TemporaryFolder folder;
  private final Path socket;
  private final EmulatorProcess emulator;
  private final List<String> serial = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private final Thread complaintsReader;
  private GdbClient client;

  private DebuggedMachine(TemporaryFolder folder, EmulatorProcess emulator) {
    this.folder = folder;
    this.socket = folder.path().resolve(SOCKET);
    this.emulator = emulator;
    this.reader = emulator.readOutput(serial::add);
    this.complaintsReader = emulator.readErrors(complaints::add);
  }

  /**
   * Starts the target's emulator with an image.
   *
   * @param emulator the program, found by {@link Target#emulator}
   * @throws GdbException if it does not start, or does not speak with a debugger
   */
  public static DebuggedMachine start(Target target, Path emulator, Path image, Boot boot)
      throws IOException, InterruptedException {
    TemporaryFolder folder = TemporaryFolder.create("gdb");
    List<String> command = new ArrayList<>(target.command(emulator, image, boot));
    command.add("-S");
    command.add("-gdb");
    command.add("unix:" + folder.path().resolve(SOCKET) + ",server=on,wait=off");
    DebuggedMachine machine;
    try {
      machine = new DebuggedMachine(folder, EmulatorProcess.start(command));
    } catch (IOException failure) {
      folder.close();
      throw new GdbException("the emulator cannot be started: " + failure.getMessage());
    }
    try {
      machine.connect();
      return machine;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      machine.close();
      throw failure;
    }
  }

  private void connect() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        client = GdbClient.connect(socket);
        return;
      } catch (GdbException notUnderstood) {
        throw notUnderstood;
      } catch (IOException notYet) {
        if (!emulator.process().isAlive()) {
          throw new GdbException("the emulator ended at its start" + ending());
        }
        if (System.nanoTime() > deadline) {
          throw new GdbException("the emulator opens no connection for a debugger");
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  /** Its debugger interface. */
  public GdbClient gdb() {
    return client;
  }

  /** What it has printed so far. */
  public List<String> serial() {
    return List.copyOf(serial);
  }

  /** The emulator's process id. */
  public long pid() {
    return emulator.process().pid();
  }

  /** Where the socket is; for who wants to see that it goes. */
  Path socket() {
    return socket;
  }

  /**
   * Waits for the end of the emulator and of what it prints.
   *
   * @return whether it has ended within the limit
   */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    boolean ended = emulator.process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) {
      reader.join(limit.toMillis());
    }
    return ended;
  }

  /**
   * How an emulator ended that should not have: its exit code and what it complained of, to stand
   * behind a sentence; empty if it is alive.
   */
  public String ending() throws InterruptedException {
    // The connection closes before the process is gone.
    if (!emulator.process().waitFor(1, TimeUnit.SECONDS)) {
      return "";
    }
    complaintsReader.join(TimeUnit.SECONDS.toMillis(1)); // it may not have read all of them yet
    String said = complaints.isEmpty() ? "" : ": " + String.join("; ", complaints);
    return " (it exited with " + emulator.process().exitValue() + said + ")";
  }

  @Override
  public void close() throws IOException {
    try {
      if (client != null) {
        client.close();
      }
    } finally {
      emulator.close();
      folder.close();
    }
  }
}
