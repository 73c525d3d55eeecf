package halt.model.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Does each rule refuse what its page says, and nothing else? In {@code rules/HRxxx.java} each line
 * with a breach says so in a comment; {@code rules/HRxxx_ok.java} keeps all rules.
 */
class RuleSnippetsTest {
  private static final Path RULES =
      Sources.HOME.resolve("model/src/test/resources/halt/model/lift/rules");
  private static final Pattern MARK = Pattern.compile("HR\\d{3}\\b");

  @ParameterizedTest
  @EnumSource
  void refusesExactlyTheMarkedLines(Rule rule) throws IOException {
    Path snippet = RULES.resolve(rule.id() + ".java");
    List<Diagnostic> found = Sources.refused(Lifter.lift(RULES, List.of(snippet)));
    Set<String> reported = new TreeSet<>();
    found.forEach(one -> reported.add(one.position().line() + " " + one.rule()));
    assertThat(reported).containsExactlyInAnyOrderElementsOf(marks(snippet));
    assertThat(found).extracting(Diagnostic::rule).contains(rule);
  }

  @ParameterizedTest
  @EnumSource
  void liftsWhatKeepsTheRule(Rule rule) {
    Path snippet = RULES.resolve(rule.id() + "_ok.java");
    assertThat(Sources.lifted(Lifter.lift(RULES, List.of(snippet))).classes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void hasAPageInTheIndex(Rule rule) throws IOException {
    String page = Files.readString(Sources.HOME.resolve(rule.page()));
    assertThat(page).startsWith("# " + rule.id() + ": " + rule.title() + "\n");
    assertThat(page).contains("## Why", "## Refused", "## Instead");
    assertThat(Files.readString(Sources.HOME.resolve("docs/restricted-java.md")))
        .contains("[" + rule.id() + "](rules/" + rule.id() + ".md) | " + rule.title() + " |");
  }

  @Test
  void everySnippetAndPageIsOfARule() throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> pages = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      expected.addAll(List.of(rule.id() + ".java", rule.id() + "_ok.java"));
      pages.add(rule.id() + ".md");
    }
    assertThat(names(RULES)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(names(Sources.HOME.resolve("docs/rules")))
        .containsExactlyInAnyOrderElementsOf(pages);
  }

  private static List<String> names(Path folder) {
    return Arrays.asList(folder.toFile().list());
  }

  private static List<String> marks(Path snippet) throws IOException {
    List<String> marks = new ArrayList<>();
    List<String> lines = Files.readAllLines(snippet);
    for (int i = 0; i < lines.size(); i++) {
      int comment = lines.get(i).indexOf("// HR");
      Matcher mark = MARK.matcher(comment < 0 ? "" : lines.get(i).substring(comment));
      while (mark.find()) {
        marks.add((i + 1) + " " + mark.group());
      }
    }
    return marks;
  }
}
