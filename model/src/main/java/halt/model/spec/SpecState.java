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

  /** This state with another value in one atom. */
  public SpecState with(int index, LogicalValue value) {
    List<LogicalValue> changed = new ArrayList<>(atoms);
    changed.set(index, value);
    return new SpecState(changed);
  }

  /** This state with one more atom. */
  public SpecState append(LogicalValue value) {
    List<LogicalValue> longer = new ArrayList<>(atoms);
    longer.add(value);
    return new SpecState(longer);
  }
}
