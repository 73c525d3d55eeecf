package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.verdict.ExitCode;
import halt.kernel.translate.Translator;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haltkit translate}: what is the core in C? */
@Command(
    name = "translate",
    header = "Turn the core and the scenarios into C11.",
    description = {
      "Writes one .c and one .h file per Java class. The same sources give the same bytes. What is"
          + " checked in under kernel/emitted/ is written by this command.",
      ""
    },
    footer = {
      "  haltkit translate --out kernel/emitted  after a change to the core",
      "  haltkit translate --check               is kernel/emitted up to date?",
      "  haltkit translate --out c --line-directives",
      "                                          a debugger steps through the Java"
    })
final class TranslateCommand extends HaltCommand {
  /** Either writes, or compares. */
  static final class Target {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        required = true,
        description = "Write the files into this folder; stale files in it are removed.")
    private Path out;

    @Option(
        names = "--check",
        required = true,
        description = "Write nothing; end with 1 if kernel/emitted/ is not what would be written.")
    private boolean check;
  }

  /** Where the checked-in C is. */
  private static final String EMITTED = "kernel/emitted";

  @ArgGroup(multiplicity = "1")
  private Target target;

  @Option(
      names = "--line-directives",
      description = "Add #line, so that a debugger shows the Java source.")
  private boolean lineDirectives;

  TranslateCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, IOException {
    IrProgram program = Sources.lift(haltkit().home());
    SortedMap<String, String> files =
        Translator.translate(program, new Translator.Options(lineDirectives));
    return target.check
        ? compare(files)
        : write(files, HaltKit.writableFolder("--out", haltkit().file(target.out)));
  }

  private ExitCode write(SortedMap<String, String> files, Path folder) {
    Translator.write(files, folder);
    long lines = files.values().stream().flatMap(String::lines).count();
    if (haltkit().json()) {
      ObjectNode object = Json.object();
      object.put("folder", folder.toString());
      object.put("lines", lines);
      Json.putTexts(object, "files", files.keySet());
      Json.print(console(), object);
    } else {
      console().print(files.size() + " files, " + lines + " lines, in " + folder);
    }
    return ExitCode.PASSED;
  }

  private ExitCode compare(SortedMap<String, String> files) throws IOException {
    Path folder = haltkit().home().resolve(EMITTED);
    SortedSet<String> different = new TreeSet<>(files.keySet());
    for (Path there : filesBelow(folder)) {
      String name = folder.relativize(there).toString();
      if (Files.readString(there).equals(files.get(name))) {
        different.remove(name);
      } else {
        different.add(name);
      }
    }
    if (haltkit().json()) {
      ObjectNode object = Json.object();
      object.put("upToDate", different.isEmpty());
      Json.putTexts(object, "different", different);
      Json.print(console(), object);
    } else if (different.isEmpty()) {
      console().print(EMITTED + " is what the sources give (" + files.size() + " files).");
    } else {
      different.forEach(name -> console().print("differs: " + EMITTED + "/" + name));
      console().print("Bring it up to date: ./haltkit translate --out " + EMITTED);
    }
    return different.isEmpty() ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
