package halt.core.atom;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Converts;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Value;
import halt.core.value.Word;

/**
 * How does anything ever change? An atom is a cell that holds one value; these are the only ways to
 * read and replace it, and each takes effect in one access. Identity is that of Clojure's {@code
 * compare-and-set!}: the very word, not an equal value.
 *
 * <p>Atoms are cells of a fixed table and never move, so an atom's offset is its identity across
 * collections.
 */
public final class Atom {
  private Atom() {}

  /**
   * A new atom.
   *
   * @return where its cell is, or {@link Heap#NOWHERE} if the table is full
   */
  public static @Offset long create(Arena arena, @Value long initial) {
    @Offset long end = arena.getPlain(Layout.HEAP);
    while (true) {
      @Offset long cell = arena.getAcquire(Layout.ATOM_NEXT);
      if (cell >= end) {
        return Heap.NOWHERE;
      }
      if (arena.compareAndSet(Layout.ATOM_NEXT, cell, cell + 1)) {
        // Nobody has the new atom yet. Release, because whoever gets it may read the value.
        arena.setRelease(cell, initial);
        return cell;
      }
    }
  }

  /** The atom's value. */
  public static @Value long deref(Arena arena, @AtomRef long atom) {
    return arena.getVolatile(atom);
  }

  /** Replaces the value if it is this very word; says whether it did. */
  public static boolean compareAndSet(
      Arena arena, @AtomRef long atom, @Value long expected, @Value long desired) {
    return arena.compareAndSet(atom, expected, desired);
  }

  /** Replaces the value, whatever it is. */
  public static void reset(Arena arena, @AtomRef long atom, @Value long desired) {
    arena.setVolatile(atom, desired);
  }

  /**
   * Replaces the value by a function of it, trying again whenever another process was faster.
   *
   * @param function one of {@link Function}
   * @return the new value, or the function's failure, with the atom unchanged
   */
  public static @Value long swap(
      Arena arena, @Process int process, @AtomRef long atom, int function, @Value long argument) {
    while (true) {
      @Value long old = deref(arena, atom);
      @Value long desired = Function.apply(arena, process, function, old, argument);
      if (Word.isFailure(desired) || compareAndSet(arena, atom, old, desired)) {
        return desired;
      }
    }
  }

  /** How many atoms there are. */
  public static int count(Arena arena) {
    @Offset long table = arena.getPlain(Layout.ATOMS);
    @Offset long next = arena.getAcquire(Layout.ATOM_NEXT);
    return (int) (next - table);
  }

  /** The atom of that index, from 0 in order of creation. */
  public static @AtomRef long at(Arena arena, int index) {
    @Offset long table = arena.getPlain(Layout.ATOMS);
    return cell(table + index);
  }

  /** The index of an atom. */
  public static int index(Arena arena, @AtomRef long atom) {
    @Offset long table = arena.getPlain(Layout.ATOMS);
    return (int) (atom - table);
  }

  /** The atom whose cell is at this offset. */
  @Converts(reason = "an atom is named by the offset of its cell")
  public static @AtomRef long cell(@Offset long offset) {
    return offset;
  }
}
