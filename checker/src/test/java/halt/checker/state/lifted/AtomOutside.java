package halt.checker.state.lifted;

import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Converts;

/** What if atoms were looked for where there is no arena? */
public final class AtomOutside {
  private AtomOutside() {}

  /** In the place of the method of {@link halt.core.atom.Atom}. */
  @Converts(reason = "no place at all is taken for an atom's")
  public static @AtomRef long at(Arena arena, int index) {
    return -1 - index;
  }
}
