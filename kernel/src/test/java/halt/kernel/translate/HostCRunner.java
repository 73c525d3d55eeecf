package halt.kernel.translate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The core as emitted C on this machine, in a harness that runs one sequence after another. If it
 * dies of a sanitizer's finding, what it said last is the result.
 */
final class HostCRunner implements CoreRunner, AutoCloseable {
  private final Process process;
  private final OutputStream input;
  private final BufferedReader output;

  private HostCRunner(Path program) throws IOException {
    process = new ProcessBuilder(program.toString()).redirectErrorStream(true).start();
    input = process.getOutputStream();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Builds the harness around emitted files and starts it.
   *
   * @param emitted the folder with the emitted files
   * @param scratch an existing folder for the program
   * @param options of the compiler, besides the strict ones
   */
  static HostCRunner start(
      HostCompiler compiler, Path emitted, Path scratch, List<String> options) {
    List<Path> sources = new ArrayList<>();
    for (String room : List.of("core", "value", "atom", "process", "collect", "semispace")) {
      sources.addAll(HostCompiler.sources(emitted.resolve(room)));
    }
    sources.add(Repository.root().resolve("kernel/src/test/c/harness.c"));
    List<String> all = new ArrayList<>(HostCompiler.STRICT);
    all.addAll(options);
    all.addAll(List.of("-DHALT_CHECKED", "-I" + Repository.headers(), "-I" + emitted));
    try {
      return new HostCRunner(compiler.build(scratch.resolve("harness"), sources, all));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Result run(Sequence sequence) {
    List<String> events = new ArrayList<>();
    try {
      input.write(sequence.text().getBytes(StandardCharsets.US_ASCII));
      input.flush();
      String line = output.readLine();
      while (line != null && !line.startsWith("image")) {
        events.add(line);
        line = output.readLine();
      }
      if (line == null) {
        return new Result(events, List.of());
      }
      output.readLine();
      List<Long> image = Stream.of(line.split(" ")).skip(1).map(Long::valueOf).toList();
      return new Result(events, image);
    } catch (IOException failure) {
      events.add("the harness is gone: " + failure.getMessage());
      return new Result(events, List.of());
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
