package halt.checker.jpf;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.Programs;
import java.time.Duration;
import java.util.List;

/** JPF, for tests that need it. */
final class Jpf {
  private Jpf() {}

  /**
   * Where JPF is; a test that asks for it is skipped where JPF was not asked for, and fails where
   * what {@code JPF_HOME} names cannot be used.
   */
  static JpfHome.Present present() {
    JpfHome found = JpfHome.find(System.getenv());
    assumeTrue(
        !(found instanceof JpfHome.Absent), () -> "skipped: " + new JpfHome.Absent().reason());
    if (found instanceof JpfHome.Broken broken) {
      throw new AssertionError(broken.problem());
    }
    return (JpfHome.Present) found;
  }

  /** An engine with options of JPF that come after our own. */
  static JpfEngine engine(JpfHome.Present jpf, List<String> options) {
    return new JpfEngine(jpf, Programs.SOURCES, 1_000_000, Duration.ofSeconds(20), options);
  }
}
