package halt.checker.cli;

import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.model.description.ScenarioDescription;
import halt.model.ir.IrClass;
import halt.model.ir.IrProgram;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    Set<String> types = new HashSet<>();
    files.forEach(file -> types.addAll(types(home, program, file)));
    return scenarios.stream().filter(each -> types.contains(each.type())).toList();
  }

  /** The classes of a program that a file defines. */
  private static Set<String> types(Path home, IrProgram program, Path file) {
    Path own = file.toAbsolutePath().normalize();
    Set<String> types = new HashSet<>();
    for (IrClass type : program.classes()) {
      Path from = Path.of(type.position().file());
      // What lies below the root is named from there, and all else as the user named it.
      if (own.equals(home.resolve(from).toAbsolutePath().normalize())
          || own.equals(from.toAbsolutePath().normalize())) {
        types.add(type.name());
      }
    }
    return types;
  }

  /**
   * Of the user's files those that a case takes to be lifted again: that of its scenario if this
   * can be lifted without the others, else all of them. What it needs of them may be a constant,
   * which is no call of another class any more.
   */
  static List<Path> needed(Path home, Case asked) {
    String type = asked.scenario().type();
    List<Path> own =
        asked.ownSources().stream()
            .filter(file -> types(home, asked.program(), file).contains(type))
            .toList();
    if (own.isEmpty() || own.size() == asked.ownSources().size()) {
      return own;
    }
    List<Path> sources = new ArrayList<>(HaltSources.withSeededBugs(home));
    sources.addAll(own);
    return Lifter.lift(home, sources) instanceof LiftResult.Lifted ? own : asked.ownSources();
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
