package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.Target;
import halt.kernel.disk.DiskBuilder;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haltkit image}: what does a machine start from? */
@Command(
    name = "image",
    header = "Write a disk image that UEFI firmware starts.",
    description = {
      "Builds the kernel and a disk around it: a partition table, an EFI system partition, the boot"
          + " loader, and \\halt\\arguments, a text file that says what the kernel does. The same"
          + " sources and options give the same bytes.",
      ""
    },
    footer = {
      "  haltkit image --out halt.img     it runs the scenario counter",
      "  haltkit image --arch arm64 --out halt.img --scenario compare-and-set",
      "  haltkit boot --image halt.img    try it under QEMU"
    })
final class ImageCommand extends HaltCommand {
  @Mixin private TargetOption target;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file to write; one that is there is replaced.")
  private Path out;

  @Option(
      names = "--scenario",
      paramLabel = "SCENARIO",
      defaultValue = "counter",
      description = "The scenario that it runs (default ${DEFAULT-VALUE}).")
  private String scenario;

  @Mixin private WorkOptions work;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "500",
      converter = ScopeOptions.Rounds.class,
      description = "How many times the scenario runs (default ${DEFAULT-VALUE}).")
  private int rounds;

  ImageCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, NotInstalled, IOException, InterruptedException {
    String arch = target.architecture(haltkit().home());
    Target machine = StartOptions.read(haltkit().home(), arch);
    Path file = haltkit().writableFile("--out", out);
    IrProgram program = Sources.lift(haltkit().home());
    List<ScenarioDescription> known = ScenarioDescription.all(program);
    ScenarioDescription chosen =
        known.stream()
            .filter(each -> each.name().equals(scenario))
            .findFirst()
            .orElseThrow(
                () ->
                    BadInput.unknown(
                        "scenario",
                        scenario,
                        known.stream().map(ScenarioDescription::name).toList()));
    // How many CPUs it will have, only the machine knows.
    Optional<String> refusal =
        chosen.litmus().flatMap(litmus -> litmus.refusal(Integer.MAX_VALUE, work.operations()));
    if (refusal.isPresent()) {
      throw new BadInput(scenario + " " + refusal.get());
    }
    List<String> arguments = new ArrayList<>();
    arguments.add("scenario=" + scenario);
    arguments.add("operations=" + work.operations());
    arguments.add("rounds=" + rounds);
    arguments.add("seed=" + work.seed());
    Path kernel = Machines.prepare(haltkit(), program, arch, Set.of(Flavour.JUDGED)).image();
    Path work = haltkit().home().resolve("target/boot").resolve(arch).resolve("disk");
    StartOptions.built(
        haltkit(),
        haltkit()
            .interrupts()
            .interruptible(
                () ->
                    new DiskBuilder(haltkit().home(), machine)
                        .build(kernel, arguments, work, file)));
    say(arch, file, arguments);
    return ExitCode.PASSED;
  }

  private void say(String arch, Path file, List<String> arguments) throws IOException {
    String text = String.join(" ", arguments);
    if (haltkit().json()) {
      ObjectNode object = Json.object();
      object.put("file", file.toString());
      object.put("architecture", arch);
      object.put("bytes", Files.size(file));
      object.put("arguments", text);
      Json.print(console(), object);
    } else {
      console().print(file + ": a disk for " + arch + ", " + (Files.size(file) >> 20) + " MiB");
      console().print("it runs: " + text);
      console()
          .verbatim("try it:  haltkit boot --arch " + arch + " --image " + haltkit().named(file));
    }
  }
}
