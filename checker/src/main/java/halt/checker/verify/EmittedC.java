package halt.checker.verify;

import halt.checker.report.RunReport.Translation;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import halt.kernel.file.HostTrouble;
import halt.kernel.translate.Translator;
import halt.model.ir.IrClass;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** How large is the emitted C, and does it compile without a warning? */
final class EmittedC {
  private static final List<String> FLAGS =
      List.of(
          "-std=c11", "-O2", "-ffreestanding", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-c");

  private EmittedC() {}

  /** What compiling gave. */
  sealed interface Result {
    /** It compiles. */
    record Compiled(Translation translation) implements Result {}

    /** It does not; what the compiler said. */
    record Refused(String messages) implements Result {}

    /** The compiler could not do its work here, whatever it was given; what it said. */
    record Hindered(String messages) implements Result {}
  }

  /**
   * Translates the program into a folder and compiles every file of it, in one call of clang.
   *
   * @param folder below the repository's {@code target/}
   */
  static Result compile(IrProgram program, Path home, Path folder, Toolchain toolchain)
      throws IOException, InterruptedException {
    SortedMap<String, String> files = Translator.translate(program, Translator.Options.PLAIN);
    Path emitted = folder.resolve("emitted");
    Path objects = folder.resolve("objects");
    Translator.write(files, emitted);
    Files.createDirectories(objects);
    List<String> command = new ArrayList<>();
    command.add(toolchain.clang().toString());
    command.addAll(FLAGS);
    command.add("-I" + home.resolve("kernel/include"));
    command.add("-I" + emitted);
    files.keySet().stream()
        .filter(name -> name.endsWith(".c"))
        .forEach(name -> command.add(emitted.resolve(name).toString()));
    long start = System.nanoTime();
    Process clang =
        new ProcessBuilder(command).directory(objects.toFile()).redirectErrorStream(true).start();
    String messages;
    int exit;
    try {
      messages = new String(clang.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      exit = clang.waitFor();
    } finally {
      clang.destroyForcibly();
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (exit == 0) {
      return new Result.Compiled(translation(program, home, files, toolchain, time));
    }
    return HostTrouble.is(exit, messages)
        ? new Result.Hindered(messages.isBlank() ? "clang exited with " + exit : messages)
        : new Result.Refused(messages);
  }

  private static Translation translation(
      IrProgram program,
      Path home,
      SortedMap<String, String> files,
      Toolchain toolchain,
      Duration time)
      throws IOException {
    Set<String> sources = new HashSet<>();
    for (IrClass type : program.classes()) {
      sources.add(type.position().file());
    }
    int javaLines = 0;
    for (String source : sources) {
      javaLines += Files.readAllLines(home.resolve(source)).size();
    }
    long cLines = files.values().stream().flatMap(String::lines).count();
    return new Translation(
        sources.size(),
        javaLines,
        files.size(),
        (int) cLines,
        Tool.version(toolchain.clang()),
        time);
  }
}
