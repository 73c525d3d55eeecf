package halt.model.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * What do the atoms hold, in order of creation? The whole state of the sequential specification.
 */
public record SpecState(List<LogicalValue> atoms) {
  /** No atom has been created. */
  public static final SpecState EMPTY = new SpecState(List.of());

  public SpecState {
    atoms = List.copyOf(atoms);
  }

  /** This state with a change made. */
  public SpecState after(AtomSpecification.Change change) {
    List<LogicalValue> changed = new ArrayList<>(atoms);
    change.makeIn(changed);
    return new SpecState(changed);
  }

  /** This state with another value in one atom. */
  public SpecState with(int index, LogicalValue value) {
    return after(new AtomSpecification.Change(index, value));
  }

  /** This state with one more atom. */
  public SpecState append(LogicalValue value) {
    return with(atoms.size(), value);
  }
}
