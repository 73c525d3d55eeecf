package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.state.StateEngine;
import halt.checker.trace.SourceLines;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haltkit bench check}: how many states does the explorer visit in a second? */
@Command(
    name = "check",
    header = "Measure the explorer's states per second.",
    description = {
      "Explores the counter scenario, 3 processes with 2 operations each and up to "
          + BenchCheckCommand.COLLECTIONS
          + " requested collections, again and again: first without counting, until the JVM has"
          + " compiled the search, then counted. Prints the median, the least and the most states"
          + " per second.",
      ""
    },
    footer = {"  haltkit bench check", "  haltkit bench check --runs 9 --json"})
final class BenchCheckCommand extends HaltCommand {
  /** So many that a run lasts long enough to be measured. */
  static final int COLLECTIONS = 3;

  private static final Scope SCOPE = new Scope(3, 2, COLLECTIONS, 0);
  private static final int WARM_UP = 8;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      converter = ScopeOptions.Positive.class,
      description = "Counted runs (default ${DEFAULT-VALUE}).")
  private int runs;

  BenchCheckCommand(HaltKit haltkit) {
    super(haltkit);
  }

  @Override
  public ExitCode call() throws BadInput, IOException {
    Catalogue catalogue = Catalogue.lift(haltkit().home(), List.of());
    ScenarioDescription counter = catalogue.scenario("counter");
    StateEngine engine = new StateEngine(new SourceLines(haltkit().home()));
    Limits limits = new Limits(Optional.empty(), haltkit().interrupts(), Limits.NONE.progress());
    List<Double> rates = new ArrayList<>();
    Exploration last = null;
    for (int run = 0; run < WARM_UP + runs; run++) {
      last = engine.explore(Case.of(catalogue.program(), counter, SCOPE), limits);
      if (last.verdict() != Verdict.PASS) {
        console().note("the search ended with " + last.verdict() + ": " + last.reason());
        return last.verdict().exitCode();
      }
      if (run >= WARM_UP) {
        rates.add(last.states() / (last.time().toNanos() / 1e9));
      }
    }
    Collections.sort(rates);
    print(last, rates);
    return ExitCode.PASSED;
  }

  private void print(Exploration last, List<Double> rates) {
    double median = rates.get(rates.size() / 2);
    double least = rates.get(0);
    double most = rates.get(rates.size() - 1);
    if (haltkit().json()) {
      ObjectNode object = Json.object();
      object.put("scenario", last.scenario());
      object.put("scope", last.scope().describe());
      object.put("states", last.states());
      object.put("transitions", last.transitions());
      object.put("runs", rates.size());
      object.put("warmUpRuns", WARM_UP);
      object.put("statesPerSecondMedian", Math.round(median));
      object.put("statesPerSecondLeast", Math.round(least));
      object.put("statesPerSecondMost", Math.round(most));
      Json.print(console(), object);
      return;
    }
    console()
        .print(
            String.format(
                Locale.ROOT,
                "%s, %s: %,d states, %,d transitions",
                last.scenario(),
                last.scope().describe(),
                last.states(),
                last.transitions()));
    console()
        .print(
            String.format(
                Locale.ROOT,
                "%,.0f states/s (median of %d runs after %d for warming up; least %,.0f, most"
                    + " %,.0f)",
                median,
                rates.size(),
                WARM_UP,
                least,
                most));
  }
}
