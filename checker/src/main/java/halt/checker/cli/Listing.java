package halt.checker.cli;

import halt.checker.jvm.CompiledAnnotations;
import halt.seeded.SeededBug;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * What are the scenarios and seeded bugs called? Of the repository's own the compiled classes tell,
 * which the launcher builds from the sources as they are now: to lift these takes seconds. A test
 * holds that both say the same.
 */
record Listing(List<Scenario> scenarios, List<Bug> bugs) {

  /** A scenario's name on the command line, and one line about it. */
  record Scenario(String name, String title) {}

  /** A seeded bug's, with the scenario that shows it and the id of the property that fails. */
  record Bug(String name, String title, String scenario, String caught) {}

  /** By name. */
  Listing {
    scenarios = scenarios.stream().sorted(Comparator.comparing(Scenario::name)).toList();
    bugs = bugs.stream().sorted(Comparator.comparing(Bug::name)).toList();
  }

  /** Of what was lifted. */
  static Listing of(Catalogue catalogue) {
    return new Listing(
        catalogue.scenarios().stream().map(s -> new Scenario(s.name(), s.title())).toList(),
        catalogue.bugs().stream()
            .map(b -> new Bug(b.name(), b.title(), b.scenario(), b.caught().id()))
            .toList());
  }

  /** Of the classes that this program was built with. */
  static Listing compiled() throws IOException {
    return new Listing(
        CompiledAnnotations.of(halt.scenario.Scenario.class).stream()
            .map(s -> new Scenario(s.text("name"), s.text("title")))
            .toList(),
        CompiledAnnotations.of(SeededBug.class).stream()
            .map(
                b -> new Bug(b.text("name"), b.text("title"), b.text("scenario"), b.text("caught")))
            .toList());
  }
}
