package halt.checker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How does each key reach the machine at once, Ctrl-C among them? By a terminal that neither
 * gathers lines, nor echoes, nor turns keys into signals, from when this is opened to when it is
 * closed. Java cannot do that; {@code stty} can, on the standard input that it inherits.
 */
final class RawTerminal implements AutoCloseable {
  private static final List<String> RAW =
      List.of("-icanon", "-echo", "-isig", "-iexten", "-ixon", "-icrnl", "min", "1", "time", "0");

  private final String before;

  private RawTerminal(String before) {
    this.before = before;
  }

  /** Opens it; empty if standard input is no terminal that can be had so. */
  static Optional<RawTerminal> open() throws InterruptedException {
    Optional<String> before = stty(List.of("-g"));
    if (before.isEmpty() || stty(RAW).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RawTerminal(before.get().strip()));
  }

  /** As it was. An interrupt does not keep it from that. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      stty(List.of(before));
    } catch (InterruptedException once) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it said; empty if it is not there or failed. */
  private static Optional<String> stty(List<String> arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException notInstalled) {
      return Optional.empty();
    }
  }
}
