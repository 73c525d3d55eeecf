package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Does the command line that repeats a boot have the options from which the machine started? */
class StartOptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "                               | \"\"",
        "--memory=128                   | \"\"",
        "--memory=64                    | \" --memory 64\"",
        "--uefi,--memory=512            | \" --uefi --memory 512\"",
        "--image=out/halt.img           | \" --image out/halt.img\"",
        "--image=my $disk's.img         | \" --image 'my $disk'\\''s.img'\"",
      })
  void whatWasGivenIsGivenAgain(String options, String again) {
    StartOptions start = new StartOptions();
    String[] arguments = options == null ? new String[0] : options.split(",");
    new CommandLine(
            CommandLine.Model.CommandSpec.wrapWithoutInspection(new Object())
                .addMixin("start", CommandLine.Model.CommandSpec.forAnnotatedObject(start)))
        .parseArgs(arguments);
    assertThat(start.given()).isEqualTo(again == null ? "" : again);
  }
}
