package halt.seeded;

import halt.core.Atom;
import halt.core.Function;
import halt.core.Word;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Value;

/** What if a swap that lost the race goes on from its own value instead of the winner's? */
@SeededBug(
    name = "retry-from-own-value",
    title = "a swap that lost applies the function to its own last value",
    type = Atom.class,
    method = "swap",
    scenario = "counter",
    caught = "specification-state",
    operations = 3)
final class RetryFromOwnValue {
  private RetryFromOwnValue() {}

  static @Value long swap(
      Arena arena, int cpu, @AtomRef long atom, int function, @Value long argument) {
    @Value long old = Atom.deref(arena, atom);
    @Value long desired = Function.apply(arena, cpu, function, old, argument);
    while (!Word.isFailure(desired) && !Atom.compareAndSet(arena, atom, old, desired)) {
      old = Atom.deref(arena, atom);
      desired = Function.apply(arena, cpu, function, desired, argument);
    }
    return desired;
  }
}
