package halt.model.spec;

import halt.model.spec.LogicalValue.AtomValue;
import halt.model.spec.LogicalValue.Fixnum;
import halt.model.spec.LogicalValue.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * What may each operation answer, and what does it leave behind, when operations happen one at a
 * time? This is the sequential specification that concurrent runs are compared with.
 *
 * <p><b>Identity.</b> {@code compareAndSet} compares words, as Clojure's {@code compare-and-set!}
 * compares references, while the specification sees structure only. Values that live in the word
 * itself (fixnums, booleans, nil, atoms, constants) have no identity beside their value, so there
 * the answer is determined. For tuples success needs structural equality, and failure is allowed
 * even between structurally equal ones, which may be two objects. So a core that wrongly takes two
 * equal tuples for one, or one for two, is not caught here: the heap's own properties look at
 * identity.
 *
 * <p>{@code !out-of-memory} and {@code !needs-collection} are never allowed: a scenario's heap is
 * large enough, and an operation that needs a collection runs again after it, in one history entry.
 *
 * @param capacity how many atoms there is room for
 */
public record AtomSpecification(int capacity) {
  /** For histories whose machine had room for more atoms than it made. */
  public static final AtomSpecification UNLIMITED = new AtomSpecification(Integer.MAX_VALUE);

  /** One allowed way for an operation to end. */
  public record Transition(SpecState next, LogicalValue result) {}

  /** As {@link Transition}, for an operation of which only one atom's value matters. */
  public record Effect(LogicalValue next, LogicalValue result) {}

  /**
   * As {@link Transition}, said without a copy of the table: a long order of operations on many
   * atoms changes one table in place.
   *
   * @param change what it leaves otherwise than it was, if anything
   */
  public record Outcome(Optional<Change> change, LogicalValue result) {}

  /**
   * One atom with another value.
   *
   * @param atom its number; that of the next one if it is created
   */
  public record Change(int atom, LogicalValue value) {
    /** Makes it in a table of what the atoms hold. */
    public void makeIn(List<LogicalValue> atoms) {
      if (atom == atoms.size()) {
        atoms.add(value);
      } else {
        atoms.set(atom, value);
      }
    }
  }

  /**
   * All the ways in which an operation may end in this state; none if it may not happen at all (its
   * target has not been created).
   */
  public List<Transition> apply(SpecState state, Invocation invocation) {
    return outcomes(state.atoms(), invocation).stream()
        .map(
            outcome ->
                new Transition(outcome.change().map(state::after).orElse(state), outcome.result()))
        .toList();
  }

  /** As {@link #apply}, where the atoms hold these values, in order of creation. */
  public List<Outcome> outcomes(List<LogicalValue> atoms, Invocation invocation) {
    return switch (invocation.operation()) {
      case CREATE -> List.of(create(atoms.size(), invocation.first()));
      case DEREF, COMPARE_AND_SET, RESET, SWAP -> onTarget(atoms, invocation);
      case TUPLE, COLLECT ->
          withoutAtom(invocation).stream()
              .map(result -> new Outcome(Optional.empty(), result))
              .toList();
    };
  }

  /** The state after an operation that ended with this result, if the result is allowed. */
  public Optional<SpecState> after(SpecState state, Invocation invocation, LogicalValue result) {
    return apply(state, invocation).stream()
        .filter(transition -> transition.result().equals(result))
        .map(Transition::next)
        .findFirst();
  }

  /**
   * All the ways in which an operation on an atom that holds {@code current} may end.
   *
   * @throws IllegalArgumentException if the operation is not one on an atom
   */
  public static List<Effect> onAtom(LogicalValue current, Invocation invocation) {
    return switch (invocation.operation()) {
      case DEREF -> List.of(new Effect(current, current));
      case RESET -> List.of(new Effect(invocation.first(), invocation.first()));
      case COMPARE_AND_SET -> compareAndSet(current, invocation.first(), invocation.second());
      case SWAP -> List.of(swap(current, invocation.first(), invocation.second()));
      case CREATE, TUPLE, COLLECT ->
          throw new IllegalArgumentException(invocation + " is not an operation on an atom");
    };
  }

  /**
   * All results of an operation that neither reads nor changes an atom.
   *
   * @throws IllegalArgumentException if the operation is not of that kind
   */
  public static List<LogicalValue> withoutAtom(Invocation invocation) {
    return switch (invocation.operation()) {
      case TUPLE -> List.of(LogicalValue.tuple(invocation.first(), invocation.second()));
      case COLLECT -> List.of(LogicalValue.TRUE, LogicalValue.FALSE);
      case DEREF, COMPARE_AND_SET, RESET, SWAP -> {
        if (invocation.target() instanceof AtomValue) {
          throw new IllegalArgumentException(invocation + " is an operation on an atom");
        }
        yield List.of(LogicalValue.WRONG_KIND);
      }
      case CREATE -> throw new IllegalArgumentException("create changes the table of atoms");
    };
  }

  private Outcome create(int index, LogicalValue initial) {
    return index < capacity
        ? new Outcome(Optional.of(new Change(index, initial)), LogicalValue.atom(index))
        : new Outcome(Optional.empty(), LogicalValue.OUT_OF_ATOMS);
  }

  private static List<Outcome> onTarget(List<LogicalValue> atoms, Invocation invocation) {
    if (!(invocation.target() instanceof AtomValue atom)) {
      return List.of(new Outcome(Optional.empty(), LogicalValue.WRONG_KIND));
    }
    if (atom.index() >= atoms.size()) {
      return List.of();
    }
    return outcomesOnAtom(atom.index(), atoms.get(atom.index()), invocation);
  }

  /**
   * As {@link #onAtom}, saying which atom changes.
   *
   * @param index by which number the change names the atom
   */
  public static List<Outcome> outcomesOnAtom(
      int index, LogicalValue current, Invocation invocation) {
    return onAtom(current, invocation).stream()
        .map(
            effect ->
                new Outcome(
                    effect.next().equals(current)
                        ? Optional.empty()
                        : Optional.of(new Change(index, effect.next())),
                    effect.result()))
        .toList();
  }

  private static List<Effect> compareAndSet(
      LogicalValue current, LogicalValue expected, LogicalValue desired) {
    Effect failure = new Effect(current, LogicalValue.FALSE);
    if (!current.equals(expected)) {
      return List.of(failure);
    }
    Effect success = new Effect(desired, LogicalValue.TRUE);
    return current instanceof Tuple ? List.of(success, failure) : List.of(success);
  }

  private static Effect swap(LogicalValue current, LogicalValue function, LogicalValue argument) {
    LogicalValue computed =
        function instanceof Fixnum id
            ? SwapFunction.of(id.integer())
                .map(known -> known.apply(current, argument))
                .orElse(LogicalValue.WRONG_KIND)
            : LogicalValue.WRONG_KIND;
    return computed instanceof LogicalValue.Special
        ? new Effect(current, computed)
        : new Effect(computed, computed);
  }
}
