package halt.core.process;

import halt.core.atom.Atom;
import halt.core.collect.Collector;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.AtomRef;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Tuple;
import halt.core.value.Word;

/**
 * What can a process do, one step at a time? An operation takes its operands from the registers of
 * {@code process}, numbered as {@link Registers#offset} says, and puts its result into {@link
 * #RESULT}. It begins at a safepoint and has no effect until its one publishing access, so when
 * memory runs out it is run again after a collection, its operands read anew.
 */
public final class Operation {
  /** A new atom; {@code first} is its value. Result: the atom, or {@link Word#OUT_OF_ATOMS}. */
  public static final int CREATE = 1;

  /** The value of the atom {@code target}. */
  public static final int DEREF = 2;

  /** On {@code target}, from {@code first} to {@code second}. Result: whether it did. */
  public static final int COMPARE_AND_SET = 3;

  /** Sets {@code target} to {@code first}, which is also the result. */
  public static final int RESET = 4;

  /** On {@code target}, by the function of the number {@code first}, with the argument. */
  public static final int SWAP = 5;

  /** A new pair of {@code first} and {@code second}. */
  public static final int TUPLE = 6;

  /** Collects. Result: whether this process did it. */
  public static final int COLLECT = 7;

  /** The register of results. */
  public static final int RESULT = 0;

  /** Instead of a register: the operation has no such operand. */
  public static final int NO_OPERAND = -1;

  /** After how many of its own collections an operation gives up. */
  public static final int MAX_COLLECTIONS = 2;

  private Operation() {}

  /** A new atom with the value in a register. */
  public static void create(Arena arena, @Process int process, int value) {
    run(arena, process, CREATE, NO_OPERAND, value, NO_OPERAND);
  }

  /** The value of the atom in a register. */
  public static void deref(Arena arena, @Process int process, int atom) {
    run(arena, process, DEREF, atom, NO_OPERAND, NO_OPERAND);
  }

  /** Replaces the atom's value if it is the one in register {@code expected}. */
  public static void compareAndSet(
      Arena arena, @Process int process, int atom, int expected, int desired) {
    run(arena, process, COMPARE_AND_SET, atom, expected, desired);
  }

  /** Replaces the atom's value. */
  public static void reset(Arena arena, @Process int process, int atom, int desired) {
    run(arena, process, RESET, atom, desired, NO_OPERAND);
  }

  /**
   * Replaces the atom's value by a function of it.
   *
   * @param function a register with the function's number, one of {@link halt.core.atom.Function}
   */
  public static void swap(Arena arena, @Process int process, int atom, int function, int argument) {
    run(arena, process, SWAP, atom, function, argument);
  }

  /** A new pair. */
  public static void tuple(Arena arena, @Process int process, int first, int second) {
    run(arena, process, TUPLE, NO_OPERAND, first, second);
  }

  /** Collects now. */
  public static void collect(Arena arena, @Process int process) {
    run(arena, process, COLLECT, NO_OPERAND, NO_OPERAND, NO_OPERAND);
  }

  /** Runs one operation to its end; operands are register numbers, or {@link #NO_OPERAND}. */
  public static void run(
      Arena arena, @Process int process, int operation, int target, int first, int second) {
    Boundary.poll(arena, process);
    announce(arena, process, operation, target, first, second);
    @Value long result = attempt(arena, process, operation, target, first, second);
    int collections = 0;
    while (result == Word.NEEDS_COLLECTION) {
      if (collections == MAX_COLLECTIONS) {
        result = Word.OUT_OF_MEMORY;
      } else {
        if (Collector.collect(arena, process)) {
          collections++;
        }
        result = attempt(arena, process, operation, target, first, second);
      }
    }
    Registers.set(arena, process, RESULT, result);
    Platform.respond(arena, process, result);
  }

  private static void announce(
      Arena arena, @Process int process, int operation, int target, int first, int second) {
    @Value long targetValue = operand(arena, process, target);
    @Value long firstValue = operand(arena, process, first);
    @Value long secondValue = operand(arena, process, second);
    Platform.invoke(arena, process, operation, targetValue, firstValue, secondValue);
  }

  private static @Value long operand(Arena arena, @Process int process, int register) {
    return register == NO_OPERAND ? Word.NIL : Registers.get(arena, process, register);
  }

  /** The operation once, from its operands to its result or failure. */
  private static @Value long attempt(
      Arena arena, @Process int process, int operation, int target, int first, int second) {
    @Value long firstValue = operand(arena, process, first);
    @Value long secondValue = operand(arena, process, second);
    switch (operation) {
      case CREATE -> {
        @Offset long cell = Atom.create(arena, firstValue);
        return cell == Heap.NOWHERE ? Word.OUT_OF_ATOMS : Word.atom(Atom.cell(cell));
      }
      case TUPLE -> {
        return Tuple.pair(arena, process, firstValue, secondValue);
      }
      case COLLECT -> {
        return Word.bool(Collector.collect(arena, process));
      }
      default -> {
        @Value long atom = operand(arena, process, target);
        if (!Word.isAtom(atom)) {
          return Word.WRONG_KIND;
        }
        return onAtom(arena, process, operation, Word.atomRef(atom), firstValue, secondValue);
      }
    }
  }

  private static @Value long onAtom(
      Arena arena,
      @Process int process,
      int operation,
      @AtomRef long atom,
      @Value long first,
      @Value long second) {
    switch (operation) {
      case DEREF -> {
        return Atom.deref(arena, atom);
      }
      case COMPARE_AND_SET -> {
        return Word.bool(Atom.compareAndSet(arena, atom, first, second));
      }
      case RESET -> {
        Atom.reset(arena, atom, first);
        return first;
      }
      case SWAP -> {
        long function = Word.integer(first);
        if (!Word.isFixnum(first) || function != (int) function) {
          return Word.WRONG_KIND;
        }
        return Atom.swap(arena, process, atom, (int) function, second);
      }
      default -> {
        return Word.WRONG_KIND;
      }
    }
  }
}
