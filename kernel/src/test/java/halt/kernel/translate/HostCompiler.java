package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.kernel.boot.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How do the tests compile and run C on this machine? With clang, warnings as errors. */
public final class HostCompiler {
  public static final List<String> STRICT =
      List.of("-std=c11", "-Wall", "-Wextra", "-Wconversion", "-Werror");

  /** Stops the program at the first undefined behaviour or stray access. */
  public static final List<String> SANITIZED =
      List.of("-g", "-O1", "-fsanitize=undefined,address", "-fno-sanitize-recover=all");

  private static final String NO_SANITIZERS = "clang lacks its sanitizers: ./haltkit doctor";

  private final String clang;

  private HostCompiler(String clang) {
    this.clang = clang;
  }

  /** The machine's clang; without one the calling test is skipped and says so. */
  public static HostCompiler orSkip() {
    Optional<Path> found = Tool.CLANG.find();
    assumeTrue(found.isPresent(), Tool.CLANG::missing);
    return new HostCompiler(found.orElseThrow().toString());
  }

  /** As {@link #orSkip()}, with the sanitizers' runtime library. */
  public static HostCompiler withSanitizersOrSkip() {
    Optional<String> missing = missing();
    assumeTrue(missing.isEmpty(), missing.orElse(""));
    return orSkip();
  }

  /** What this machine lacks to compile and run C under sanitizers, and how to get it. */
  static Optional<String> missing() {
    Optional<Path> found = Tool.CLANG.find();
    if (found.isEmpty()) {
      return Optional.of(Tool.CLANG.missing());
    }
    try {
      Path scratch = Files.createTempDirectory("halt-probe");
      Path source = scratch.resolve("probe.c");
      Path program = scratch.resolve("probe");
      write(source, "int main(void) { return 0; }\n");
      List<String> command =
          new ArrayList<>(List.of(found.get().toString(), source.toString(), "-o"));
      command.add(program.toString());
      command.addAll(SANITIZED);
      boolean links = execute(command, Optional.empty()).status == 0;
      for (Path file : List.of(program, source, scratch)) {
        Files.deleteIfExists(file);
      }
      return links ? Optional.empty() : Optional.of(NO_SANITIZERS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Compiles and links, or fails with the compiler's words. */
  public Path build(Path program, List<Path> sources, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(clang);
    command.addAll(options);
    sources.forEach(source -> command.add(source.toString()));
    command.addAll(List.of("-o", program.toString()));
    Outcome outcome = execute(command, Optional.empty());
    assertThat(outcome.status).as("%s%n%s", String.join(" ", command), outcome.output).isZero();
    return program;
  }

  /** The compiler's answer to sources that it only has to compile. */
  Outcome compile(List<Path> sources, List<String> options) {
    List<String> command = new ArrayList<>(List.of(clang, "-fsyntax-only"));
    command.addAll(options);
    sources.forEach(source -> command.add(source.toString()));
    return execute(command, Optional.empty());
  }

  /** What a program said on both of its outputs, and its exit status. */
  public record Outcome(int status, String output) {}

  /** Runs a command to its end. */
  public static Outcome execute(List<String> command, Optional<Path> input) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      input.ifPresent(file -> builder.redirectInput(file.toFile()));
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupt) {
      throw new IllegalStateException(interrupt);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The C source files among emitted ones. */
  static List<Path> sources(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".c")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
