package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.conformance.BootedMachine;
import halt.checker.conformance.SwapBenchmark;
import halt.checker.conformance.SwapBenchmark.Loop;
import halt.checker.conformance.SwapBenchmark.Measurement;
import halt.checker.conformance.SwapBenchmark.Measurement.Measured;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Flavour;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haltkit bench boot}: how fast is a swap on a booted machine? */
@Command(
    name = "boot",
    header = "Measure swaps on booted machines.",
    description = {
      "Boots an image without checks and has all CPUs add 1 to one atom: by a bare loop of load and"
          + " compare-and-swap, by the core's swap, and by the core's whole operation. Prints"
          + " millions per second of all CPUs together (the median of the counted rounds), and how"
          + " many times longer than the bare loop the others take.",
      ""
    },
    footer = {"  haltkit bench boot", "  haltkit bench boot --arch arm64 --cpus 2 --json"})
final class BenchBootCommand extends HaltCommand {
  @Mixin private TargetsOption targets;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2,4",
      converter = ScopeOptions.Cpus.class,
      description = "CPUs, one machine for each number (default ${DEFAULT-VALUE}).")
  private List<Integer> cpus;

  @Option(
      names = "--boots",
      paramLabel = "N",
      defaultValue = "3",
      converter = ScopeOptions.Positive.class,
      description = "Boots of each loop, with 3 counted rounds each (default ${DEFAULT-VALUE}).")
  private int boots;

  @Option(
      names = "--operations",
      paramLabel = "N",
      defaultValue = "1000000",
      converter = ScopeOptions.MachineOperations.class,
      description = "Swaps of each CPU in a round (default ${DEFAULT-VALUE}).")
  private int operations;

  BenchBootCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, NotInstalled, IOException, InterruptedException {
    List<String> architectures = targets.architectures(haltkit().home());
    for (String arch : architectures) {
      for (int count : cpus) {
        StartOptions.refuseTooMany(StartOptions.read(haltkit().home(), arch), count);
      }
    }
    IrProgram program = Sources.lift(haltkit().home());
    ObjectNode object = Json.object();
    ArrayNode figures = object.putArray("figures");
    for (String arch : architectures) {
      BootedMachine machine = Machines.prepare(haltkit(), program, arch, Set.of(Flavour.BARE));
      for (int count : cpus) {
        Measurement measurement =
            haltkit()
                .interrupts()
                .interruptible(() -> new SwapBenchmark(machine, count, operations).run(boots));
        if (measurement instanceof Measurement.Failed failed) {
          console().note(arch + " with " + count + " CPUs: " + failed.problem());
          return failed.ofHost() ? ExitCode.UNDECIDED : ExitCode.FAILED;
        }
        Measured measured = (Measured) measurement;
        if (haltkit().json()) {
          add(figures.addObject(), arch, count, measured);
        } else {
          console().print(line(arch, count, measured));
        }
      }
    }
    if (haltkit().json()) {
      Json.print(console(), object);
    }
    return ExitCode.PASSED;
  }

  private static double ratio(Measured measured, Loop loop) {
    return measured.median(Loop.CAS) / measured.median(loop);
  }

  private String line(String arch, int count, Measured measured) {
    return String.format(
        Locale.ROOT,
        "%s, %d CPUs: bare loop %.1f M/s; swap %.1f M/s (%.2f times as long);"
            + " operation %.1f M/s (%.2f times as long); medians of %d rounds",
        arch,
        count,
        measured.median(Loop.CAS) / 1e6,
        measured.median(Loop.SWAP) / 1e6,
        ratio(measured, Loop.SWAP),
        measured.median(Loop.OPERATION) / 1e6,
        ratio(measured, Loop.OPERATION),
        measured.rates().get(Loop.CAS).size());
  }

  private static void add(ObjectNode node, String arch, int count, Measured measured) {
    node.put("architecture", arch);
    node.put("cpus", count);
    for (Loop loop : Loop.values()) {
      ObjectNode figures = node.putObject(loop.name().toLowerCase(Locale.ROOT));
      List<Double> rates = measured.rates().get(loop);
      figures.put("perSecondMedian", Math.round(measured.median(loop)));
      figures.put("perSecondLeast", Math.round(rates.get(0)));
      figures.put("perSecondMost", Math.round(rates.get(rates.size() - 1)));
      figures.put("rounds", rates.size());
      figures.put("timesAsLongAsCas", ratio(measured, loop));
    }
  }
}
