package halt.kernel.boot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * How does a person, or a script, talk with the kernel's monitor? The emulator's serial line is
 * joined to a keyboard and a screen until the machine ends, the person leaves, or the time is over.
 *
 * <p>Nothing is sent before the monitor has asked for it with its first prompt: what comes earlier
 * is lost when the kernel sets the serial port up. The end of the keyboard's input ends the line
 * that was begun, and then the session.
 */
public final class Conversation {
  private static final String PROMPT = "halt> ";

  /** Ctrl-A on a terminal: the next key is for us. As in QEMU and in screen. */
  private static final int ESCAPE = 0x01;

  /** Ctrl-D: the monitor's own end of input. */
  private static final int END_OF_INPUT = 0x04;

  /** So many of the last lines are kept, more than any panic prints. */
  private static final int LINES_KEPT = 400;

  /** An emulator whose serial line has ended has so long to exit. */
  private static final int EXIT_SECONDS = 10;

  private final Target target;
  private final Path image;
  private final Boot boot;

  /**
   * A conversation that has not begun.
   *
   * @param boot with the limit of the whole; its limit of silence only holds until the first prompt
   */
  public Conversation(Target target, Path image, Boot boot) {
    this.target = target;
    this.image = image;
    this.boot = boot.with("monitor", 1);
  }

  /** What hears the machine. */
  public interface Screen {
    /** The next characters. */
    void show(String text);

    /** An arena has been dumped; its lines are not shown. */
    void dumped(ArenaDump dump);

    /** A dump broke off or was damaged; it is lost. */
    void damaged(String problem);
  }

  /** How it ended. */
  public sealed interface End permits Finished, Left {}

  /** The machine ended, or had to be ended. */
  public record Finished(Qemu.Result result) implements End {}

  /** The person left, and the machine was killed. */
  public record Left() implements End {}

  /** What the threads tell the one that waits. */
  private sealed interface Event permits Received, SerialEnded, PersonLeft {}

  private record Received(String text) implements Event {}

  private record SerialEnded() implements Event {}

  private record PersonLeft() implements Event {}

  /**
   * Boots the machine and returns when the conversation is over; the emulator has gone by then.
   *
   * @param keyboard is read on a thread that may stay behind, waiting for a key, when this returns
   * @param terminal whether the keyboard is one: then Ctrl-A x leaves
   * @param screen is called on the calling thread
   */
  public End hold(InputStream keyboard, boolean terminal, Screen screen)
      throws InterruptedException {
    Optional<Path> emulator = target.emulator().find();
    if (emulator.isEmpty()) {
      return new Finished(new Qemu.NotInstalled(target.emulator()));
    }
    List<String> command = new ArrayList<>(target.command(emulator.get(), image, boot));
    command.addAll(boot.emulatorOptions());
    EmulatorProcess started;
    try {
      started = EmulatorProcess.startWithKeyboard(command);
    } catch (IOException failure) {
      return new Finished(Qemu.cannotStart(failure));
    }
    try (started) {
      return talk(started, keyboard, terminal, new Lines(screen));
    }
  }

  private End talk(EmulatorProcess emulator, InputStream keyboard, boolean terminal, Lines lines)
      throws InterruptedException {
    Process process = emulator.process();
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    List<String> complaints = new CopyOnWriteArrayList<>();
    Thread errors = emulator.readErrors(complaints::add);
    start("serial-output", () -> readSerial(process.getInputStream(), events));
    long deadline = System.nanoTime() + boot.totalLimit().toNanos();
    boolean asked = false;
    while (true) {
      long left = deadline - System.nanoTime();
      long silence = boot.silenceLimit().toNanos();
      Event event =
          events.poll(asked ? Math.max(left, 0) : Math.min(left, silence), TimeUnit.NANOSECONDS);
      if (event == null) {
        emulator.kill();
        lines.end();
        return new Finished(
            asked || left <= silence
                ? new Qemu.OutOfTime(boot.totalLimit(), lines.kept())
                : new Qemu.Hung("has not asked for a command", lines.kept()));
      }
      if (event instanceof PersonLeft) {
        lines.end();
        return new Left();
      }
      if (!(event instanceof Received received)) {
        break;
      }
      lines.take(received.text());
      if (!asked && lines.unfinished().equals(PROMPT)) {
        asked = true;
        start("keyboard", () -> forward(keyboard, terminal, process.getOutputStream(), events));
      }
    }
    lines.end();
    if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
      return new Finished(new Qemu.Hung("closed its serial line and did not exit", lines.kept()));
    }
    errors.join(TimeUnit.SECONDS.toMillis(EXIT_SECONDS));
    return new Finished(new Qemu(target).judgeTalk(process.exitValue(), lines.kept(), complaints));
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void readSerial(InputStream serial, BlockingQueue<Event> events) {
    byte[] bytes = new byte[4096];
    try (serial) {
      for (int count = serial.read(bytes); count >= 0; count = serial.read(bytes)) {
        events.add(new Received(new String(bytes, 0, count, StandardCharsets.ISO_8859_1)));
      }
    } catch (IOException killed) {
      // The stream of a killed process may break instead of ending: the end all the same.
    }
    events.add(new SerialEnded());
  }

