package halt.checker.lincheck;

import halt.checker.lincheck.border.Gate;
import halt.checker.lincheck.border.Plan;
import halt.checker.lincheck.border.Program;
import halt.checker.lincheck.border.RunEnd;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A program without memory: processes that take so many steps each, to see which orders of them
 * Lincheck makes.
 */
class TwoSteps implements Program {
  int processes = 2;
  int steps = 2;
  int most = 1_000_000;
  Runnable work = () -> {};

  int runs;
  final Set<String> orders = new TreeSet<>();
  protected final StringBuilder order = new StringBuilder();

  Interleavings.End explore() {
    runs = 0;
    orders.clear();
    boolean[] asked = {false};
    return Interleavings.explore(
        new Interleavings.Exploration(
            this,
            processes,
            most,
            new Interleavings.Listener() {
              @Override
              public boolean another() {
                boolean first = !asked[0];
                asked[0] = true;
                return first;
              }

              @Override
              public boolean ran() {
                runs++;
                orders.add(order.toString());
                return true;
              }
            }));
  }

  @Override
  public void begin() {
    order.setLength(0);
  }

  @Override
  public void process(int process, Gate gate) {
    work.run();
    for (int step = 0; step < steps; step++) {
      if (step > 0) {
        gate.here(); // before the first it has just been chosen
      }
      order.append(process);
    }
  }

  @Override
  public void follow(Plan plan) {}

  @Override
  public RunEnd end() {
    return new RunEnd(RunEnd.Kind.FINISHED, "", "", "");
  }

  @Override
  public Optional<RunEnd> unfinished() {
    return Optional.empty();
  }

  @Override
  public Set<Plan.Call> nextCalls() {
    return Set.of();
  }

  @Override
  public long states() {
    return 0;
  }

  @Override
  public long steps() {
    return 0;
  }

  @Override
  public int longest() {
    return 0;
  }
}
