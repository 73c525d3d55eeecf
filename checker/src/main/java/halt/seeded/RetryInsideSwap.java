package halt.seeded;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.collect.Collector;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;

/** What if a swap collects by itself and goes on with its argument? The argument has moved. */
@SeededBug(
    name = "retry-inside-swap",
    title = "swap collects when memory runs out and goes on with the operand that it had",
    type = Atom.class,
    method = "swap",
    scenario = "swap-during-collection",
    caught = "linearizable",
    allocationFailures = 1)
final class RetryInsideSwap {
  private RetryInsideSwap() {}

  static @Value long swap(
      Arena arena, @Process int process, @AtomRef long atom, int function, @Value long argument) {
    while (true) {
      @Value long old = Atom.deref(arena, atom);
      @Value long desired = Function.apply(arena, process, function, old, argument);
      if (desired == Word.NEEDS_COLLECTION) {
        Collector.collect(arena, process);
      } else if (Word.isFailure(desired) || Atom.compareAndSet(arena, atom, old, desired)) {
        return desired;
      }
    }
  }
}
