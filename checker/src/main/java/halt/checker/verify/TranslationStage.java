package halt.checker.verify;

import halt.checker.verdict.ExitCode;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does the emitted C compile without a warning? */
final class TranslationStage {
  private final VerifyRequest request;
  private final IrProgram booted;
  private final Findings findings;
  private final Watcher watcher;

  /**
   * A stage that has not begun.
   *
   * @param booted what is translated
   */
  TranslationStage(VerifyRequest request, IrProgram booted, Findings findings, Watcher watcher) {
    this.request = request;
    this.booted = booted;
    this.findings = findings;
    this.watcher = watcher;
  }

  void run() throws IOException, InterruptedException {
    watcher.begins(Stage.TRANSLATION, "emitted C");
    Toolchain.Lookup lookup = Toolchain.find();
    if (!(lookup instanceof Toolchain.Found found)) {
      String missing =
          ((Toolchain.Missing) lookup)
              .tools().stream().map(Tool::missing).collect(Collectors.joining(", "));
      findings.notCovered(Stage.TRANSLATION.notCovered() + " (not installed: " + missing + ")");
      findings.trouble(ExitCode.NOT_INSTALLED);
      return;
    }
    EmittedC.Result result =
        watcher.interruptible(
            () ->
                EmittedC.compile(
                    booted,
                    request.home(),
                    request.home().resolve("target/verify"),
                    found.toolchain()));
    if (result instanceof EmittedC.Result.Compiled compiled) {
      findings.translation = Optional.of(compiled.translation());
      watcher.ended(
          "COMPILED "
              + compiled.translation().cFiles()
              + " files of C, "
              + compiled.translation().cLines()
              + " lines, without a warning");
    } else if (watcher.interrupted()) {
      findings.interrupted(Stage.TRANSLATION);
    } else if (result instanceof EmittedC.Result.Hindered hindered) {
      findings.hindered(Stage.TRANSLATION, hindered.messages());
    } else if (result instanceof EmittedC.Result.Refused refused) {
      findings.notCovered("The emitted C does not compile: " + refused.messages());
      findings.trouble(ExitCode.FAILED);
      watcher.ended("FAIL the emitted C does not compile: " + refused.messages());
    }
  }
}
