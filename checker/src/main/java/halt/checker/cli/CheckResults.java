package halt.checker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.engine.Verdicts;
import halt.checker.jury.Engines;
import halt.checker.trace.Trace;
import halt.checker.trace.TraceFile;
import halt.checker.trace.TraceText;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What does {@code haltkit check} tell, and where do its traces go? Each result is told when it is
 * known, before a later one may fail; at the end, what engines do not agree on.
 */
final class CheckResults {
  /** Characters; engine and ending follow, and file systems take 255 bytes. */
  private static final int LONGEST_NAME = 128;

  private final HaltKit haltkit;
  private final Engines engines;
  private final Optional<Path> traceFile;

  /** A file that the user names is for the first failure. */
  private boolean traceWritten;

  private final List<Exploration> explorations = new ArrayList<>();
  private final Set<ExitCode> troubles = EnumSet.noneOf(ExitCode.class);
  private final ObjectNode object = Json.object();
  private final ArrayNode results = object.putArray("results");

  CheckResults(HaltKit haltkit, Engines engines, Optional<Path> traceFile) {
    this.haltkit = haltkit;
    this.engines = engines;
    this.traceFile = traceFile;
  }

  /** Tells what an engine found. */
  void add(Case asked, Exploration exploration) {
    explorations.add(exploration);
    if (haltkit.json()) {
      ObjectNode result = Json.exploration(results.addObject(), exploration);
      writeTrace(exploration).ifPresent(file -> result.put("trace", file.toString()));
    } else {
      print(exploration);
      writeTrace(exploration)
          .ifPresent(
              file ->
                  console().verbatim("replay it: haltkit replay" + sources(asked) + " " + file));
    }
  }

  private String sources(Case asked) {
    StringBuilder options = new StringBuilder();
    for (Path file : Catalogue.needed(haltkit.home(), asked)) {
      options.append(" --source ").append(haltkit.named(file));
    }
    return options.toString();
  }

  /** Tells what it has not told yet, where something keeps it from its end. */
  void tellSoFar() {
    if (haltkit.json()) {
      Json.print(console(), object);
    }
  }

  /** Tells that an engine could not answer; that ends no other search. */
  void add(Exploration nothing, Throwable thrown) {
    troubles.add(
        thrown instanceof ArenaTooSmallException
            ? Runner.badInput(console(), thrown)
            : OwnFault.tell(console(), thrown));
    if (haltkit.json()) {
      Json.exploration(results.addObject(), nothing);
    }
  }

  /** Tells what all of it comes to. */
  ExitCode end() {
    List<Disagreement> disagreements = Disagreement.among(explorations);
    ArrayNode array = object.putArray("disagreements");
    for (Disagreement each : disagreements) {
      ObjectNode node = array.addObject();
      node.put("scenario", each.first().scenario());
      node.put("first", each.first().engine());
      node.put("second", each.second().engine());
      node.put("what", each.what());
      if (!haltkit.json()) {
        console().print(line(Verdict.DISAGREE, each.first().scenario(), each.what()));
      }
    }
    if (haltkit.json()) {
      Json.print(console(), object);
    }
    troubles.add(disagreements.isEmpty() ? Verdicts.exitCode(explorations) : ExitCode.FAILED);
    return Verdicts.worst(troubles);
  }

  private Console console() {
    return haltkit.console();
  }

  private static String line(Verdict verdict, String scenario, String rest) {
    return String.format(Locale.ROOT, "%-13s %-24s %s", verdict, scenario, rest);
  }

  private void print(Exploration exploration) {
    console()
        .print(
            line(
                exploration.verdict(),
                exploration.scenario(),
                String.format(
                    Locale.ROOT,
                    "%s, %.1f s (engine %s, model %s)",
                    counts(exploration),
                    exploration.time().toMillis() / 1e3,
                    exploration.engine(),
                    exploration.model().id())));
    console().print("              " + exploration.scope().describe());
    console().print("              " + exploration.reason());
    exploration.caveats().forEach(caveat -> console().print("              " + caveat));
    exploration
        .failure()
        .ifPresent(
            failure -> {
              console().print("");
              TraceText.lines(failure, console().width()).forEach(console()::verbatim);
              console().print("");
            });
    if (!exploration.isConclusive()) {
      exploration.notes().forEach(note -> console().print("              | " + note));
    }
  }

  private static String counts(Exploration exploration) {
    List<String> counts = new ArrayList<>();
    if (exploration.runs() > 0) {
      counts.add(counted(exploration.runs(), "run"));
    }
    if (exploration.states() > 0 || exploration.runs() == 0) {
      counts.add(counted(exploration.states(), "state"));
      counts.add(counted(exploration.transitions(), "transition"));
      counts.add(String.format(Locale.ROOT, "depth %,d", exploration.depth()));
    }
    return String.join(", ", counts);
  }

  private static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /**
   * Keeps the trace of a failure, for {@code haltkit replay}. That it cannot be kept changes
   * nothing of what was found.
   *
   * @return where it is
   */
  private Optional<Path> writeTrace(Exploration exploration) {
    if (exploration.failure().isEmpty() || (traceFile.isPresent() && traceWritten)) {
      return Optional.empty();
    }
    traceWritten = true;
    Trace failure = exploration.failure().get();
    boolean usual =
        engines.usual(exploration.model()).stream()
            .anyMatch(each -> each.id().equals(exploration.engine()));
    String name =
        failure.bug().orElse(failure.scenario()) + (usual ? "" : "-" + exploration.engine());
    Path file =
        traceFile
            .map(haltkit::file)
            .orElse(haltkit.home().resolve("reports/check").resolve(fileName(name) + ".json"));
    try {
      if (traceFile.isEmpty()) {
        Files.createDirectories(file.getParent());
      }
      TraceFile.write(failure, file);
      return Optional.of(file);
    } catch (IOException unwritable) {
      console().note("the failure has no trace to replay: " + unwritable.getMessage());
      return Optional.empty();
    }
  }

  /**
   * What a file is called after something: whatever that contains, the file lies where it should,
   * and its name is not too long for any file system.
   */
  static String fileName(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]|^\\.", "_");
    String cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    return cut.equals(name) && !name.isEmpty()
        ? name
        : cut + "-" + Integer.toHexString(name.hashCode());
  }
}
