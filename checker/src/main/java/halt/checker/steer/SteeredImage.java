package halt.checker.steer;

import halt.checker.bug.SeededProgram;
import halt.kernel.boot.Boot;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.ImageBuilder;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import halt.kernel.gdb.ImageMap;
import halt.kernel.translate.Translator;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.ir.IrWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is booted to replay a trace? The core with the trace's seeded bug in place of the method
 * that it breaks, translated with the lines of its Java sources, and built with a mark around each
 * access.
 *
 * @param program what is in the image
 * @param map what is where in it
 */
public record SteeredImage(Target target, IrProgram program, Path file, ImageMap map) {
  private static final String SEEDED = "halt.seeded";

  /** What preparing an image gave. */
  public sealed interface Preparation permits Ready, NotInstalled, Failed {}

  /** It can be booted. */
  public record Ready(SteeredImage image) implements Preparation {}

  /** These programs are needed and not installed. */
  public record NotInstalled(List<Tool> tools) implements Preparation {
    public NotInstalled {
      tools = List.copyOf(tools);
    }
  }

  /** Its target's description, or what is built for it, is at fault; in words. */
  public record Failed(String problem) implements Preparation {}

  /**
   * Translates and builds; what did not change is not built again.
   *
   * @param program all that was lifted
   * @param bug the bug that the image is to have; of the others it has nothing
   * @param home the repository's root
   * @param architecture one of {@link Target#names}
   */
  public static Preparation prepare(
      IrProgram program, Optional<SeededProgram> bug, Path home, String architecture)
      throws IOException, InterruptedException {
    return prepare(
        program,
        bug,
        home,
        architecture,
        home.resolve("target/boot").resolve(architecture + "-steered"));
  }

  /** As above, built below a folder of the caller's. */
  static Preparation prepare(
      IrProgram program, Optional<SeededProgram> bug, Path home, String architecture, Path below)
      throws IOException, InterruptedException {
    Target.Reading reading = Target.read(home, architecture);
    if (!(reading instanceof Target.Read read)) {
      return new Failed(reading.toString());
    }
    Set<Tool> missing = new LinkedHashSet<>(Toolchain.missingFor(read.target()));
    missing.addAll(ImageMap.missing());
    if (!missing.isEmpty() || !(Toolchain.find() instanceof Toolchain.Found found)) {
      return new NotInstalled(new ArrayList<>(missing));
    }
    IrProgram built = bug.map(SteeredImage::withBug).orElseGet(() -> program.without(SEEDED));
    // A folder for each bug, so that going from one to another builds nothing again.
    Path folder = below.resolve(bug.map(SeededProgram::name).orElse("core"));
    Path emitted = folder.resolve("emitted");
    Translator.write(Translator.translate(built, new Translator.Options(true)), emitted);
    ImageBuilder.Result result =
        new ImageBuilder(home, read.target(), found.toolchain())
            .build(emitted, folder, Flavour.STEERED);
    if (!(result instanceof ImageBuilder.Image image)) {
      return new Failed(result.toString());
    }
    return new Ready(
        new SteeredImage(read.target(), built, image.file(), ImageMap.read(image.file())));
  }

  /** The broken program; of the bugs' classes only what the broken method calls. */
  private static IrProgram withBug(SeededProgram bug) {
    IrProgram woven = bug.program();
    boolean callsItsOwn =
        IrWalk.callees(woven.method(bug.replaced())).stream()
            .anyMatch(callee -> callee.type().startsWith(SEEDED + "."));
    return callsItsOwn
        ? new IrProgram(
            woven.classes().stream()
                .filter(
                    type ->
                        !type.name().startsWith(SEEDED + ".")
                            || type.name().equals(bug.broken().type()))
                .toList())
        : woven.without(SEEDED);
  }

  /** How it is booted to be led: by nobody else. */
  Boot boot(ScenarioDescription scenario, Scope scope) {
    return Boot.of(scope.processes())
        .with("scenario", scenario.name())
        .with("processes", scope.processes())
        .with("operations", scope.operations())
        .with("space-words", scenario.spaceWords())
        .with("buffer-words", scenario.bufferWords())
        .with("line-up", 0)
        .with("delay", 0)
        .with("nap-every", 0)
        // Nor is it interrupted: whoever runs is the debugger's choice.
        .with("slice-us", 0)
        .with("handshake", 0)
        .with("watchdog-ms", 0);
  }
}
