package halt.checker.lincheck.program;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;

/**
 * Who has come round, and so waits for another process? One that is again in a state in which it
 * was since another one moved last. It steps aside there. When others come round in the same state
 * they step aside, too, until none is left; if one of them moves to another state, all may go on.
 */
final class Circles {
  /** Counts turns, in all runs: steps of one process, one after the other. */
  private long turn;

  /** Whose turn it is. */
  private int mover;

  /** Of each state the turn in which one went on from it last. */
  private final LongList left = new LongArrayList();

  /** Where a process stepped aside last, and who did there, a bit each. */
  private int place;

  private int aside;

  /** A run begins. */
  void reset() {
    mover = -1;
    aside = 0;
  }

  /** A process takes a step. */
  void goesOn(int from, int process) {
    if (process != mover) {
      mover = process;
      turn++;
    }
    while (left.size() <= from) {
      left.add(0);
    }
    left.set(from, turn);
  }

  /** Whether the process that took the last step has been in that state since its turn began. */
  boolean closesIn(int state) {
    return state < left.size() && left.getLong(state) == turn;
  }

  /** A process steps aside. */
  void stepsAside(int state, int process) {
    aside = aside(state) | 1 << process;
    place = state;
  }

  /** Who has stepped aside in this state and not gone on since, a bit each. */
  int aside(int state) {
    return state == place ? aside : 0;
  }
}
