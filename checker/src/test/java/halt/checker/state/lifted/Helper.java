package halt.checker.state.lifted;

import halt.core.atom.Atom;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.role.Value;
import halt.core.value.Word;

/** What may a scenario leave to another class? All that its processes do. */
public final class Helper {
  /** The register with the atom. */
  public static final int ATOM = 1;

  /** The register with the value to be set. */
  public static final int DESIRED = 2;

  private Helper() {}

  /** By the core's operation. */
  static void reset(Arena arena, int process) {
    Operation.reset(arena, process, ATOM, DESIRED);
  }

  /** Announced here: the result is right, and what the atom holds is one too many. */
  static void resetWrongly(Arena arena, int process) {
    @Value long target = Registers.get(arena, process, ATOM);
    @Value long desired = Registers.get(arena, process, DESIRED);
    Platform.invoke(arena, process, Operation.RESET, target, desired, Word.NIL);
    Atom.reset(arena, Word.atomRef(target), Word.fixnum(Word.integer(desired) + 1));
    Registers.set(arena, process, Operation.RESULT, desired);
    Platform.respond(arena, process, desired);
  }

  /** Announced to nobody. */
  static void resetSilently(Arena arena, int process) {
    @Value long target = Registers.get(arena, process, ATOM);
    @Value long desired = Registers.get(arena, process, DESIRED);
    Atom.reset(arena, Word.atomRef(target), desired);
    Registers.set(arena, process, Operation.RESULT, desired);
  }
}
