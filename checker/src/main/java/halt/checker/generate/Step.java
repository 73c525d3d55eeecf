package halt.checker.generate;

import halt.model.spec.OperationKind;
import halt.model.spec.SwapFunction;
import java.util.List;

/**
 * What does a process do in one operation? The operands are those of {@link
 * halt.core.process.Operation}, in its order.
 *
 * @param target the atom that it works on, or whatever the plan takes for one; else none
 * @param first the first argument (of a swap: the function), or none
 * @param second the second argument, or none
 */
public record Step(OperationKind operation, Operand target, Operand first, Operand second) {
  /** Reads an atom. */
  public static Step deref(Operand target) {
    return new Step(OperationKind.DEREF, target, Operand.NONE, Operand.NONE);
  }

  /** Replaces an atom's value if it is the expected one. */
  public static Step compareAndSet(Operand target, Operand expected, Operand desired) {
    return new Step(OperationKind.COMPARE_AND_SET, target, expected, desired);
  }

  /** Replaces an atom's value. */
  public static Step reset(Operand target, Operand desired) {
    return new Step(OperationKind.RESET, target, desired, Operand.NONE);
  }

  /** Replaces an atom's value by a function of it. */
  public static Step swap(Operand target, SwapFunction function, Operand argument) {
    return new Step(OperationKind.SWAP, target, new Operand.FunctionOf(function), argument);
  }

  /** Makes a pair. */
  public static Step tuple(Operand first, Operand second) {
    return new Step(OperationKind.TUPLE, Operand.NONE, first, second);
  }

  /** Makes an atom. */
  public static Step create(Operand initial) {
    return new Step(OperationKind.CREATE, Operand.NONE, initial, Operand.NONE);
  }

  /** Collects. */
  public static Step collect() {
    return new Step(OperationKind.COLLECT, Operand.NONE, Operand.NONE, Operand.NONE);
  }

  /** Target, first and second, in this order. */
  public List<Operand> operands() {
    return List.of(target, first, second);
  }

  /** Whether it is a swap by this function. */
  boolean swapsBy(SwapFunction function) {
    return operation == OperationKind.SWAP
        && first instanceof Operand.FunctionOf given
        && given.function() == function;
  }

  /** Whether it may change an atom that is there already. */
  boolean writes() {
    return switch (operation) {
      case COMPARE_AND_SET, RESET, SWAP -> true;
      case CREATE, DEREF, TUPLE, COLLECT -> false;
    };
  }

  /** Whether the targets of both may be one atom. */
  boolean mayMeet(Step other) {
    if (target instanceof Operand.AtomAt mine && other.target instanceof Operand.AtomAt theirs) {
      return mine.index() == theirs.index();
    }
    return true;
  }

  /** What it does, as a part of a sentence, such as {@code adds 1 to atom 0}. */
  String phrase() {
    return switch (operation) {
      case CREATE -> "makes an atom with " + first.phrase();
      case DEREF -> "reads " + target.phrase();
      case COMPARE_AND_SET ->
          "moves " + target.phrase() + " from " + first.phrase() + " to " + second.phrase();
      case RESET -> "sets " + target.phrase() + " to " + first.phrase();
      case SWAP ->
          swapsBy(SwapFunction.ADD)
              ? "adds " + second.phrase() + " to " + target.phrase()
              : "counts on in " + target.phrase() + " for " + second.phrase();
      case TUPLE -> "pairs " + first.phrase() + " with " + second.phrase();
      case COLLECT -> "collects";
    };
  }
}
