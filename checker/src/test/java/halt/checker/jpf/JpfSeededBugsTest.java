package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.bug.SeededProgram;
import halt.checker.engine.Case;
import halt.checker.engine.Exploration;
import halt.checker.engine.Limits;
import halt.checker.verdict.Verdict;
import halt.model.property.Property;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which seeded bugs does JPF catch, and why not the others? */
@Tag("jpf")
class JpfSeededBugsTest {
  /** Bugs that only a property shows which JPF's engine does not check. */
  private static final Map<String, Property> OUT_OF_REACH =
      Map.of(
          "copied-twice", Property.ISOMORPHIC,
          "word-leaked", Property.RECLAIMED);

  @Test
  void everyBugThatIsInReachIsCaught() {
    Map<String, String> missed = new TreeMap<>();
    try (JpfEngine engine = Jpf.engine(Jpf.present(), List.of())) {
      for (SeededProgram bug : SeededProgram.all(Programs.ALL)) {
        Exploration found = engine.explore(Case.of(bug), Limits.NONE);
        if (found.verdict() == Verdict.FAIL) {
          assertThat(found.failure().get().bug()).hasValue(bug.name());
        } else {
          missed.put(bug.name(), found.verdict() + ": " + found.reason());
        }
      }
      assertThat(missed.keySet()).as(missed::toString).isEqualTo(OUT_OF_REACH.keySet());
      OUT_OF_REACH.forEach(
          (name, property) -> {
            assertThat(engine.properties()).doesNotContain(property);
            assertThat(missed.get(name)).startsWith("PASS:");
          });
    }
  }
}
