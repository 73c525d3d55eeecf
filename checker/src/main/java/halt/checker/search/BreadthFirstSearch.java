package halt.checker.search;

import halt.checker.engine.Limits;
import halt.checker.search.SearchResult.End;
import halt.checker.search.SearchResult.Failure;
import halt.model.machine.Choices;
import halt.model.machine.Decision;
import halt.model.machine.SimulatedMachine;
import halt.model.property.Property;
import halt.model.property.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is a shortest way to a failure? Visits states in the order of their distance and stops at
 * the first failure. Of states from which nothing completes it finds those where every process that
 * is left steps in place; a longer cycle of failing states is {@link DepthFirstSearch}'s to find.
 * Keeps whole states, so it is for spaces that are known to fail.
 */
public final class BreadthFirstSearch {
  private static final int CHECK_INTERVAL = 1 << 10;

  private final SimulatedMachine machine;
  private final Deadline deadline;
  private final StateTable table = new StateTable();
  private final Deque<long[]> frontier = new ArrayDeque<>();
  private final List<Decision> decisions = new ArrayList<>();
  private int[] parents = new int[1 << 10];
  private long transitions;

  public BreadthFirstSearch(SimulatedMachine machine, Limits limits) {
    this.machine = machine;
    this.deadline = new Deadline(limits);
  }

  public SearchResult run() {
    try {
      return search();
    } catch (OutOfMemoryError used) {
      return result(End.OUT_OF_MEMORY, Optional.empty());
    }
  }

  private SearchResult search() {
    visit(-1, new Decision(-1, Choices.NONE));
    for (int state = 0; !frontier.isEmpty(); state++) {
      long[] saved = frontier.poll();
      if (state % CHECK_INTERVAL == 0) {
        Optional<End> end = deadline.check(table, transitions, 0);
        if (end.isPresent()) {
          return result(end.get(), Optional.empty());
        }
      }
      machine.restore(saved);
      Optional<Failure> failure = expand(state);
      if (failure.isPresent()) {
        return result(End.FAILURE, failure);
      }
    }
    return result(End.EXHAUSTED, Optional.empty());
  }

  private SearchResult result(End end, Optional<Failure> failure) {
    int depth = failure.map(found -> found.path().size()).orElse(0);
    return new SearchResult(end, table.size(), transitions, depth, new TreeSet<>(), failure);
  }

  private Optional<Failure> expand(int state) {
    if (machine.allEnded()) {
      return machine
          .finalCheck()
          .flatMap(violation -> failure(violation.property(), violation.getMessage(), state));
    }
    boolean moves = false;
    for (int which = 0; which < machine.processes(); which++) {
      if (machine.isEnded(which)) {
        continue;
      }
      Choices choices = Choices.NONE;
      while (true) {
        transitions++;
        try {
          choices = machine.step(which, choices);
        } catch (Violation violation) {
          Failure found = failure(violation.property(), violation.getMessage(), state).get();
          found.path().add(new Decision(which, choices));
          return Optional.of(found);
        }
        moves |= visit(state, new Decision(which, choices)) != state;
        machine.undo();
        if (!choices.hasNext()) {
          break;
        }
        choices = choices.next();
      }
    }
    return moves ? Optional.empty() : failure(Property.COMPLETES, machine.stuck(), state);
  }

  /** Puts the machine's state into the frontier if it is new; gives its number. */
  private int visit(int parent, Decision decision) {
    long found = table.add(machine.fingerprintLow(), machine.fingerprintHigh());
    int number = (int) (found & 0xFFFFFFFFL);
    if (found >= StateTable.NEW) {
      parents = StateTable.grown(parents, number + 1);
      parents[number] = parent;
      decisions.add(decision);
      frontier.add(machine.save());
    }
    return number;
  }

  private Optional<Failure> failure(Property property, String message, int state) {
    List<Decision> path = new ArrayList<>();
    for (int at = state; at > 0; at = parents[at]) {
      path.add(decisions.get(at));
    }
    Collections.reverse(path);
    return Optional.of(new Failure(property, message, path));
  }
}
