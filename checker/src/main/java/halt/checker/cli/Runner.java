package halt.checker.cli;

import halt.checker.engine.ArenaTooSmallException;
import halt.checker.verdict.ExitCode;
import halt.kernel.file.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How does a list of arguments become an exit code? Parses, runs the one command that was asked
 * for, and turns whatever stops it into one message: what the user can mend, what is not installed,
 * and what is our own fault, with a stack trace in a file beside it.
 */
final class Runner {
  /** Where nobody says how wide it may be. */
  private static final int HELP_WIDTH = 80;

  /** The parser's library lays out nothing narrower. */
  private static final int NARROWEST_HELP = 55;

  /** As help lists them. */
  private static final List<String> COMMANDS =
      List.of(
          "verify",
          "check",
          "replay",
          "translate",
          "boot",
          "image",
          "conform",
          "linearize",
          "doctor",
          "test",
          "bench");

  private Runner() {}

  static ExitCode run(HaltKit haltkit, String... arguments) {
    Console console = haltkit.console();
    console.breakAt(LineBreaks.width(haltkit.environment()));
    CommandLine line = line(haltkit, asked(arguments));
    try {
      ParseResult parsed = line.parseArgs(arguments);
      if (CommandLine.executeHelpRequest(parsed) != null) {
        return ExitCode.PASSED;
      }
      CommandLine asked = innermost(parsed);
      if (asked.getCommand() instanceof HaltCommand command) {
        TemporaryFolder.removeAbandoned();
        return command.call();
      }
      asked.usage(console.err());
      return ExitCode.BAD_INPUT;
    } catch (ParameterException e) {
      console.note(explain(e));
      console.note("see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
      return ExitCode.BAD_INPUT;
    } catch (BadInput | ArenaTooSmallException e) {
      return badInput(console, e);
    } catch (NotInstalled e) {
      console.note(e.getMessage());
      return ExitCode.NOT_INSTALLED;
    } catch (InterruptedException e) {
      console.note("stopped before anything was known");
      return ExitCode.UNDECIDED;
    } catch (IOException e) {
      return fileProblem(console, e);
    } catch (UncheckedIOException e) {
      return fileProblem(console, e.getCause());
    } catch (RuntimeException | Error e) {
      return OwnFault.tell(console, e);
    }
  }

  /** A file that is not there or may not be used is the user's to mend; the rest is ours. */
  private static ExitCode fileProblem(Console console, IOException problem) {
    if (problem instanceof NoSuchFileException absent) {
      console.note("there is no file " + absent.getFile());
    } else if (problem instanceof FileSystemException unusable && unusable.getReason() != null) {
      console.note(unusable.getMessage());
    } else if (problem instanceof FileSystemException unusable) {
      console.note(
          "cannot use " + unusable.getMessage() + " (" + problem.getClass().getSimpleName() + ")");
    } else {
      return OwnFault.tell(console, problem);
    }
    return ExitCode.BAD_INPUT;
  }

  /** All commands; tests walk it, too. */
  static CommandLine commands(HaltKit haltkit) {
    return line(haltkit, COMMANDS);
  }

  /**
   * The command that the arguments begin with, or all, if they begin with something else: what
   * helps then names them. Reading what an annotation says of a command takes longer than some
   * commands do.
   */
  private static List<String> asked(String... arguments) {
    for (String argument : arguments) {
      if (COMMANDS.contains(argument)) {
        return List.of(argument);
      }
      if (!argument.equals("--json")) {
        break;
      }
    }
    return COMMANDS;
  }

  private static Object command(String name, HaltKit haltkit) {
    return switch (name) {
      case "verify" -> new VerifyCommand(haltkit);
      case "check" -> new CheckCommand(haltkit);
      case "replay" -> new ReplayCommand(haltkit);
      case "translate" -> new TranslateCommand(haltkit);
      case "boot" -> new BootCommand(haltkit);
      case "image" -> new ImageCommand(haltkit);
      case "conform" -> new ConformCommand(haltkit);
      case "linearize" -> new LinearizeCommand(haltkit);
      case "doctor" -> new DoctorCommand(haltkit);
      case "test" -> new TestCommand(haltkit);
      case "bench" -> {
        CommandLine bench = new CommandLine(new BenchCommands());
        bench.addSubcommand(new BenchCheckCommand(haltkit));
        bench.addSubcommand(new BenchBootCommand(haltkit));
        yield bench;
      }
      default -> throw new IllegalArgumentException("no command is called " + name);
    };
  }

  private static CommandLine line(HaltKit haltkit, List<String> names) {
    CommandLine line = new CommandLine(haltkit);
    names.forEach(name -> line.addSubcommand(name, command(name, haltkit)));
    line.registerConverter(Path.class, Runner::path);
    int width = LineBreaks.width(haltkit.environment()).orElse(HELP_WIDTH);
    // After the commands: they take it over then, and would print their help to System.out else.
    return line.setOut(haltkit.console().out())
        .setErr(haltkit.console().err())
        .setUsageHelpWidth(Math.max(NARROWEST_HELP, width))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** An empty name would mean the directory that the user is in: hardly what a script meant. */
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("an empty name of a file or folder");
    }
    return Path.of(text);
  }

  private static CommandLine innermost(ParseResult parsed) {
    ParseResult result = parsed;
    while (result.hasSubcommand()) {
      result = result.subcommand();
    }
    return result.commandSpec().commandLine();
  }

  private static String explain(ParameterException e) {
    CommandLine line = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      if (!word.startsWith("-") && !line.getSubcommands().isEmpty()) {
        return BadInput.unknown("command", word, line.getSubcommands().keySet()).getMessage();
      }
      if (word.startsWith("-")) {
        return BadInput.unknown("option", word, line.getCommandSpec().optionsMap().keySet())
            .getMessage();
      }
      return "'" + word + "' is one argument too many";
    }
    return e.getMessage();
  }

  /** What the user can mend, in one line. */
  static ExitCode badInput(Console console, Throwable problem) {
    console.note(problem.getMessage());
    return ExitCode.BAD_INPUT;
  }
}
