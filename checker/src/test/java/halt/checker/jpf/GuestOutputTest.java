package halt.checker.jpf;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.jvm.Decisions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestOutputTest {
  private final ByteArrayOutputStream others = new ByteArrayOutputStream();
  private final List<String> lines = new ArrayList<>();
  private final GuestOutput output =
      new GuestOutput(new PrintStream(others, true, StandardCharsets.UTF_8), lines::add);

  @Test
  void decisionsAndLinesAreToldApart() {
    char step = (char) (Decisions.STEP + 1);
    char choice = (char) (Decisions.CHOICE + 3);
    output.print(step);
    output.print(choice);
    output.println(JpfGuest.FINISHED + "check=true;");
    output.println("[WARNING] orphan NativePeer method");
    output.print("no ");
    output.print('x');
    output.print('\n');
    assertThat(lines).containsExactly(JpfGuest.FINISHED + "check=true;");
    assertThat(output.takeDecisions()).isEqualTo("" + step + choice);
    assertThat(output.takeDecisions()).isEmpty();
    assertThat(others.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("[WARNING] orphan NativePeer method", "no x");
  }
}
