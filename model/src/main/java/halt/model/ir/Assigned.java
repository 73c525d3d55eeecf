package halt.model.ir;

import java.util.HashSet;
import java.util.Set;

/**
 * Which variables have a value at a place, whichever way control comes there?
 *
 * @param reachable whether it comes there at all; if not, nothing can be wrong there
 */
record Assigned(Set<Local> locals, boolean reachable) {
  /** Where control never comes. */
  static final Assigned NEVER = new Assigned(Set.of(), false);

  boolean has(Local local) {
    return !reachable || locals.contains(local);
  }

  /** Behind an assignment. */
  Assigned with(Local local) {
    Set<Local> more = new HashSet<>(locals);
    more.add(local);
    return new Assigned(more, reachable);
  }

  /** Where control comes from here or from there. */
  Assigned or(Assigned other) {
    if (!reachable || !other.reachable) {
      return reachable ? this : other;
    }
    Set<Local> both = new HashSet<>(locals);
    both.retainAll(other.locals);
    return new Assigned(both, true);
  }

  /** Where control comes from here only if this can be. */
  Assigned onlyIf(boolean possible) {
    return possible ? this : NEVER;
  }
}
