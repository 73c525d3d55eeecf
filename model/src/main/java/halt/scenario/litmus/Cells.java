package halt.scenario.litmus;

import halt.core.atom.Atom;
import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Value;
import halt.core.value.Word;

/**
 * Where are the variables of a litmus test, and where are its results kept? In atoms, whose final
 * values are what an outcome shows.
 */
public final class Cells {
  private Cells() {}

  /** So often a process looks whether the others have come to an instance, and then goes on. */
  private static final int PATIENCE = 300;

  /** Variables at 0, results at nil, and a meeting point, for so many instances of each. */
  public static void create(Arena arena, int variables, int results, int instances) {
    for (int i = 0; i < variables * instances; i++) {
      Atom.create(arena, Word.fixnum(0));
    }
    for (int i = 0; i < results * instances; i++) {
      Atom.create(arena, Word.NIL);
    }
    for (int i = 0; i < instances; i++) {
      Atom.create(arena, Word.fixnum(0));
    }
  }

  /**
   * Waits for the other processes before an instance, so that they are in it at the same time: a
   * wish, so only for a while. One instance alone needs no meeting point, because all processes
   * begin together; that is what an explorer sees.
   *
   * @param column the last one
   */
  public static void meet(Arena arena, int instances, int column, int instance, int processes) {
    if (instances == 1) {
      return;
    }
    @AtomRef long point = at(arena, instances, column, instance);
    arena.getAndAdd(point, Word.fixnum(1));
    int turns = 0;
    while (turns < PATIENCE && arena.getAcquire(point) != Word.fixnum(processes)) {
      turns++;
    }
  }

  /** The cell of an instance in a column, from 0. */
  public static @AtomRef long at(Arena arena, int instances, int column, int instance) {
    return Atom.at(arena, column * instances + instance);
  }

  /** Keeps a result. */
  public static void keep(
      Arena arena, int instances, int column, int instance, @Value long result) {
    arena.setRelease(at(arena, instances, column, instance), result);
  }

  /** Whether every result of these columns is there. */
  public static boolean complete(Arena arena, int variables, int results, int instances) {
    for (int i = variables * instances; i < (variables + results) * instances; i++) {
      if (Atom.deref(arena, Atom.at(arena, i)) == Word.NIL) {
        return false;
      }
    }
    return true;
  }
}
