package halt.kernel.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How does an image run, and how did it end? One emulator process per boot, never waited for
 * without limit, and never left behind: it is killed at a limit, when the calling thread is
 * interrupted, and when the JVM ends.
 */
public final class Qemu {
  /** The kernel's last line when it has reached its end in order. */
  private static final String DONE = "# halt done";

  /** How a line begins with which the kernel says why it stops. */
  private static final String PANIC = "# halt panic";

  /** The line after that, if the machine told the kernel more. */
  private static final String CAUSE = "# cause: ";

  /** So many lines are kept as the last ones of a machine that did not end in order. */
  private static final int LAST_LINES = 60;

  /** What an emulator exits with that does not start the machine, or who does not find it. */
  private static final Set<Integer> REFUSED = Set.of(1, 126, 127);

  /** What a process that a signal ends exits with, less the signal's number. */
  private static final int SIGNALLED = 128;

  /** HUP, INT, QUIT, KILL, TERM, XCPU: others send them. By the rest an emulator ends itself. */
  private static final Set<Integer> FROM_OUTSIDE = Set.of(1, 2, 3, 9, 15, 24);

  /** An emulator whose serial line has ended has so long to exit. */
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(10);

  private final Target target;
  private final boolean fromDisk;

  /** The emulator of a target; what it boots is a kernel. */
  public Qemu(Target target) {
    this(target, false);
  }

  private Qemu(Target target, boolean fromDisk) {
    this.target = target;
    this.fromDisk = fromDisk;
  }

  /**
   * The emulator of a target; what it boots is a disk, by the firmware. What that prints before the
   * kernel's first line belongs to no run, and is given only where the kernel did not come.
   *
   * @throws IllegalStateException if the target does not start by UEFI
   */
  public static Qemu fromDisk(Target target) {
    return new Qemu(target.fromDisk(), true);
  }

  /** How a boot ended. */
  public sealed interface Result
      permits Exited, TextLost, Hung, OutOfTime, Crashed, HostFailed, NotInstalled {}

