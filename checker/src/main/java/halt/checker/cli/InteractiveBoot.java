package halt.checker.cli;

import halt.checker.conformance.BootedMachine;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.ArenaDump;
import halt.kernel.boot.Boot;
import halt.kernel.boot.Conversation;
import halt.kernel.boot.Qemu;
import halt.kernel.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How does a person at a terminal, or a script, use the kernel's monitor? The terminal is joined to
 * the machine's serial line; what both say goes to a log if one is wanted, and arenas to files.
 */
final class InteractiveBoot {
  private final HaltKit haltkit;
  private final InteractiveOptions options;
  private int dumps;

  /** Whether a part of the log or a dump could not be written. */
  private boolean lost;

  InteractiveBoot(HaltKit haltkit, InteractiveOptions options) {
    this.haltkit = haltkit;
    this.options = options;
  }

  /**
   * Talks until the machine has ended or the person has left.
   *
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if the user asked to stop
   */
  ExitCode run(BootedMachine machine, Boot boot) throws IOException, InterruptedException {
    Optional<Path> dumpTo = options.dumpTo().map(haltkit::file);
    Optional<Path> logTo = options.log().map(haltkit::file);
    boolean terminal = haltkit.keyboardIsTerminal();
    Writer log =
        logTo.isPresent()
            ? new OutputStreamWriter(WholeFile.grow(logTo.get()), StandardCharsets.UTF_8)
            : Writer.nullWriter();
    try (log) {
      haltkit
          .console()
          .note(
              machine.architecture()
                  + " with "
                  + boot.cpus()
                  + " CPUs, one of them for the monitor; `help` names its commands, `quit` ends"
                  + (terminal ? ", and so does Ctrl-A x" : ""));
      Conversation.End end = talk(machine, boot, terminal, new Output(log, dumpTo));
      return lost ? exitCode(end).withResultLost() : exitCode(end);
    }
  }

  private Conversation.End talk(
      BootedMachine machine, Boot boot, boolean terminal, Conversation.Screen screen)
      throws IOException, InterruptedException {
    Optional<RawTerminal> raw = terminal ? RawTerminal.open() : Optional.empty();
    if (terminal && raw.isEmpty()) {
      haltkit.console().note("there is no stty here: a line is sent when it ends, and shown twice");
    }
    InputStream keyboard = haltkit.keyboard();
    try {
      return haltkit
          .interrupts()
          .interruptible(() -> machine.talk(boot, keyboard, terminal, screen));
    } finally {
      raw.ifPresent(RawTerminal::close);
    }
  }

  private ExitCode exitCode(Conversation.End end) {
    if (end instanceof Conversation.Left) {
      haltkit.console().note("left; the machine was switched off");
      return ExitCode.UNDECIDED;
    }
    Qemu.Result result = ((Conversation.Finished) end).result();
    if (result instanceof Qemu.Exited exited) {
      return exited.success() ? ExitCode.PASSED : ExitCode.FAILED;
    }
    if (result instanceof Qemu.OutOfTime late) {
      haltkit.console().note("not at its end after " + late.limit().toSeconds() + " s, and killed");
      return ExitCode.UNDECIDED;
    }
    if (result instanceof Qemu.TextLost lost) {
      haltkit.console().note(lost.what());
      return ExitCode.UNDECIDED;
    }
    if (result instanceof Qemu.Hung hung) {
      haltkit.console().note("the machine " + hung.limit() + ", and was killed");
    } else if (result instanceof Qemu.Crashed crashed) {
      haltkit.console().note(crashed.what());
    }
    return ExitCode.FAILED;
  }

  /** The person's screen, the log, and the files of arenas. */
  private final class Output implements Conversation.Screen {
    private final Writer log;
    private final Optional<Path> dumpTo;
    private boolean logLost;

    Output(Writer log, Optional<Path> dumpTo) {
      this.log = log;
      this.dumpTo = dumpTo;
    }

    @Override
    public void show(String text) {
      haltkit.console().show(text);
      try {
        log.write(text);
        log.flush();
      } catch (IOException unwritable) {
        if (!logLost) {
          lose("the log ends here: " + unwritable.getMessage());
        }
        logLost = true;
      }
    }

    @Override
    public void dumped(ArenaDump dump) {
      int words = dump.words().length;
      if (dumpTo.isEmpty()) {
        show("[the arena of " + words + " words came, and no --dump-to says where to]\n");
        return;
      }
      dumps++;
      Path file =
          dumps == 1
              ? dumpTo.get()
              : dumpTo.get().resolveSibling(dumpTo.get().getFileName() + "." + dumps);
      try {
        WholeFile.write(file, out -> out.write(dump.bytes()));
      } catch (IOException unwritable) {
        lose(unwritable.getMessage());
        return;
      }
      show("[the arena of " + words + " words is in " + haltkit.named(file) + "]\n");
    }

    /** The conversation goes on: what the machine does is worth more than what was to be kept. */
    private void lose(String what) {
      lost = true;
      haltkit.console().note(what);
    }

    @Override
    public void damaged(String problem) {
      show("[a dump of the arena is damaged: " + problem + "]\n");
    }
  }
}
