package halt.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Can a trace be read on a terminal of 120 columns? */
class TraceTextTest {
  @Test
  void everyStoredTraceFitsAndLosesNothing() throws IOException, TraceFormatException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Programs.HOME.resolve("traces"))) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Trace trace = TraceFile.read(file);
      List<String> lines = TraceText.lines(trace);
      assertThat(lines.subList(0, lines.size() - 1))
          .as("%s", file)
          .allMatch(line -> line.length() <= 120);
      assertThat(lines).as("%s", file).anyMatch(startsWith(trace.steps().size()));
      String words = withoutBlanks(String.join("", lines));
      Trace.Step last = trace.steps().get(trace.steps().size() - 1);
      for (Trace.Action action : last.actions().stream().limit(1).toList()) {
        assertThat(words)
            .as("%s", file)
            .contains(withoutBlanks(Sentences.of(trace).of(last.process(), action.did())))
            .contains(withoutBlanks(action.source()));
      }
    }
  }

  @Test
  void ofVeryManyStepsThoseInTheMiddleAreLeftOutAndCounted() throws Exception {
    Trace trace = TraceFile.read(Programs.HOME.resolve("traces/lost-update.json"));
    Trace.Step step = trace.steps().get(0);
    for (int steps : new int[] {500, 501, 20_000}) {
      Trace longer = trace.with(Collections.nCopies(steps, step));
      List<String> lines = TraceText.lines(longer);
      assertThat(lines).filteredOn(line -> line.matches(" *\\d+ .*")).hasSize(500);
      assertThat(lines).anyMatch(startsWith(steps));
      assertThat(lines.stream().filter(line -> line.contains("more steps")).toList())
          .isEqualTo(
              steps == 500
                  ? List.of()
                  : List.of("     … " + (steps - 500) + " more steps, which the file holds …"));
    }
  }

  /** A line may be broken anywhere. */
  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static Predicate<String> startsWith(int number) {
    return line -> line.startsWith(String.format("%3d ", number));
  }
}
