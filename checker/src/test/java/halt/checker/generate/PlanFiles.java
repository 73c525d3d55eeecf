package halt.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.ir.WellFormed;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Plans as a user has them: files of restricted Java, beside the core or a core with a bug. */
final class PlanFiles implements AutoCloseable {
  private final Path folder;
  private final List<Path> files;
  private final IrProgram program;
  private final Optional<SeededProgram> bug;

  private PlanFiles(Path folder, List<Path> files, Optional<SeededProgram> bug) {
    this.folder = folder;
    this.files = files;
    IrProgram lifted = lift(files, bug);
    this.bug = bug.map(given -> SeededProgram.all(lifted).get(0));
    this.program = this.bug.map(SeededProgram::program).orElse(lifted);
  }

  /** Plans in files that are deleted on {@link #close}. */
  static PlanFiles of(List<ScenarioPlan> plans, Optional<SeededProgram> bug) throws IOException {
    Path folder = Files.createTempDirectory("generated");
    List<Path> files = new ArrayList<>();
    for (ScenarioPlan plan : plans) {
      files.add(write(folder, plan));
    }
    return new PlanFiles(folder, files, bug);
  }

  /** One plan. */
  static PlanFiles of(ScenarioPlan plan) throws IOException {
    return of(List.of(plan), Optional.empty());
  }

  /** Prints a plan into its file. */
  static Path write(Path folder, ScenarioPlan plan) throws IOException {
    return Files.writeString(
        Files.createDirectories(folder).resolve(plan.fileName()), plan.javaSource());
  }

  /** A file that is there, judged with a bug. */
  static Case asked(Path file, String scenario, Scope scope, SeededProgram bug) {
    IrProgram lifted = lift(List.of(file), Optional.of(bug));
    SeededProgram broken = SeededProgram.all(lifted).get(0);
    return new Case(
        broken.program(),
        Optional.of(broken),
        List.of(file),
        Programs.scenario(broken.program(), scenario),
        scope);
  }

  IrProgram program() {
    return program;
  }

  Case asked(ScenarioPlan plan, Scope scope) {
    return new Case(program, bug, files, Programs.scenario(program, plan.name()), scope);
  }

  /** Only what is needed is lifted: that takes longer than most of the searches. */
  private static IrProgram lift(List<Path> files, Optional<SeededProgram> bug) {
    Path scenarios = Programs.HOME.resolve("model");
    List<Path> sources = new ArrayList<>(HaltSources.coreAndScenarios(Programs.HOME));
    sources.removeIf(file -> file.startsWith(scenarios));
    bug.ifPresent(
        given ->
            sources.add(
                Programs.HOME.resolve(
                    "checker/src/main/java/" + given.broken().type().replace('.', '/') + ".java")));
    sources.addAll(files);
    LiftResult result = Lifter.lift(Programs.HOME, sources);
    if (result instanceof LiftResult.Lifted lifted) {
      return WellFormed.require("the lifter", lifted.program());
    }
    throw new AssertionError(result);
  }

  /** The class of a plan on this JVM, beside the core that runs here. */
  static Class<?> compile(Path folder, ScenarioPlan plan)
      throws IOException, ReflectiveOperationException {
    String file = write(folder, plan).toString();
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), file);
    assertThat(errors).isZero();
    URL[] path = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, PlanFiles.class.getClassLoader())) {
      return loader.loadClass("generated." + plan.className());
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
