package halt.checker.state;

import halt.model.machine.Choices;
import halt.model.machine.ScenarioModel;
import halt.model.machine.SimulatedMachine;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * How many states does a search find that has none of ours in it: no fingerprints (whole states are
 * kept and compared), no undo (every step starts from a restored state), no order?
 */
public final class NaiveEnumerator {
  private NaiveEnumerator() {}

  /** A whole state, compared word by word. */
  private static final class Whole {
    private final long[] saved;

    Whole(long[] saved) {
      this.saved = saved;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Whole whole && Arrays.equals(saved, whole.saved);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(saved);
    }
  }

  /** The number of states that can be reached. */
  public static int count(ScenarioModel model) {
    SimulatedMachine machine = new SimulatedMachine(model);
    Set<Whole> seen = new HashSet<>();
    Deque<long[]> open = new ArrayDeque<>();
    long[] initial = machine.save();
    seen.add(new Whole(initial));
    open.push(initial);
    while (!open.isEmpty()) {
      long[] from = open.pop();
      for (int process = 0; process < machine.processes(); process++) {
        machine.restore(from);
        if (machine.isEnded(process)) {
          continue;
        }
        Choices choices = Choices.NONE;
        while (true) {
          machine.restore(from);
          choices = machine.step(process, choices);
          long[] to = machine.save();
          if (seen.add(new Whole(to))) {
            open.push(to);
          }
          if (!choices.hasNext()) {
            break;
          }
          choices = choices.next();
        }
      }
    }
    return seen.size();
  }
}
