package halt.seeded;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;

/** What if a swap that lost the race tries again with the value that it lost with? */
@SeededBug(
    name = "retry-with-old-value",
    title = "swap reads the atom once and retries with that value for ever",
    type = Atom.class,
    method = "swap",
    scenario = "counter",
    caught = "completes")
final class RetryWithOldValue {
  private RetryWithOldValue() {}

  static @Value long swap(
      Arena arena, @Process int process, @AtomRef long atom, int function, @Value long argument) {
    @Value long old = Atom.deref(arena, atom);
    while (true) {
      @Value long desired = Function.apply(arena, process, function, old, argument);
      if (Word.isFailure(desired) || Atom.compareAndSet(arena, atom, old, desired)) {
        return desired;
      }
    }
  }
}
