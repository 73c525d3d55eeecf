package halt.seeded;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.host.Arena;
import halt.core.process.Safepoint;
import halt.core.role.AtomRef;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;

/** What if a process lets collectors go on while it reads an atom? They write atoms plainly. */
@SeededBug(
    name = "read-while-safe",
    title = "swap reads the atom while the process says that it is safe",
    type = Atom.class,
    method = "swap",
    scenario = "counter",
    caught = "ownership")
final class ReadWhileSafe {
  private ReadWhileSafe() {}

  static @Value long swap(
      Arena arena, @Process int process, @AtomRef long atom, int function, @Value long argument) {
    while (true) {
      Safepoint.leave(arena, process);
      @Value long old = Atom.deref(arena, atom);
      Safepoint.enter(arena, process);
      @Value long desired = Function.apply(arena, process, function, old, argument);
      if (Word.isFailure(desired) || Atom.compareAndSet(arena, atom, old, desired)) {
        return desired;
      }
    }
  }
}
