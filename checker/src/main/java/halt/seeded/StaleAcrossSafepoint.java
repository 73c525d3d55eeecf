package halt.seeded;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.host.Arena;
import halt.core.process.Boundary;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;

/** What if a swap lets the collector in while it holds raw references? They go stale. */
@SeededBug(
    name = "stale-across-safepoint",
    title = "swap polls the safepoint while it holds raw references",
    type = Atom.class,
    method = "swap",
    scenario = "swap-during-collection",
    caught = "linearizable",
    operations = 2)
final class StaleAcrossSafepoint {
  private StaleAcrossSafepoint() {}

  static @Value long swap(
      Arena arena, @Process int process, @AtomRef long atom, int function, @Value long argument) {
    while (true) {
      @Value long old = Atom.deref(arena, atom);
      @Value long desired = Function.apply(arena, process, function, old, argument);
      Boundary.poll(arena, process);
      if (Word.isFailure(desired) || Atom.compareAndSet(arena, atom, old, desired)) {
        return desired;
      }
    }
  }
}