  /**
   * The kernel reached its end, with success or with a failure that it has reported itself.
   *
   * @param success whether every test of it passed
   * @param lines all that it printed
   */
  public record Exited(boolean success, List<String> lines) implements Result {
    public Exited {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The kernel ended with success, but not all that it printed has arrived, or it is not known
   * whether all has: what it did is not known.
   *
   * @param what what is missing
   * @param lastLines the last that arrived
   */
  public record TextLost(String what, List<String> lastLines) implements Result {
    public TextLost {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * The machine was silent for too long, and was killed.
   *
   * @param limit such as "was silent for 5 s"
   * @param lastLines the last that it printed, also a line without an end
   */
  public record Hung(String limit, List<String> lastLines) implements Result {
    public Hung {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * The machine was still at work when its time was over, and was killed.
   *
   * @param limit how long it was given
   * @param lastLines the last that it printed, also a line without an end
   */
  public record OutOfTime(Duration limit, List<String> lastLines) implements Result {
    public OutOfTime {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * The machine ended before the kernel had reached its end.
   *
   * @param what the kernel's own words if it panicked, else what the emulator did
   * @param lastLines the last that it printed; of a panic, from its first line on
   */
  public record Crashed(String what, List<String> lastLines) implements Result {
    public Crashed {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * The emulator did not start, or was ended from outside: this is about the host, or about whoever
   * uses it, and says nothing of the kernel.
   *
   * @param what in words
   * @param lastLines the last that the machine printed, and what the emulator complained of
   */
  public record HostFailed(String what, List<String> lastLines) implements Result {
    public HostFailed {
      lastLines = List.copyOf(lastLines);
    }
  }

  /** There is no emulator here. */
  public record NotInstalled(Tool tool) implements Result {}

  /** A line of the serial port, or (null) its end. */
  private record Line(String text) {}

  /**
   * Boots an image and returns when it has ended, one way or the other.
   *
   * @param lines is given each line as it comes, on the calling thread
   */
  public Result run(Path image, Boot boot, Consumer<String> lines) throws InterruptedException {
    Optional<Path> emulator = target.emulator().find();
    if (emulator.isEmpty()) {
      return new NotInstalled(target.emulator());
    }
    List<String> command = new ArrayList<>(target.command(emulator.get(), image, boot));
    command.addAll(boot.emulatorOptions());
    EmulatorProcess started;
    try {
      started = EmulatorProcess.start(command);
    } catch (IOException failure) {
      return cannotStart(failure);
    }
    try (started) {
      return watch(started, boot, lines);
    }
  }

  static Result cannotStart(IOException failure) {
    return new HostFailed("the emulator cannot be started: " + failure.getMessage(), List.of());
  }

  private Result watch(EmulatorProcess emulator, Boot boot, Consumer<String> lines)
      throws InterruptedException {
    Process process = emulator.process();
    BlockingQueue<Line> queue = new LinkedBlockingQueue<>();
    List<String> complaints = new CopyOnWriteArrayList<>();
    Thread serial = emulator.readOutput(text -> queue.add(new Line(text)));
    Thread errors = emulator.readErrors(complaints::add);
    long deadline = System.nanoTime() + boot.totalLimit().toNanos();
    List<String> heard = new ArrayList<>();
    FirmwareLines firmware = new FirmwareLines();
    Thread ender = new Thread(() -> signalEnd(serial, queue), "serial-end");
    ender.setDaemon(true);
    ender.start();
    while (true) {
      long left = deadline - System.nanoTime();
      long silence = boot.silenceLimit().toNanos();
      // Of a machine that has ended the rest is read; one that never stops printing is not let be.
      long patience = process.isAlive() ? Math.min(left, silence) : silence;
      Line line = patience <= 0 ? null : queue.poll(patience, TimeUnit.NANOSECONDS);
      if (line == null) {
        emulator.kill();
        drain(serial, queue, firmware, heard, lines);
        return left <= silence
            ? new OutOfTime(boot.totalLimit(), last(heard))
            : new Hung("was silent for " + seconds(boot.silenceLimit()), last(heard));
      }
      if (line.text() == null) {
        break;
      }
      if (fromDisk && firmware.hold(line.text(), heard)) {
        Optional<String> refusal = firmware.refusal(heard);
        if (refusal.isPresent()) {
          emulator.kill();
          return new Crashed(refusal.get(), last(heard));
        }
        continue;
      }
      heard.add(line.text());
      lines.accept(line.text());
    }
    if (!process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      emulator.kill();
      return new Hung("closed its serial line and did not exit", last(heard));
    }
    errors.join(EXIT_LIMIT.toMillis());
    return judge(process.exitValue(), heard, complaints);
  }

  private static void signalEnd(Thread serial, BlockingQueue<Line> queue) {
    try {
      serial.join();
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
    queue.add(new Line(null));
  }

  /** After the machine was killed: the lines that were still under way. */
  private void drain(
      Thread serial,
      BlockingQueue<Line> queue,
      FirmwareLines firmware,
      List<String> heard,
      Consumer<String> lines)
      throws InterruptedException {
    serial.join(TimeUnit.SECONDS.toMillis(2));
    for (Line line = queue.poll(); line != null && line.text() != null; line = queue.poll()) {
      if (fromDisk && firmware.hold(line.text(), heard)) {
        continue;
      }
      heard.add(line.text());
      lines.accept(line.text());
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  /**
   * A triple fault lets the emulator exit with 0, and 1 is its own for bad options: only one of the
   * target's two codes together with the kernel's last line is an end in order. A kernel that ends
   * with success has printed that line and, before it, how much it had sent; of one that failed the
   * failure counts, whatever is missing.
   */
  Result judge(int code, List<String> heard, List<String> complaints) {
    return judge(code, heard, complaints, SentText::lost);
  }

  /** The same of a kernel at whose monitor a person was, which counts nothing. */
  Result judgeTalk(int code, List<String> heard, List<String> complaints) {
    return judge(code, heard, complaints, uncounted -> Optional.empty());
  }

  private Result judge(
      int code,
      List<String> heard,
      List<String> complaints,
      Function<List<String>, Optional<String>> lostText) {
    boolean reported = code == target.exitSuccess() || code == target.exitFailure();
    boolean done = !heard.isEmpty() && heard.get(heard.size() - 1).equals(DONE);
    if (code == target.exitSuccess()) {
      Optional<String> lost =
          done ? lostText.apply(heard) : Optional.of("its last line did not arrive");
      if (lost.isPresent()) {
        return new TextLost(lost.get(), last(heard));
      }
    }
    if (reported && done) {
      return new Exited(code == target.exitSuccess(), heard);
    }
    for (int i = 0; i < heard.size(); i++) {
      if (heard.get(i).startsWith(PANIC)) {
        return panicked(heard.subList(i, heard.size()));
      }
    }
    List<String> last = new ArrayList<>(last(heard));
    last.addAll(complaints);
    return hostsFault(code, heard, complaints)
        .<Result>map(what -> new HostFailed(what, last))
        .orElseGet(() -> endedEarly(code, last));
  }

  /**
   * What the host or its user did to the emulator, if that is why it ended. One that a signal ends
   * gives 128 and the signal's number, or, where it handles the signal, says so; one that cannot
   * have its memory, its firmware or an option exits before the machine has said anything.
   */
  private static Optional<String> hostsFault(
      int code, List<String> heard, List<String> complaints) {
    if (FROM_OUTSIDE.contains(code - SIGNALLED)) {
      return Optional.of("the emulator was ended by signal " + (code - SIGNALLED));
    }
    Optional<String> asked =
        complaints.stream().filter(line -> line.contains("terminating on signal")).findFirst();
    if (asked.isPresent()) {
      return Optional.of("the emulator was told to end: " + asked.get());
    }
    return REFUSED.contains(code) && heard.isEmpty() && !complaints.isEmpty()
        ? Optional.of("the emulator did not start: " + complaints.get(0))
        : Optional.empty();
  }

  private static Crashed endedEarly(int code, List<String> last) {
    return new Crashed(
        "the machine ended without \"" + DONE + "\"; the emulator exited with " + code, last);
  }

  private static Crashed panicked(List<String> dump) {
    String what = dump.get(0).substring("# ".length());
    boolean hasCause = dump.size() > 1 && dump.get(1).startsWith(CAUSE);
    return new Crashed(hasCause ? what + ": " + dump.get(1).substring(CAUSE.length()) : what, dump);
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
  }
}
