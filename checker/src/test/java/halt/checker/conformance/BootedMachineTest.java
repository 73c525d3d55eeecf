package halt.checker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import halt.kernel.boot.Qemu;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Is a machine whose text was lost on the way booted again, and no other? */
class BootedMachineTest {
  private static final Qemu.Result LOST = new Qemu.TextLost("5 bytes", List.of());
  private static final Qemu.Result WHOLE = new Qemu.Exited(true, List.of());
  private static final Qemu.Result CRASHED = new Qemu.Crashed("page fault", List.of());

  private static Qemu.Result whole(Deque<Qemu.Result> results) throws InterruptedException {
    return BootedMachine.whole(results::removeFirst);
  }

  private static Deque<Qemu.Result> of(Qemu.Result... results) {
    return new ArrayDeque<>(List.of(results));
  }

  @Test
  void lostTextIsAskedForAgain() throws InterruptedException {
    assertThat(whole(of(LOST, LOST, WHOLE))).isEqualTo(WHOLE);
    assertThat(whole(of(LOST, CRASHED))).isEqualTo(CRASHED);
  }

  @Test
  void butNotForEver() throws InterruptedException {
    Deque<Qemu.Result> results = of(LOST, LOST, LOST, WHOLE);
    assertThat(whole(results)).isEqualTo(LOST);
    assertThat(results).containsExactly(WHOLE);
  }

  @Test
  void whatIsWholeIsNotRepeated() throws InterruptedException {
    Deque<Qemu.Result> results = of(CRASHED, WHOLE);
    assertThat(whole(results)).isEqualTo(CRASHED);
    assertThat(results).hasSize(1);
  }
}