  private static void forward(
      InputStream keyboard, boolean terminal, OutputStream serial, BlockingQueue<Event> events) {
    byte[] bytes = new byte[4096];
    boolean escaped = false;
    boolean lineBegun = false;
    try {
      for (int count = keyboard.read(bytes); count >= 0; count = keyboard.read(bytes)) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
          int key = bytes[i] & 0xff;
          if (escaped && (key == 'x' || key == 'X')) {
            events.add(new PersonLeft());
            return;
          }
          escaped = terminal && key == ESCAPE && !escaped;
          if (!escaped) {
            sent.write(key);
            lineBegun = key != '\n' && key != '\r';
          }
        }
        sent.writeTo(serial);
        serial.flush();
      }
      if (lineBegun) {
        serial.write('\n');
      }
      serial.write(END_OF_INPUT);
      serial.flush();
    } catch (IOException ended) {
      // The machine has ended, which its serial line tells, too; or a terminal was closed, upon
      // which this process gets a signal.
    }
  }

  /** Cuts what was received into lines, and keeps dumps from the screen. */
  private static final class Lines {
    private static final String DUMP = "dump ";

    private final Screen screen;
    private final ArenaDump.Reader dumps = new ArenaDump.Reader();
    private final List<String> kept = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int shown; // characters of the line

    Lines(Screen screen) {
      this.screen = screen;
    }

    void take(String text) {
      StringBuilder toShow = new StringBuilder();
      for (char character : text.toCharArray()) {
        if (character == '\n') {
          endLine(toShow);
        } else {
          line.append(character);
        }
      }
      // Of a line that has not ended, what can no longer become one of a dump.
      if (!dumps.inDump() && !DUMP.startsWith(line.substring(0, Math.min(5, line.length())))) {
        toShow.append(line, shown, line.length());
        shown = line.length();
      }
      flush(toShow);
    }

    private void endLine(StringBuilder toShow) {
      String whole = line.toString();
      int from = shown;
      line.setLength(0);
      shown = 0;
      ArenaDump.Heard heard = from > 0 ? new ArenaDump.Other() : dumps.take(whole);
      if (heard instanceof ArenaDump.Part) {
        return;
      }
      if (heard instanceof ArenaDump.Whole dump) {
        flush(toShow);
        screen.dumped(dump.dump());
        return;
      }
      if (heard instanceof ArenaDump.Damaged damaged) {
        flush(toShow);
        screen.damaged(damaged.problem());
      }
      toShow.append(whole, from, whole.length()).append('\n');
      kept.add(whole);
      if (kept.size() > LINES_KEPT) {
        kept.remove(0);
      }
    }

    private void flush(StringBuilder toShow) {
      if (toShow.length() > 0) {
        screen.show(toShow.toString());
        toShow.setLength(0);
      }
    }

    /** There will be no more: what was held back is shown. */
    void end() {
      if (dumps.inDump()) {
        screen.damaged("the machine ended within it");
      }
      if (line.length() > 0) {
        screen.show(line.substring(shown) + "\n");
        shown = line.length();
      }
    }

    /** The line that has not ended. */
    String unfinished() {
      return line.toString();
    }

    /** The last lines, with one that has no end. */
    List<String> kept() {
      List<String> all = new ArrayList<>(kept);
      if (line.length() > 0) {
        all.add(line.toString());
      }
      return all;
    }
  }
}
