package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.bug.SeededProgram;
import halt.checker.steer.MachineAccess;
import halt.checker.steer.SteeredImage;
import halt.checker.steer.SteeredRun;
import halt.checker.steer.SteeredStep;
import halt.checker.steer.SteeredText;
import halt.checker.steer.Steering;
import halt.checker.trace.Sentences;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Target;
import halt.kernel.gdb.GdbException;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrProgram;
import halt.model.property.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code haltkit replay --on}: does the booted machine do what the trace says? Shows each step when
 * the machine has taken it.
 */
final class MachineReplay {
  private final HaltKit haltkit;
  private final Path file;
  private final Trace trace;
  private final String architecture;
  private final boolean withoutBug;
  private final Sentences sentences;
  private final SteeredText text;

  MachineReplay(
      HaltKit haltkit,
      Path file,
      Trace trace,
      Sentences sentences,
      String architecture,
      boolean withoutBug) {
    this.sentences = sentences;
    this.haltkit = haltkit;
    this.file = file;
    this.trace = trace;
    this.architecture = architecture;
    this.withoutBug = withoutBug;
    this.text = new SteeredText(trace.scope().processes(), sentences);
  }

  /**
   * Boots and replays.
   *
   * @param program all that was lifted
   */
  ExitCode run(IrProgram program, Optional<SeededProgram> bug, ScenarioDescription scenario)
      throws BadInput, NotInstalled, IOException, InterruptedException {
    List<String> known = Target.namesWithVariants(haltkit.home());
    if (!known.contains(architecture)) {
      throw BadInput.unknown("target", architecture, known);
    }
    if (Target.read(haltkit.home(), architecture) instanceof Target.Read read) {
      Optional<String> obstacle = Steering.obstacle(trace, read.target());
      if (obstacle.isPresent()) {
        return unsupported(obstacle.get());
      }
    }
    SteeredImage image = prepare(program, withoutBug ? Optional.empty() : bug);
    SteeredRun run;
    try (Steering steering =
        Steering.start(image, scenario, trace, new SourceLines(haltkit.home()))) {
      if (!haltkit.json()) {
        console().verbatim(text.head(architecture));
      }
      run = haltkit.interrupts().interruptible(() -> steering.run(trace, this::show));
    } catch (GdbException failure) {
      console().note(failure.getMessage());
      return ExitCode.UNDECIDED;
    } catch (Violation inSetUp) {
      throw new BadInput(
          "the sources have changed since the trace was written: " + inSetUp.getMessage());
    }
    if (haltkit.json()) {
      printJson(run);
    } else {
      printEnd(run);
    }
    return exitCode(run.ending());
  }

  private Console console() {
    return haltkit.console();
  }

  private SteeredImage prepare(IrProgram program, Optional<SeededProgram> bug)
      throws BadInput, NotInstalled, IOException, InterruptedException {
    SteeredImage.Preparation preparation =
        haltkit
            .interrupts()
            .interruptible(() -> SteeredImage.prepare(program, bug, haltkit.home(), architecture));
    if (preparation instanceof SteeredImage.NotInstalled missing) {
      StartOptions.refuseMissing(missing.tools());
    }
    if (preparation instanceof SteeredImage.Failed failed) {
      if (haltkit.interrupts().requested()) {
        // An interrupt closes files and kills compilers, which looks like a failure of theirs.
        throw new InterruptedException();
      }
      throw new BadInput("no image could be built: " + failed.problem());
    }
    return ((SteeredImage.Ready) preparation).image();
  }

  private ExitCode unsupported(String reason) {
    if (haltkit.json()) {
      ObjectNode object = head();
      object.put("verdict", "unsupported");
      object.put("reason", reason);
      Json.print(console(), object);
    } else {
      console().print("UNSUPPORTED on " + architecture + ": " + reason);
    }
    return ExitCode.UNDECIDED;
  }

  /** With the bug in the image, a machine that does not show it is a failure of ours. */
  private ExitCode exitCode(SteeredRun.Ending ending) {
    boolean asWished = withoutBug && !(ending instanceof SteeredRun.SameViolation);
    return asWished ? ExitCode.PASSED : ExitCode.FAILED;
  }

