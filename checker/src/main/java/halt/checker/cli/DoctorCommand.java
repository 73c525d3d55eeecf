package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.engine.Availability;
import halt.checker.engine.Engine;
import halt.checker.jury.EngineKind;
import halt.checker.jury.Engines;
import halt.checker.trace.SourceLines;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Sanitizers;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code haltkit doctor}: what is there on this machine, and what is missing? */
@Command(
    name = "doctor",
    header = "Say which tools and engines are there.",
    description = {
      "Looks for everything that haltkit works with, and says at which versions it is there, and of"
          + " what is missing, or there only at a version that is not known to work, how it is"
          + " obtained. Installs nothing. Ends with 4 if something is missing that verify needs, or"
          + " if JPF_HOME names something that cannot be used; JPF itself may be absent.",
      ""
    },
    footer = {"  haltkit doctor", "  haltkit doctor --json"})
final class DoctorCommand extends HaltCommand {
  private static final String INSTALL = "apt-get install -y --no-install-recommends ";

  private static final List<Tool> REPLAY_TOOLS =
      List.of(Tool.OBJDUMP, Tool.OBJCOPY, Tool.SYMBOLIZER);

  private static final List<Tool> DISK_TOOLS =
      List.of(Tool.LLD_LINK, Tool.SFDISK, Tool.MKFS_FAT, Tool.MMD, Tool.MCOPY, Tool.MDIR);

  private static final String FOR_REPLAY = "for haltkit replay --on only: ";
  private static final String FOR_DISKS = "for haltkit image and boot --uefi only: ";
  private static final String FOR_TESTS = "for haltkit test only: ";
  private static final String FOR_BUILDS = "to build haltkit, and for haltkit test: ";

  /** How something fares. */
  private enum State {
    OK,
    /** Not there, or at another version than is known to work, and nothing else minds. */
    ABSENT,
    /** Needed, and not there at a version that is known to work. */
    MISSING,
    /** Set up, but not usable. */
    BROKEN
  }

  /** One line of the answer. */
  private record Finding(State state, String what, String about) {}

  DoctorCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            State.OK,
            "JDK",
            System.getProperty("java.vm.name")
                + " "
                + Runtime.version()
                + " in "
                + System.getProperty("java.home")));
    Set<Tool> tools = new LinkedHashSet<>(List.of(Tool.CLANG, Tool.LINKER, Tool.NM));
    List<Finding> firmware = new ArrayList<>();
    for (String arch : Target.names(haltkit().home())) {
      if (Target.read(haltkit().home(), arch) instanceof Target.Read read) {
        tools.add(read.target().emulator());
        read.target().uefi().ifPresent(uefi -> firmware.add(look(arch, uefi)));
      }
    }
    for (Tool tool : tools) {
      findings.add(look(tool));
    }
    for (Tool tool : REPLAY_TOOLS) {
      findings.add(look(tool, FOR_REPLAY));
    }
    for (Tool tool : DISK_TOOLS) {
      findings.add(look(tool, FOR_DISKS));
    }
    findings.addAll(firmware);
    findings.add(lookAtSanitizers());
    findings.add(look(Tool.MAVEN, FOR_BUILDS));
    Engines engines = new Engines(new SourceLines(haltkit().home()), haltkit().environment());
    for (EngineKind kind : EngineKind.values()) {
      try (Engine engine = engines.open(kind)) {
        findings.add(look(kind, engine.availability()));
      }
    }
    print(findings);
    boolean well =
        findings.stream().noneMatch(f -> f.state() == State.MISSING || f.state() == State.BROKEN);
    return well ? ExitCode.PASSED : ExitCode.NOT_INSTALLED;
  }

  private static Finding look(Tool tool) {
    return look(tool, State.MISSING, "");
  }

  /** A tool that is needed for this only. */
  private static Finding look(Tool tool, String purpose) {
    return look(tool, State.ABSENT, purpose);
  }

  private static Finding look(Tool tool, State without, String purpose) {
    String name = tool.names().get(0);
    if (tool.lookUp() instanceof Tool.Found found) {
      String version = found.version().isEmpty() ? "" : found.version() + " in ";
      return new Finding(State.OK, name, version + found.file());
    }
    String others = tool.passedOver();
    return new Finding(
        without,
        name,
        (others.isEmpty() ? "" : others + "; ") + obtained(purpose, tool.debianPackage()));
  }

  private static Finding look(String arch, Target.Uefi uefi) {
    String what = "firmware " + arch;
    return uefi.missingFirmware().isEmpty()
        ? new Finding(State.OK, what, uefi.firmware().toString())
        : new Finding(State.ABSENT, what, obtained(FOR_DISKS, uefi.firmwarePackage()));
  }

  private static Finding lookAtSanitizers() {
    String what = "clang's sanitizers";
    return Sanitizers.find()
        .map(library -> new Finding(State.OK, what, library.toString()))
        .orElseGet(
            () -> new Finding(State.ABSENT, what, obtained(FOR_TESTS, Sanitizers.debianPackage())));
  }

  private static String obtained(String purpose, String debianPackage) {
    return purpose + INSTALL + debianPackage;
  }

  private static Finding look(EngineKind kind, Availability availability) {
    String what = "engine " + kind.id();
    if (availability instanceof Availability.Present present) {
      String version = present.version();
      return new Finding(State.OK, what, version.isEmpty() ? kind.description() : version);
    }
    return availability instanceof Availability.Absent absent
        ? new Finding(State.ABSENT, what, absent.reason())
        : new Finding(State.BROKEN, what, ((Availability.Broken) availability).problem());
  }

  private void print(List<Finding> findings) {
    if (haltkit().json()) {
      ObjectNode object = Json.object();
      ArrayNode array = object.putArray("findings");
      for (Finding each : findings) {
        ObjectNode node = array.addObject();
        node.put("what", each.what());
        node.put("state", each.state().name().toLowerCase(Locale.ROOT));
        node.put("about", each.about());
      }
      Json.print(console(), object);
      return;
    }
    for (Finding each : findings) {
      console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%-8s %-20s %s",
                  each.state().name().toLowerCase(Locale.ROOT),
                  each.what(),
                  each.about()));
    }
  }
}
