package halt.checker.cli;

import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jury.EngineKind;
import halt.checker.report.ReportText;
import halt.checker.report.ReportWriter;
import halt.checker.report.RunReport;
import halt.checker.verdict.ExitCode;
import halt.checker.verify.Stage;
import halt.checker.verify.Verification;
import halt.checker.verify.VerifyRequest;
import halt.checker.verify.Watcher;
import halt.model.memory.MemoryModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haltkit verify}: is all of it right? */
@Command(
    name = "verify",
    header = "Explore, translate, boot and judge everything, and write a report.",
    description = {
      "Explores every scenario, shows that each seeded bug is caught, translates the core to C,"
          + " boots it on every target, judges what the machine did, and writes"
          + " reports/<run>/index.html, report.json and junit.xml.",
      ""
    },
    footer = {
      "  haltkit verify",
      "  haltkit verify --arch arm64            one target only",
      "  haltkit verify --skip boot             without QEMU",
      "  haltkit verify --skip exploration,bugs what the machine alone can tell",
      "  haltkit verify --json > report.json"
    })
final class VerifyCommand extends HaltCommand {
  @Mixin private TargetsOption targets;

  @Mixin private MachineOptions machine;

  @Mixin private EngineOptions engine;

  @Option(
      names = "--skip",
      paramLabel = "STAGE",
      split = ",",
      description = "Leave out: ${COMPLETION-CANDIDATES}. The report says so.")
  private Set<Stage> skipped = EnumSet.noneOf(Stage.class);

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "Where the run's folder is made (default: reports/ of the repository).")
  private Optional<Path> reports = Optional.empty();

  VerifyCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, IOException {
    Path home = haltkit().home();
    if (engine.model() != MemoryModel.SC) {
      throw new BadInput("verify does not explore " + engine.model().id() + ", only sc");
    }
    List<String> architectures = targets.architectures(home);
    if (skipped.containsAll(EnumSet.allOf(Stage.class))) {
      throw new BadInput("--skip leaves nothing to verify");
    }
    Path folderOfReports =
        HaltKit.writableFolder(
            "--reports", reports.map(haltkit()::file).orElse(home.resolve("reports")));
    VerifyRequest request =
        new VerifyRequest(
            home,
            "haltkit verify",
            skipped,
            engine.kinds(EnumSet.allOf(EngineKind.class)),
            engine.named(),
            haltkit().environment(),
            architectures,
            machine.cpus(),
            machine.rounds());
    Catalogue catalogue = Catalogue.lift(home, List.of());
    Verification verification = new Verification(request, catalogue.program(), new OnConsole());
    RunReport report = verification.run();
    // Said before it is written: what was found is not lost with the room for a report.
    if (haltkit().json()) {
      console().verbatim(ReportWriter.json(report).stripTrailing());
    } else {
      console().print(ReportText.summary(report).stripTrailing());
    }
    return write(report, folderOfReports);
  }

  private ExitCode write(RunReport report, Path folderOfReports) {
    try {
      Path folder = ReportWriter.write(report, folderOfReports);
      if (!haltkit().json()) {
        console().print("");
        console().print("The report is " + folder.resolve(ReportWriter.PAGE));
      }
      return report.exit();
    } catch (IOException unwritable) {
      console().note("the report could not be written: " + unwritable.getMessage());
      return report.exit().withResultLost();
    }
  }

  /** Shows the progress of each part, and a line when it is over. */
  private final class OnConsole implements Watcher {
    @Override
    public ProgressListener begins(Stage stage, String part) {
      if (console().terminal()) {
        console().progress(stage.title() + ": " + part + " …");
      }
      return new Progress(console(), part);
    }

    @Override
    public void ended(String line) {
      console().note(line);
    }

    @Override
    public boolean interrupted() {
      return haltkit().interrupts().requested();
    }

    @Override
    public <T> T interruptible(Wait<T> call) throws IOException, InterruptedException {
      return haltkit().interrupts().interruptible(call::get);
    }
  }
}
