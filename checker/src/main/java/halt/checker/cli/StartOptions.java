package halt.checker.cli;

import halt.checker.conformance.BootedMachine;
import halt.kernel.boot.Elf;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.disk.BootImage;
import halt.kernel.disk.DiskBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * From what does the machine start, and does that fit it? Everything that an emulator would answer
 * with silence is refused here, before one is started.
 */
final class StartOptions {
  /** The usual start is neither. */
  static final class Source {
    @Option(
        names = "--uefi",
        description = "Start from a disk, by UEFI firmware, as a real machine does.")
    private boolean uefi;

    @Option(
        names = "--image",
        paramLabel = "FILE",
        description = "Boot this: a disk of haltkit image, or a kernel (ELF). Nothing is built.")
    private Path image;
  }

  @ArgGroup private Source source = new Source();

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      defaultValue = "128",
      converter = ScopeOptions.Positive.class,
      description = "Memory of the machine (default ${DEFAULT-VALUE}).")
  private int memory;

  /** Builds the machine that boots the kernel as the sources are. */
  interface Preparing {
    BootedMachine prepare() throws BadInput, NotInstalled, IOException, InterruptedException;
  }

  /**
   * The machine that was asked for.
   *
   * @param usual builds the kernel; not called where an image is named
   */
  BootedMachine machine(HaltKit haltkit, String arch, int cpus, Preparing usual)
      throws BadInput, NotInstalled, IOException, InterruptedException {
    Target target = read(haltkit.home(), arch);
    refuseTooMany(target, cpus);
    if (source.image != null) {
      return named(haltkit, target).withMemory(memory);
    }
    if (source.uefi) {
      refuseMissing(missingToStart(target));
    }
    BootedMachine machine = usual.prepare();
    if (Elf.read(machine.image()) instanceof Elf.Read kernel) {
      refuseTooLittle(BootImage.memoryProblem(kernel.elf(), target, memory));
    }
    return (source.uefi ? onDisk(haltkit, target, machine) : machine).withMemory(memory);
  }

  /**
   * A target of the repository.
   *
   * @throws BadInput if its description is at fault
   */
  static Target read(Path home, String arch) throws BadInput {
    if (Target.read(home, arch) instanceof Target.Read read) {
      return read.target();
    }
    throw new BadInput(Target.read(home, arch).toString());
  }

  static void refuseTooMany(Target target, int cpus) throws BadInput {
    if (cpus > target.mostCpus()) {
      throw new BadInput(
          target.name() + " has at most " + target.mostCpus() + " CPUs, and --cpus says " + cpus);
    }
  }

  static void refuseMissing(List<Tool> missing) throws NotInstalled {
    if (!missing.isEmpty()) {
      throw new NotInstalled(
          missing.get(0).missing(),
          missing.stream().map(Tool::debianPackage).distinct().toArray(String[]::new));
    }
  }

  private static List<Tool> missingToStart(Target target) {
    return target.uefi().flatMap(Target.Uefi::missingFirmware).map(List::of).orElse(List.of());
  }

  private BootedMachine named(HaltKit haltkit, Target target)
      throws BadInput, NotInstalled, IOException, InterruptedException {
    Path file = haltkit.readable(source.image).toAbsolutePath();
    List<Target> all = new ArrayList<>();
    for (String name : Target.names(haltkit.home())) {
      all.add(read(haltkit.home(), name));
    }
    BootImage.Kind kind =
        haltkit.interrupts().interruptible(() -> BootImage.inspect(file, target, all));
    if (kind instanceof BootImage.Kernel kernel) {
      refuseTooLittle(BootImage.memoryProblem(kernel.elf(), target, memory));
      refuseMissing(target.emulator().find().isEmpty() ? List.of(target.emulator()) : List.of());
      return BootedMachine.withKernel(target, file);
    } else if (kind instanceof BootImage.NotInstalled missing) {
      refuseMissing(missing.tools());
    } else if (kind instanceof BootImage.Unfit unfit) {
      throw new BadInput(unfit.problem());
    }
    refuseTooLittle(firmwareMemoryProblem(target));
    return BootedMachine.withDisk(target, file);
  }

  private BootedMachine onDisk(HaltKit haltkit, Target target, BootedMachine machine)
      throws BadInput, NotInstalled, IOException, InterruptedException {
    refuseTooLittle(firmwareMemoryProblem(target));
    Path folder = haltkit.home().resolve("target/boot").resolve(target.name()).resolve("disk");
    Path disk = folder.resolve("halt.img");
    // What it does, the host tells it at each boot.
    built(
        haltkit,
        haltkit
            .interrupts()
            .interruptible(
                () ->
                    new DiskBuilder(haltkit.home(), target)
                        .build(machine.image(), List.of(), folder, disk)));
    return BootedMachine.withDisk(target, disk);
  }

  /** Turns what a disk's builder gave into what a command ends with. */
  static void built(HaltKit haltkit, DiskBuilder.Result result)
      throws BadInput, NotInstalled, InterruptedException {
    if (result instanceof DiskBuilder.NotInstalled missing) {
      refuseMissing(missing.tools());
    } else if (result instanceof DiskBuilder.Failed failed) {
      if (haltkit.interrupts().requested()) {
        // Ctrl-C ends the programs that build it, too, which looks like a failure of theirs.
        throw new InterruptedException();
      }
      throw new BadInput("no disk could be built: " + failed.problem());
    }
  }

  private Optional<String> firmwareMemoryProblem(Target target) {
    OptionalInt least =
        target.uefi().map(uefi -> OptionalInt.of(uefi.leastMemory())).orElse(OptionalInt.empty());
    return least.isPresent() && memory < least.getAsInt()
        ? Optional.of(
            "the firmware of %s wants %d MiB of memory, and --memory says %d"
                .formatted(target.name(), least.getAsInt(), memory))
        : Optional.empty();
  }

  private static void refuseTooLittle(Optional<String> problem) throws BadInput {
    if (problem.isPresent()) {
      throw new BadInput(problem.get());
    }
  }
}
