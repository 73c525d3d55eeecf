package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Does an emulator go when whoever started it goes, however that happens? */
class EmulatorProcessTest {
  @Test
  void goesWhenItIsClosed() throws IOException {
    ProcessHandle handle;
    try (EmulatorProcess process = EmulatorProcess.start(List.of("/bin/sleep", "600"))) {
      handle = process.process().toHandle();
      assertThat(handle.isAlive()).isTrue();
    }
    assertThat(handle.isAlive()).isFalse();
  }

  @Test
  void goesWhenItsJvmIsKilled() throws IOException {
    Tool setpriv = new Tool(List.of("setpriv"), "util-linux");
    assumeTrue(setpriv.find().isPresent(), () -> "not installed: " + setpriv);
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long started;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(jvm.getInputStream(), StandardCharsets.US_ASCII))) {
      started = Long.parseLong(said.readLine());
    } finally {
      jvm.destroyForcibly(); // no hook of it runs any more
    }
    Optional<ProcessHandle> left = ProcessHandle.of(started);
    left.ifPresent(process -> process.onExit().join()); // hangs if it was left behind
    assertThat(left.map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  /** A terminal sends Ctrl-C to every process of the group in front; Linux, proc(5): field 5. */
  @Test
  void isInAProcessGroupOfItsOwn() throws IOException, InterruptedException {
    Tool setsid = new Tool(List.of("setsid"), "util-linux");
    assumeTrue(setsid.find().isPresent(), () -> "not installed: " + setsid);
    List<String> said = new CopyOnWriteArrayList<>();
    try (EmulatorProcess process =
        EmulatorProcess.start(List.of("/bin/sh", "-c", "cut -d ' ' -f 5 /proc/$$/stat"))) {
      process.readOutput(said::add).join();
      assertThat(said).containsExactly(Long.toString(process.process().pid()));
    }
  }

  /** Starts something that lasts, says its number, and stays. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      EmulatorProcess process = EmulatorProcess.start(List.of("/bin/sleep", "600"));
      System.out.println(process.process().pid());
      process.process().waitFor();
    }
  }
}
