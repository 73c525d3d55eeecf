package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.verdict.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does {@code haltkit conform} refuse what no machine could run, before it builds one? */
class ConformCommandTest {
  private static final Path HOME = Path.of(System.getProperty("halt.home"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--scenario countre,                                  did you mean counter?",
    "--cpus 0,                                            from 1 to 32",
    "--arch arm64:gicv2 --cpus 2 --cpus 9,                'at most 8 CPUs, and 9 were asked for'",
    "--scenario counter --cpus 1 --pace preempted,        nothing to run: at the pace preempted",
    "--scenario litmus-sb-volatile --pace preempted,      litmus tests do not run at it",
    "--pace slowly,                                       --pace",
  })
  void whatCannotRunIsRefusedInOneLine(String options, String problem) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    HaltKit haltkit =
        new HaltKit(HOME, Path.of(""), console, new Interrupts(console, () -> {}), Map.of());

    assertThat(Runner.run(haltkit, ("conform " + options).split(" +")))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(problem);
    assertThat(out.toString()).isEmpty();
  }
}
