package halt.checker.state.lifted;

import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Value;

/** What if no compare-and-set ever succeeds? A swap of pairs makes one after the other. */
public final class NeverExchanged {
  private NeverExchanged() {}

  /** In the place of the method of {@link halt.core.atom.Atom}. */
  public static boolean compareAndSet(
      Arena arena, @AtomRef long atom, @Value long expected, @Value long desired) {
    arena.fullFence();
    return false;
  }
}
