package halt.checker.steer;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Is an access found in its statement, also where that goes over several lines? */
class JavaSitesTest {
  private static final String FILE = "core/src/main/java/halt/core/paging/Shootdown.java";
  private static final String FIRST = "return arena.getAcquire(shootdown + LOCK) == 0";
  private static final String SECOND = "&& arena.compareAndSet(shootdown + LOCK, 0, cpu + 1);";

  private final JavaSites sites = new JavaSites(Programs.ALL);

  /** The number of the line that is this. */
  private static int line(String text) throws IOException {
    List<String> lines = Files.readAllLines(Programs.HOME.resolve(FILE));
    return lines.stream().map(String::strip).toList().indexOf(text) + 1;
  }

  @Test
  void ofAStatementOnTwoLinesEachAccessIsOnItsOwn() throws IOException {
    int statement = line(FIRST);
    assertThat(statement).isPositive();
    assertThat(line(SECOND)).isEqualTo(statement + 1);
    Site first = sites.at(FILE, statement, ArenaOperation.GET_ACQUIRE);
    Site second = sites.at(FILE, statement, ArenaOperation.COMPARE_AND_SET);
    assertThat(first.position().line()).isEqualTo(statement);
    assertThat(second.position().line()).isEqualTo(statement + 1);
    assertThat(second.method().name()).isEqualTo("tryLock");
  }

  @Test
  void aLineWithoutSuchAnAccessStaysWhatItIs() throws IOException {
    int statement = line(FIRST);
    Site none = sites.at(FILE, statement, ArenaOperation.GET_AND_ADD);
    assertThat(none.position().line()).isEqualTo(statement);
    assertThat(sites.at("No.java", 3, ArenaOperation.GET_PLAIN).position().line()).isEqualTo(3);
  }
}
