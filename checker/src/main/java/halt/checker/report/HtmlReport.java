package halt.checker.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.Fact;
import halt.checker.report.RunReport.Translation;
import halt.checker.verdict.Verdict;
import halt.model.property.Property;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What does the page for people show, and in which order? The records here are what the template
 * {@code report.mustache} names; the templates hold the words of the page, this class and those for
 * its sections (HtmlExplorations, HtmlBugs ...) the choices. The page is one file: no script, no
 * picture, nothing fetched. It is well-formed XML too, so a test can hold it to that.
 */
final class HtmlReport {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Template TEMPLATE =
      Mustache.compiler()
          .strictSections(true)
          .emptyStringIsFalse(true)
          .withEscaper(text -> escape(Words.visible(text)))
          .withLoader(name -> new StringReader(resource(name + ".mustache")))
          .compile(resource("report.mustache"));

  private HtmlReport() {}

  static String render(RunReport report) {
    return TEMPLATE.execute(page(report));
  }

  // What the template sees. Everything is text, a truth or a list by the time it gets there.

  private record Page(
      String style,
      String run,
      String moment,
      String isoMoment,
      String duration,
      String command,
      Chip exit,
      int exitCode,
      List<String> claims,
      boolean hasProblems,
      List<String> problems,
      boolean hasDisagreements,
      List<HtmlDisagreements.View> disagreements,
      List<HtmlExplorations.View> explorations,
      List<HtmlBugs.View> bugs,
      List<HtmlBoots.View> boots,
      List<TranslationView> translation,
      boolean hasNotCovered,
      boolean runHasNotCovered,
      List<String> notCovered,
      List<EngineLimits> engineLimits,
      List<VerdictLegend> verdicts,
      List<String> engineNames,
      List<PropertyLegend> properties,
      List<Fact> environment) {}

  private record VerdictLegend(Chip chip, String meaning, int exitCode) {}

  /** What a property means, and a cell for each engine: whether it looks at it. */
  private record PropertyLegend(String id, String meaning, List<Chip> engines) {}

  /** What an engine says it does not cover, or why it took no part. */
  private record EngineLimits(String name, List<String> notCovered) {}

  private record TranslationView(
      String javaFiles,
      String javaLines,
      String cFiles,
      String cLines,
      String compiler,
      String compileTime) {}

  private static Page page(RunReport report) {
    List<EngineUse> engines = EngineTable.engines(report);
    List<EngineLimits> limits =
        engines.stream()
            .map(engine -> limits(report, engine))
            .filter(engine -> !engine.notCovered().isEmpty())
            .toList();
    return new Page(
        resource("report.css"),
        report.run(),
        MOMENT.format(report.started()),
        report.started().toString(),
        Words.duration(report.duration()),
        report.command(),
        Chip.of(report.exit()),
        report.exit().code(),
        claims(report),
        !report.problems().isEmpty(),
        report.problems(),
        !report.disagreements().isEmpty(),
        report.disagreements().stream().map(HtmlDisagreements::of).toList(),
        report.checks().isEmpty() ? List.of() : List.of(HtmlExplorations.of(report)),
        report.bugs().isEmpty() ? List.of() : List.of(HtmlBugs.of(report)),
        report.boots().isEmpty() ? List.of() : List.of(HtmlBoots.of(report)),
        report.translation().stream().map(HtmlReport::translation).toList(),
        !report.notCovered().isEmpty() || !limits.isEmpty(),
        !report.notCovered().isEmpty(),
        report.notCovered(),
        limits,
        Arrays.stream(Verdict.values())
            .map(v -> new VerdictLegend(Chip.of(v), Words.meaning(v), v.exitCode().code()))
            .toList(),
        engines.stream().map(EngineUse::name).toList(),
        Arrays.stream(Property.values()).map(p -> legend(report, engines, p)).toList(),
        report.environment());
  }

  /** A line each; they are read one after the other. */
  private static List<String> claims(RunReport report) {
    List<String> claims = Conclusions.claims(report);
    return claims.isEmpty() ? List.of(report.headline()) : claims;
  }

  private static EngineLimits limits(RunReport report, EngineUse engine) {
    List<String> sentences = new ArrayList<>();
    if (!engine.used()) {
      sentences.add(Words.absent(engine));
    }
    sentences.addAll(report.notCoveredBy(engine.name()));
    return new EngineLimits(engine.name(), sentences);
  }

  private static PropertyLegend legend(
      RunReport report, List<EngineUse> engines, Property property) {
    return new PropertyLegend(
        property.id(),
        property.meaning(),
        engines.stream()
            .map(
                engine ->
                    EngineTable.explorations(report)
                            .filter(each -> each.engine().equals(engine.name()))
                            .anyMatch(each -> each.properties().contains(property))
                        ? Chip.CHECKED
                        : Chip.NOT_CHECKED)
            .toList());
  }

  private static TranslationView translation(Translation emitted) {
    return new TranslationView(
        Words.number(emitted.javaFiles()),
        Words.number(emitted.javaLines()),
        Words.number(emitted.cFiles()),
        Words.number(emitted.cLines()),
        emitted.compiler(),
        Words.duration(emitted.compileTime()));
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
