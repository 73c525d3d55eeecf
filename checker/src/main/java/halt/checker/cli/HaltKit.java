package halt.checker.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * What do all commands share? The options that each takes, and what a command needs of its
 * surroundings: where the repository is, where it writes, and whether it was asked to stop.
 */
@Command(
    name = "haltkit",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    headerHeading = "",
    header = "Checks, translates and boots the HALT core.",
    description = {
      "",
      "The core runtime is written once, in restricted Java. haltkit explores it exhaustively, turns"
          + " it into C, boots that C under QEMU, and holds all of it against one specification.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haltkit verify                         everything, with a report",
      "  haltkit check counter                  explore one scenario",
      "  haltkit replay traces/lost-update.json run a counterexample again",
      "  haltkit boot --arch x86_64 --cpus 4    run the scenarios on a booted machine",
      "  haltkit doctor                         which tools and engines are there",
      "  haltkit check --help                   more about one command",
      "",
      "Exit codes: 0 passed, 1 failed, 2 bad input or usage, 3 bounded, sampled or inconclusive,"
          + " 4 something needed is not installed, 70 a fault of haltkit itself."
    })
final class HaltKit {
  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the result as JSON, for machines.")
  private boolean json;

  private final Path home;
  private final Path directory;
  private final Console console;
  private final Interrupts interrupts;
  private final Map<String, String> environment;
  private final InputStream keyboard;
  private final boolean keyboardIsTerminal;

  /**
   * @param home the repository's root
   * @param directory what relative file names on the command line are relative to
   * @param environment variables, for those that name tools
   */
  HaltKit(
      Path home,
      Path directory,
      Console console,
      Interrupts interrupts,
      Map<String, String> environment) {
    this(home, directory, console, interrupts, environment, InputStream.nullInputStream(), false);
  }

  /**
   * As above, with somebody who types.
   *
   * @param keyboard what is typed, or a script
   * @param keyboardIsTerminal whether it is this process's terminal
   */
  HaltKit(
      Path home,
      Path directory,
      Console console,
      Interrupts interrupts,
      Map<String, String> environment,
      InputStream keyboard,
      boolean keyboardIsTerminal) {
    this.home = home;
    this.directory = directory;
    this.console = console;
    this.interrupts = interrupts;
    this.environment = Map.copyOf(environment);
    this.keyboard = keyboard;
    this.keyboardIsTerminal = keyboardIsTerminal;
  }

  boolean json() {
    return json;
  }

  /** The repository's root. */
  Path home() {
    return home;
  }

  /** The file that a name on the command line means. */
  Path file(Path named) {
    return directory.resolve(named);
  }

  /** How a file is named on a command line that is given here. */
  Path named(Path file) {
    return file.startsWith(directory) ? directory.relativize(file) : file;
  }

  /**
   * A file that a name on the command line means and that is to be read.
   *
   * @throws BadInput if there is none, it is a folder, or it may not be read
   */
  Path readable(Path named) throws BadInput {
    Path file = file(named);
    if (!Files.exists(file)) {
      throw new BadInput("there is no file " + file);
    }
    if (Files.isDirectory(file)) {
      throw new BadInput(file + " is a folder; a file is wanted");
    }
    if (!Files.isReadable(file)) {
      throw new BadInput(file + " may not be read");
    }
    return file;
  }

  /**
   * A file that will be written, maybe at the end of a long command: whoever cannot write it should
   * hear so before the work. One that is there will be replaced. No folder is made for it.
   *
   * @param option the option that names it
   * @throws BadInput if it cannot be written, as far as that can be known before
   */
  Path writableFile(String option, Path named) throws BadInput {
    Path file = file(named).toAbsolutePath();
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new BadInput(file + " is a folder; " + option + " wants a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new BadInput(
          file
              + " is no file and is not replaced; "
              + option
              + " wants a file, which can be copied");
    }
    if (!Files.isDirectory(folder)) {
      throw new BadInput(
          "there is no folder " + folder + " to write " + file.getFileName() + " to");
    }
    if (!Files.isWritable(folder)) {
      throw new BadInput("the folder " + folder + " may not be written to");
    }
    return file;
  }

  /**
   * A folder in which files will be written; likewise. It is made now if it is not there, but none
   * above it is: that name would be a slip.
   *
   * @param option the option that names it
   * @throws BadInput if it cannot be made, or nothing can be written there
   */
  static Path writableFolder(String option, Path folder) throws BadInput {
    Path above = folder.toAbsolutePath().getParent();
    if (above != null && !Files.isDirectory(above)) {
      throw new BadInput(
          option + ": the folder " + folder + " cannot be made: there is no folder " + above);
    }
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new BadInput(
          option + ": the folder " + folder + " cannot be made: a file of that name is there");
    } catch (IOException e) {
      throw new BadInput(
          option
              + ": the folder "
              + folder
              + " cannot be made: "
              + above
              + " may not be written to");
    }
    if (!Files.isWritable(folder)) {
      throw new BadInput(option + ": nothing can be written into the folder " + folder);
    }
    return folder;
  }

  Console console() {
    return console;
  }

  Interrupts interrupts() {
    return interrupts;
  }

  Map<String, String> environment() {
    return environment;
  }

  InputStream keyboard() {
    return keyboard;
  }

  boolean keyboardIsTerminal() {
    return keyboardIsTerminal;
  }
}
