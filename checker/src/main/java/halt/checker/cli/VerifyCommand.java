package halt.checker.cli;

import halt.checker.verdict.ExitCode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haltkit verify}: is all of it right? */
@Command(
    name = "verify",
    header = "Explore, translate, boot and judge everything, and write a report.",
    description = {
      "Explores every scenario, shows that each seeded bug is caught, translates the core to C,"
          + " boots it on x86_64, judges what the machine did, and writes"
          + " reports/<run>/index.html, report.json and junit.xml.",
      ""
    },
    footer = {
      "  haltkit verify",
      "  haltkit verify --skip boot             without QEMU",
      "  haltkit verify --skip exploration      what the machine alone can tell",
      "  haltkit verify --json > report.json"
    })
final class VerifyCommand extends HaltCommand {
  /** What a verification consists of. */
  enum Stage {
    EXPLORATION,
    BUGS,
    TRANSLATION,
    BOOT
  }

  /**
   * What was asked for.
   *
   * @param skipped stages to leave out; the report names them as not covered
   * @param rounds how many times each scenario runs on the booted machine
   * @param reports the folder that gets the run's folder
   */
  record Request(Set<Stage> skipped, int cpus, int rounds, Path reports) {}

  @Option(
      names = "--skip",
      paramLabel = "STAGE",
      split = ",",
      description = "Leave out: ${COMPLETION-CANDIDATES}. The report says so.")
  private Set<Stage> skipped = EnumSet.noneOf(Stage.class);

  @Option(
      names = "--cpus",
      paramLabel = "N",
      defaultValue = "4",
      converter = ScopeOptions.Positive.class,
      description = "CPUs of the booted machine (default ${DEFAULT-VALUE}).")
  private int cpus;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "200",
      converter = ScopeOptions.Positive.class,
      description = "Rounds of each scenario on the booted machine (default ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "Where the run's folder is made (default: reports/ of the repository).")
  private Optional<Path> reports = Optional.empty();

  VerifyCommand(HaltKit haltkit) {
    super(haltkit);
  }

  Request request() {
    Path folder = reports.map(haltkit()::file).orElse(haltkit().home().resolve("reports"));
    return new Request(skipped, cpus, rounds, folder);
  }

  @Override
  public ExitCode call() throws NotInstalled {
    throw new NotInstalled("the explorer");
  }
}
