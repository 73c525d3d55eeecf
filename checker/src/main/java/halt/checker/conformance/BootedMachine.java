package halt.checker.conformance;

import halt.kernel.boot.Boot;
import halt.kernel.boot.Conversation;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.ImageBuilder;
import halt.kernel.boot.Qemu;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import halt.kernel.file.HostTrouble;
import halt.kernel.translate.Translator;
import halt.model.ir.IrProgram;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How does a program come to run on a machine? It is translated as it is now (not as it was when
 * the emitted C was checked in), built for one target, and booted.
 */
public final class BootedMachine {
  /** An emulator whose reader is slow may lose text; so often at most a machine is booted. */
  private static final int ATTEMPTS = 3;

  private final Target target;
  private final Map<Flavour, Path> images;
  private final boolean fromDisk;
  private final OptionalInt memoryMebibytes;

  /** Asked once: it costs a process. */
  private Optional<String> emulatorVersion = Optional.empty();

  private BootedMachine(
      Target target, Map<Flavour, Path> images, boolean fromDisk, OptionalInt memoryMebibytes) {
    this.target = target;
    this.images = images;
    this.fromDisk = fromDisk;
    this.memoryMebibytes = memoryMebibytes;
  }

  /** A machine that boots a kernel which is there already, whatever it is to do. */
  public static BootedMachine withKernel(Target target, Path kernel) {
    return new BootedMachine(target, always(kernel), false, OptionalInt.empty());
  }

  /** A machine that starts from a disk which is there already, whatever it is to do. */
  public static BootedMachine withDisk(Target target, Path disk) {
    return new BootedMachine(target, always(disk), true, OptionalInt.empty());
  }

  private static Map<Flavour, Path> always(Path image) {
    Map<Flavour, Path> images = new EnumMap<>(Flavour.class);
    for (Flavour flavour : Flavour.values()) {
      images.put(flavour, image);
    }
    return images;
  }

  /** As this, with so much memory. */
  public BootedMachine withMemory(int mebibytes) {
    return new BootedMachine(target, images, fromDisk, OptionalInt.of(mebibytes));
  }

  /** What preparing a machine gave. */
  public sealed interface Preparation {
    /** It can be booted. */
    record Ready(BootedMachine machine) implements Preparation {}

    /** These programs are needed and not installed. */
    record NotInstalled(List<Tool> tools) implements Preparation {}

    /** Its target's description, or what is built for it, is at fault; in words. */
    record Failed(String problem) implements Preparation {}

    /** It cannot be built here, whatever its sources: a full disk, say; in words. */
    record Hindered(String problem) implements Preparation {}
  }

  /** Where the machines of a repository are built. */
  public static Path builds(Path home) {
    return home.resolve("target/boot");
  }

  /**
   * Translates the program and builds its images; what did not change is not built again.
   *
   * @param home the repository's root
   * @param architecture one of {@link Target#names}
   * @param builds the folder in which the target has one of its own for what is built
   * @param flavours the images that the workloads want
   */
  public static Preparation prepare(
      IrProgram program, Path home, String architecture, Path builds, Set<Flavour> flavours)
      throws InterruptedException {
    Target.Reading reading = Target.read(home, architecture);
    if (!(reading instanceof Target.Read read)) {
      return new Preparation.Failed(reading.toString());
    }
    List<Tool> missing = Toolchain.missingFor(read.target());
    if (!missing.isEmpty() || !(Toolchain.find() instanceof Toolchain.Found found)) {
      return new Preparation.NotInstalled(missing);
    }
    Path folder = builds.resolve(architecture);
    Path emitted = folder.resolve("emitted");
    try {
      Translator.write(Translator.translate(program, Translator.Options.PLAIN), emitted);
    } catch (UncheckedIOException unwritable) {
      return new Preparation.Hindered(HostTrouble.words(unwritable.getCause()));
    }
    ImageBuilder builder = new ImageBuilder(home, read.target(), found.toolchain());
    Map<Flavour, Path> images = new EnumMap<>(Flavour.class);
    for (Flavour flavour : flavours) {
      String name = flavour == Flavour.JUDGED ? "image" : flavour.name().toLowerCase(Locale.ROOT);
      ImageBuilder.Result result = builder.build(emitted, folder.resolve(name), flavour);
      if (result instanceof ImageBuilder.Hindered hindered) {
        return new Preparation.Hindered(hindered.problem());
      }
      if (!(result instanceof ImageBuilder.Image built)) {
        return new Preparation.Failed(result.toString());
      }
      images.put(flavour, built.file());
    }
    return new Preparation.Ready(
        new BootedMachine(read.target(), images, false, OptionalInt.empty()));
  }

  /** What it boots: a kernel, or a disk; of several kernels the first in the order of flavours. */
  public Path image() {
    return images.values().iterator().next();
  }

  /** The target's name. */
  public String architecture() {
    return target.name();
  }

  /** What the emulator says of its version, in one line. */
  public String emulatorVersion() {
    if (emulatorVersion.isEmpty()) {
      emulatorVersion =
          Optional.of(target.emulator().find().map(Tool::version).orElse("not installed"));
    }
    return emulatorVersion.get();
  }

  /**
   * Talks with the kernel's monitor; see {@link Conversation#hold}.
   *
   * @param boot what is wanted beside the monitor
   */
  public Conversation.End talk(
      Boot boot, InputStream keyboard, boolean terminal, Conversation.Screen screen)
      throws InterruptedException {
    Target started = fromDisk ? target.fromDisk() : target;
    return new Conversation(started, images.get(Flavour.JUDGED), sized(boot))
        .hold(keyboard, terminal, screen);
  }

  /**
   * Boots one of its images, and judges nothing.
   *
   * @param flavour one for which this machine was prepared
   * @param lines is given each line as it comes
   */
  Qemu.Result run(Flavour flavour, Boot boot, Consumer<String> lines) throws InterruptedException {
    Qemu emulator = fromDisk ? Qemu.fromDisk(target) : new Qemu(target);
    return emulator.run(images.get(flavour), sized(boot), lines);
  }

  /**
   * Runs a workload and judges it. An interrupt ends the machine; what it did until then is judged.
   *
   * @param workload one of a flavour for which this machine was prepared
   * @param allowed with what a round may end; the emulator's known defects are added here
   * @param room knows whether the arena is to blame if memory runs out
   */
  public MachineRun run(Workload workload, Allowed allowed, ArenaRoom room) {
    MachineJudge judge =
        new MachineJudge(
            target.name(),
            workload,
            allowed.butFor(
                EmulatorDefects.of(target.name(), emulatorVersion(), workload.scenario())),
            who -> room.tooSmall(workload, who));
    List<String> heard = new ArrayList<>();
    long start = System.nanoTime();
    try {
      Qemu.Result result =
          whole(
              () -> {
                heard.clear();
                return run(workload.flavour(), workload.boot(), heard::add);
              });
      return judge.judge(result, heard, Duration.ofNanos(System.nanoTime() - start));
    } catch (InterruptedException e) {
      return judge.interrupted(heard, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** One boot. */
  interface Attempt {
    Qemu.Result boot() throws InterruptedException;
  }

  /** Boots again where text was lost on the way, a few times. */
  static Qemu.Result whole(Attempt attempt) throws InterruptedException {
    Qemu.Result result = attempt.boot();
    for (int more = 1; more < ATTEMPTS && result instanceof Qemu.TextLost; more++) {
      result = attempt.boot();
    }
    return result;
  }

  private Boot sized(Boot boot) {
    return memoryMebibytes.isPresent() ? boot.withMemory(memoryMebibytes.getAsInt()) : boot;
  }
}
