package halt.kernel.gdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.kernel.boot.Boot;
import halt.kernel.boot.SteeredImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does a real emulator do with its CPUs what its debugger asks for? */
class GdbClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Boot TWO_CPUS =
      Boot.of(2).with("scenario", "counter").with("rounds", 1).with("nap-every", 0);

  @TempDir private Path directory;

  private static DebuggedMachine start(SteeredImages images)
      throws IOException, InterruptedException {
    return DebuggedMachine.start(images.target(), images.emulator(), images.image(), TWO_CPUS);
  }

  private static GdbClient.Stopped stop(GdbClient gdb) throws IOException, InterruptedException {
    Optional<GdbClient.Stop> stop = gdb.awaitStop(LIMIT);
    assertThat(stop).get().isInstanceOf(GdbClient.Stopped.class);
    return (GdbClient.Stopped) stop.orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("halt.kernel.boot.SteeredImages#targets")
  void drivesOneCpuAtATime(SteeredImages images) throws Exception {
    ImageMap map = ImageMap.read(images.image());
    long process = map.function("Counter_process");
    try (DebuggedMachine machine = start(images)) {
      GdbClient gdb = machine.gdb();
      List<String> threads = gdb.threads();
      assertThat(threads).hasSize(2);
      gdb.insertBreakpoint(process);
      gdb.resume(threads);
      Cpu first = gdb.cpu(stop(gdb).thread());
      assertThat(first.pc()).isEqualTo(process);
      assertThat(map.name(first.pc() + 4)).isEqualTo("Counter_process+0x4");
      assertThat(map.name(gdb.returnAddress(first))).startsWith("run");

      String other = threads.stream().filter(t -> !t.equals(first.thread())).findFirst().get();
      Cpu before = gdb.cpu(other);
      Cpu stepped = gdb.step(first);
      assertThat(stepped.pc()).isGreaterThan(process).isLessThan(process + 16);
      assertThat(gdb.cpu(other).pc()).as("the other stands still").isEqualTo(before.pc());

      // A function that a CPU is taken out of has not run.
      gdb.abandon(first);
      Cpu returned = gdb.cpu(first.thread());
      assertThat(map.name(returned.pc())).startsWith("run");
      gdb.removeBreakpoint(process);
      gdb.resume(List.of(other));
      assertThat(gdb.awaitStop(Duration.ofMillis(200))).isEmpty();
      assertThat(gdb.interrupt()).isInstanceOf(GdbClient.Stopped.class);
      assertThat(gdb.cpu(first.thread()).pc()).isEqualTo(returned.pc());
      assertThatThrownBy(() -> returned.register("r99"))
          .hasMessage("the emulated CPU has no register r99");

      gdb.letGo();
      assertThat(machine.awaitEnd(LIMIT)).isTrue();
      assertThat(machine.serial()).contains("# halt done");
    }
  }

  @ParameterizedTest
  @MethodSource("halt.kernel.boot.SteeredImages#targets")
  void leavesNothingBehind(SteeredImages images) throws Exception {
    DebuggedMachine machine = start(images);
    Path socket = machine.socket();
    ProcessHandle emulator = ProcessHandle.of(machine.pid()).orElseThrow();
    assertThat(socket).exists();
    machine.close();
    assertThat(emulator.isAlive()).isFalse();
    assertThat(socket.getParent()).doesNotExist();
    assertThatThrownBy(() -> machine.gdb().threads()).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @MethodSource("halt.kernel.boot.SteeredImages#targets")
  void anEmulatorThatGoesIsOneClearError(SteeredImages images) throws Exception {
    try (DebuggedMachine machine = start(images)) {
      ProcessHandle emulator = ProcessHandle.of(machine.pid()).orElseThrow();
      emulator.destroyForcibly();
      emulator.onExit().orTimeout(10, TimeUnit.SECONDS).join();
      assertThatThrownBy(() -> machine.gdb().threads())
          .isInstanceOf(GdbException.class)
          .hasMessage("the emulator has closed the debugger's connection");
      assertThat(machine.ending()).isEqualTo(" (it exited with 137)");
    }
  }

  @ParameterizedTest
  @MethodSource("halt.kernel.boot.SteeredImages#targets")
  void marksNameRegistersThatTheCpuHas(SteeredImages images) throws Exception {
    ImageMap map = ImageMap.read(images.image());
    assertThat(map.marked(".c")).isNotEmpty();
    try (DebuggedMachine machine = start(images)) {
      Cpu cpu = machine.gdb().cpu(machine.gdb().threads().get(0));
      int operands = 0;
      for (long address : map.marked("")) {
        for (Mark mark : map.marksAt(address)) {
          for (int i = 0; i < mark.operands().size(); i++) {
            mark.operand(i, cpu); // or it throws
            operands++;
          }
        }
      }
      assertThat(operands).isGreaterThan(100);
    }
  }

  /** The emulator is a script here. */
  @Test
  void anEmulatorThatDoesNotStartIsOneClearError() throws Exception {
    SteeredImages images = SteeredImages.targets().findFirst().orElseThrow();
    Path script = directory.resolve("emulator");
    Files.writeString(script, "#!/bin/sh\necho no such machine >&2\nexit 3\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> DebuggedMachine.start(images.target(), script, directory, TWO_CPUS))
        .isInstanceOf(GdbException.class)
        .hasMessage("the emulator ended at its start (it exited with 3: no such machine)");
    assertThatThrownBy(
            () ->
                DebuggedMachine.start(
                    images.target(), directory.resolve("none"), directory, TWO_CPUS))
        .isInstanceOf(GdbException.class)
        .hasMessageStartingWith("the emulator cannot be started: ");
  }

  @Test
  void anImageWithoutMarksIsRefused() throws Exception {
    Path image = directory.resolve("image");
    Files.writeString(image, "no image");
    assertThatThrownBy(() -> ImageMap.read(image))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("llvm-nm");
  }
}
