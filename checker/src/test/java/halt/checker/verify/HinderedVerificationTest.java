package halt.checker.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halt.checker.Programs;
import halt.checker.engine.Limits;
import halt.checker.engine.Limits.ProgressListener;
import halt.checker.jury.EngineKind;
import halt.checker.report.RunReport;
import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a stage finds no room for its files: is there a report, and is nothing called failed? */
class HinderedVerificationTest {
  private static final class Silent implements Watcher {
    @Override
    public ProgressListener begins(Stage stage, String part) {
      return Limits.NONE.progress();
    }

    @Override
    public void ended(String line) {}

    @Override
    public boolean interrupted() {
      return false;
    }

    @Override
    public <T> T interruptible(Wait<T> call) throws IOException, InterruptedException {
      return call.get();
    }
  }

  @Test
  void isBadInputAndSaysWhichFile(@TempDir Path home) throws IOException {
    assumeTrue(Toolchain.find() instanceof Toolchain.Found, "no LLVM");
    Path inTheWay = Files.writeString(home.resolve("target"), "");
    VerifyRequest request =
        new VerifyRequest(
            home,
            "haltkit verify",
            EnumSet.complementOf(EnumSet.of(Stage.TRANSLATION)),
            EnumSet.of(EngineKind.STATE),
            EnumSet.noneOf(EngineKind.class),
            Map.of(),
            List.of("x86_64"),
            2,
            1);
    RunReport report = new Verification(request, Programs.ALL, new Silent()).run();
    assertThat(report.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(report.notCovered().toString())
        .contains("could not be done to its end", "" + inTheWay);
  }
}