  // Text.

  private void show(SteeredStep step) {
    if (!haltkit.json()) {
      text.lines(step).forEach(console()::verbatim);
    }
  }

  private void printEnd(SteeredRun run) {
    console().print("");
    SteeredRun.Ending ending = run.ending();
    if (ending instanceof SteeredRun.SameViolation same) {
      console().print("FAIL " + same.property() + ": " + same.message());
      console()
          .print(
              "The machine shows the same violation: "
                  + architecture
                  + " did in all "
                  + run.steps().size()
                  + " steps what the trace says, and its own words, judged, break the property.");
      for (String each : same.itself()) {
        console().print("  Let go, " + each);
      }
    } else if (ending instanceof SteeredRun.Parted parted) {
      console()
          .print(
              parted.step() == 0
                  ? "Machine and model part before the first step: " + parted.difference()
                  : "Machine and trace part at step " + parted.step() + ": " + parted.difference());
      if (parted.modelAgrees()) {
        console()
            .print(
                withoutBug
                    ? "The model of the right core does there what the machine did."
                    : "The model does there what the machine did: the sources, or the trace file,"
                        + " have changed since it was written.");
      }
    } else if (ending instanceof SteeredRun.Holds holds) {
      console()
          .print(
              "Machine and trace agree in all "
                  + run.steps().size()
                  + " steps, but at their end the property "
                  + holds.property()
                  + " holds.");
    }
    console()
        .print(
            String.format(
                Locale.ROOT,
                "%d steps with %d accesses in %.2f s (%.0f steps per second), after a start of"
                    + " %.2f s.",
                run.steps().size(),
                run.accesses(),
                run.stepTime().toNanos() / 1e9,
                run.stepsPerSecond(),
                run.startTime().toNanos() / 1e9));
  }

  // JSON.

  private ObjectNode head() {
    ObjectNode object = Json.object();
    object.put("file", file.toString());
    object.put("on", architecture);
    object.put("withoutBug", withoutBug);
    return object;
  }

  private void printJson(SteeredRun run) {
    ObjectNode object = head();
    SteeredRun.Ending ending = run.ending();
    if (ending instanceof SteeredRun.SameViolation same) {
      object.put("verdict", "same-violation");
      object.put("property", same.property());
      object.put("message", same.message());
      Json.putTexts(object, "letGo", same.itself());
    } else if (ending instanceof SteeredRun.Parted parted) {
      object.put("verdict", "parted");
      object.put("step", parted.step());
      object.put("difference", parted.difference());
      object.put("modelAgrees", parted.modelAgrees());
    } else if (ending instanceof SteeredRun.Holds holds) {
      object.put("verdict", "holds");
      object.put("property", holds.property());
    }
    object.put("accesses", run.accesses());
    object.put("startSeconds", run.startTime().toNanos() / 1e9);
    object.put("stepsPerSecond", run.stepsPerSecond());
    ArrayNode steps = object.putArray("steps");
    for (SteeredStep step : run.steps()) {
      ObjectNode node = steps.addObject();
      node.put("process", step.step().process());
      node.put("cpu", step.cpu());
      int process = step.step().process();
      Json.putTexts(
          node,
          "actions",
          step.step().actions().stream().map(each -> sentences.of(process, each.did())).toList());
      ArrayNode accesses = node.putArray("accesses");
      for (MachineAccess access : step.accesses()) {
        put(accesses.addObject(), access);
      }
    }
    Json.print(console(), object);
  }

  private static void put(ObjectNode node, MachineAccess access) {
    node.put("operation", access.operation());
    node.put("pc", "0x" + Long.toHexString(access.pc()));
    node.put("place", access.place());
    access.instruction().ifPresent(instruction -> node.put("instruction", instruction));
    if (access.offset() >= 0) {
      node.put("offset", access.offset());
    }
    access.found().ifPresent(word -> node.put("found", "0x" + Long.toHexString(word)));
    access.written().ifPresent(word -> node.put("written", "0x" + Long.toHexString(word)));
  }
}
