package halt.checker.cli;

import halt.checker.seeded.SeededProgram;
import halt.model.ir.IrClass;
import halt.model.ir.IrProgram;
import halt.model.scenario.ScenarioDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which scenarios and seeded bugs are there? Those of the repository's sources as they are now, and
 * of files that the user names.
 */
record Catalogue(
    Path home, IrProgram program, List<ScenarioDescription> scenarios, List<SeededProgram> bugs) {

  /**
   * Lifts everything.
   *
   * @param more scenarios of the user, as files
   * @throws BadInput with every breach of the rules, if there is one
   */
  static Catalogue lift(Path home, List<Path> more) throws BadInput, IOException {
    IrProgram program = Sources.lift(home, more);
    List<ScenarioDescription> scenarios = ScenarioDescription.all(program);
    Map<String, String> types = new HashMap<>();
    for (ScenarioDescription each : scenarios) {
      String other = types.put(each.name(), each.type());
      if (other != null) {
        throw new BadInput(
            "two scenarios are named '"
                + each.name()
                + "': "
                + other
                + " and "
                + each.type()
                + "; a trace names its scenario, so give yours a name of its own");
      }
    }
    return new Catalogue(home, program, scenarios, SeededProgram.all(program));
  }

  /** The scenarios that these files define. */
  List<ScenarioDescription> ofFiles(List<Path> files) {
    Set<Path> own = new HashSet<>();
    files.forEach(file -> own.add(file.toAbsolutePath().normalize()));
    Set<String> types = new HashSet<>();
    for (IrClass type : program.classes()) {
      Path file = Path.of(type.position().file());
      // What lies below the root is named from there, and all else as the user named it.
      if (own.contains(home.resolve(file).toAbsolutePath().normalize())
          || own.contains(file.toAbsolutePath().normalize())) {
        types.add(type.name());
      }
    }
    return scenarios.stream().filter(each -> types.contains(each.type())).toList();
  }

  /** The scenario of that name. */
  ScenarioDescription scenario(String name) throws BadInput {
    for (ScenarioDescription each : scenarios) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw BadInput.unknown(
        "scenario", name, scenarios.stream().map(ScenarioDescription::name).toList());
  }

  /** The seeded bug of that name. */
  SeededProgram bug(String name) throws BadInput {
    for (SeededProgram each : bugs) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw BadInput.unknown("seeded bug", name, bugs.stream().map(SeededProgram::name).toList());
  }
}
