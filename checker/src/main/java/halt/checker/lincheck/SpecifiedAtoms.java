package halt.checker.lincheck;

import halt.model.spec.AtomSpecification;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * What does Lincheck compare a history with? The sequential specification of {@link
 * halt.model.spec}, as an object whose methods are called one at a time. Its state is the object's
 * own: Lincheck does not restore static variables between two orders that it tries.
 */
public final class SpecifiedAtoms {
  private AtomSpecification specification = AtomSpecification.UNLIMITED;
  private SpecState state = SpecState.EMPTY;

  /** As Lincheck makes it. */
  public SpecifiedAtoms() {}

  /** What the atoms hold at first. */
  public boolean begin(SpecState initial, int capacity) {
    specification = new AtomSpecification(capacity);
    state = initial;
    return true;
  }

  /** Whether an operation may end so now; then it has. */
  public boolean operation(Invocation invocation, LogicalValue result) {
    Optional<SpecState> next = specification.after(state, invocation, result);
    next.ifPresent(after -> state = after);
    return next.isPresent();
  }

  /** Whether this is what the atoms hold now. */
  public boolean end(SpecState last) {
    return state.equals(last);
  }

  static Method begin() {
    return method("begin", SpecState.class, int.class);
  }

  static Method operation() {
    return method("operation", Invocation.class, LogicalValue.class);
  }

  static Method end() {
    return method("end", SpecState.class);
  }

  private static Method method(String name, Class<?>... parameters) {
    try {
      return SpecifiedAtoms.class.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("our own class has no such method", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpecifiedAtoms same
        && same.specification.equals(specification)
        && same.state.equals(state);
  }

  @Override
  public int hashCode() {
    return 31 * specification.hashCode() + state.hashCode();
  }
}
