package halt.checker.cli;

import halt.checker.seeded.SeededProgram;
import halt.model.ir.IrProgram;
import halt.model.lift.HaltSources;
import halt.model.scenario.ScenarioDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which scenarios and seeded bugs are there? Those of the repository's sources as they are now, and
 * of files that the user names.
 */
record Catalogue(IrProgram program, List<ScenarioDescription> scenarios, List<SeededProgram> bugs) {

  /**
   * Lifts everything.
   *
   * @param more scenarios of the user, as files
   * @throws BadInput with every breach of the rules, if there is one
   */
  static Catalogue lift(Path home, List<Path> more) throws BadInput, IOException {
    List<Path> sources = new ArrayList<>(HaltSources.withSeededBugs(home));
    sources.addAll(more);
    IrProgram program = Sources.lift(home, sources);
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
    return new Catalogue(program, scenarios, SeededProgram.all(program));
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
