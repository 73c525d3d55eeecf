package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.bug.SeededProgram;
import halt.checker.replay.Replay;
import halt.checker.trace.Sentences;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceFile;
import halt.checker.trace.TraceFormatException;
import halt.checker.trace.TraceText;
import halt.checker.verdict.ExitCode;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrProgram;
import halt.model.machine.OutOfSpaceException;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SpaceNeeded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haltkit replay}: what exactly went wrong in this run? */
@Command(
    name = "replay",
    header = "Run a counterexample again, step by step.",
    description = {
      "Takes the steps of a trace file again, on the sources as they are now, and shows them with"
          + " one column per process. Ends with 1 if a property fails again, with 0 if the steps"
          + " no longer lead to a failure.",
      "With --on, the booted machine takes them too: its CPUs are led by a debugger from access to"
          + " access, and every word that they read and write is compared with the trace and with"
          + " the model.",
      ""
    },
    footer = {
      "  haltkit replay traces/lost-update.json",
      "  haltkit replay traces/lost-update.json --json",
      "  haltkit replay traces/lost-update.json --on arm64",
      "                                          on the machine, with the bug in its image",
      "  haltkit replay traces/lost-update.json --on arm64 --without-bug",
      "                                          where the right core does something else",
      "  haltkit replay --source Mine.java reports/check/mine.json"
    })
final class ReplayCommand extends HaltCommand {
  @Parameters(paramLabel = "TRACE", description = "A trace that check or verify wrote.")
  private Path file;

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "The Java file of the scenario, if it is your own.")
  private List<Path> own = List.of();

  @Option(
      names = "--on",
      paramLabel = "ARCH",
      description =
          "Replay on a booted machine: a folder arch-ARCH/ of the repository, or one of its"
              + " variants, as arm64:exclusives.")
  private String architecture;

  @Option(
      names = "--without-bug",
      description =
          "With --on: build the image from the right core, and see where it parts from the trace.")
  private boolean withoutBug;

  ReplayCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, NotInstalled, IOException, InterruptedException {
    if (withoutBug && architecture == null) {
      throw new BadInput("--without-bug says what is in the image of --on ARCH, which is missing");
    }
    Trace trace;
    try {
      trace = TraceFile.read(haltkit().readable(file));
    } catch (TraceFormatException e) {
      throw new BadInput(e.getMessage());
    }
    List<Path> sources = new ArrayList<>();
    for (Path each : own) {
      sources.add(haltkit().readable(each));
    }
    Catalogue catalogue = Catalogue.lift(haltkit().home(), sources);
    IrProgram program = catalogue.program();
    Optional<SeededProgram> bug = Optional.empty();
    if (trace.bug().isPresent()) {
      bug = Optional.of(catalogue.bug(trace.bug().get()));
      program = bug.get().program();
    }
    trace =
        trace.in(
            program.classes().stream()
                .map(type -> type.position().file())
                .collect(Collectors.toSet()));
    ScenarioDescription scenario = trace.sized(scenario(catalogue, trace.scenario()));
    Optional<String> obstacle = Replay.obstacle(program, scenario, trace.scope());
    if (obstacle.isPresent()) {
      throw new BadInput(haltkit().file(file) + ": " + obstacle.get());
    }
    if (withoutBug && bug.isEmpty()) {
      throw new BadInput(file + ": --without-bug, but the trace is of no seeded bug");
    }
    Optional<Trace> again;
    try {
      // On the model in any case: steps for which its arena is too small lead no machine anywhere.
      ScenarioModel model = new ScenarioModel(program, scenario, trace.scope());
      again = Replay.run(model, trace, new SourceLines(haltkit().home()));
      if (architecture != null) {
        MachineReplay machine =
            new MachineReplay(
                haltkit(), file, trace, new Sentences(model.map), architecture, withoutBug);
        return machine.run(catalogue.program(), bug, scenario);
      }
    } catch (OutOfSpaceException e) {
      throw new BadInput(
          "the steps of "
              + file
              + " cannot be taken with semispaces of "
              + scenario.spaceWords()
              + " words: "
              + e.getMessage()
              + "; "
              + SpaceNeeded.mending(program, scenario, trace.scope(), e));
    }
    if (haltkit().json()) {
      printJson(trace, again);
    } else {
      printText(trace, again);
    }
    return again.isPresent() ? ExitCode.FAILED : ExitCode.PASSED;
  }

  private static ScenarioDescription scenario(Catalogue catalogue, String name) throws BadInput {
    try {
      return catalogue.scenario(name);
    } catch (BadInput unknown) {
      throw new BadInput(
          unknown.getMessage() + "\n  A scenario of your own is named with --source FILE.java");
    }
  }

  private void printText(Trace trace, Optional<Trace> again) {
    if (again.isEmpty()) {
      console()
          .print(
              "The steps do not lead to a failure: the sources, or the trace file, have changed"
                  + " since it was written, and the property "
                  + trace.property()
                  + " holds along it.");
      return;
    }
    TraceText.lines(again.get(), console().width()).forEach(console()::verbatim);
    if (!trace.tells(again.get())) {
      console()
          .print("The trace file says something else of these steps: the sources have changed.");
    }
  }

  private void printJson(Trace trace, Optional<Trace> again) {
    ObjectNode object = Json.object();
    object.put("file", file.toString());
    object.put("fails", again.isPresent());
    object.put("same", again.map(trace::tells).orElse(false));
    again.ifPresent(
        found -> {
          object.put("property", found.property());
          object.put("message", found.message());
          object.put("steps", found.steps().size());
        });
    Json.print(console(), object);
  }
}
