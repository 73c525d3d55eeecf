package halt.checker.history;

import halt.checker.history.LinearizabilityResult.Blocked;
import halt.checker.history.LinearizabilityResult.Effort;
import halt.checker.history.LinearizabilityResult.Linearizable;
import halt.checker.history.LinearizabilityResult.NotLinearizable;
import halt.checker.history.LinearizabilityResult.Point;
import halt.checker.history.LinearizabilityResult.Undecided;
import halt.checker.history.Part.Entry;
import halt.checker.history.PartSearch.Found;
import halt.checker.history.PartSearch.Step;
import halt.model.spec.AtomSpecification;
import halt.model.spec.AtomSpecification.Outcome;
import halt.model.spec.LogicalValue;
import halt.model.spec.LogicalValue.AtomValue;
import halt.model.spec.OperationKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Is there an order of the operations, one at a time, that agrees with the real-time order and with
 * every result? If so the history is linearizable (Herlihy and Wing, Linearizability: a correctness
 * condition for concurrent objects, TOPLAS 12(3), 1990).
 *
 * <p>A history is linearizable if and only if its part on each object is (their theorem 1; as a
 * speed-up: Horn and Kroening, Faster linearizability checking via P-compositionality, FORTE 2015).
 * So each atom is searched by itself ({@link PartSearch}), and operations without an atom are
 * looked at one by one. A {@code create} touches two objects, the table and its atom, but its
 * result names its place in the table, so the creations have only one order, and the earliest
 * moment for each is known without a search: after its own invocation and after the earlier
 * creations. What uses the atom may take effect from that moment on. If a creation was not seen to
 * end, it is first taken not to have happened, and if that fails the history is searched undivided.
 *
 * <p>A positive answer is never given on the search's word alone: its order is run against the
 * specification once more.
 */
public final class LinearizabilityChecker {
  /** So many operations before the ones that cannot follow help a reader to see why. */
  private static final int SHOWN_OF_PREFIX = 5;

  private final AtomSpecification specification;
  private final Budget budget;

  /** A judge of machines' histories, which takes no more memory than is common. */
  public LinearizabilityChecker(AtomSpecification specification) {
    this(specification, new Budget(Budget.COMMON_BYTES, Optional.empty()));
  }

  /**
   * A judge with a limit.
   *
   * @param budget what it may take, the histories included
   */
  public LinearizabilityChecker(AtomSpecification specification, Budget budget) {
    this.specification = specification;
    this.budget = budget;
  }

  /** Judges a history. */
  public LinearizabilityResult check(History history) {
    LinearizabilityResult result = new Division(history).check();
    boolean creationUnseen =
        history.operations().stream()
            .anyMatch(
                operation ->
                    operation.isPending()
                        && operation.invocation().operation() == OperationKind.CREATE);
    if (result instanceof NotLinearizable && creationUnseen) {
      result = undivided(history);
    }
    if (result instanceof Linearizable linearizable) {
      confirm(history, linearizable.witness());
    }
    return result;
  }

  /** An operation of the witness, with the ticket from which on it takes effect. */
  private record Placed(long ticket, Point point) {}

  /** One check of a history divided by atom; creations that were not seen to end are left out. */
  private final class Division {
    private final History history;
    private final long heldBytes;
    private final List<Placed> placed = new ArrayList<>();

    /** Of each atom that exists at some time: from when on, and with which value. */
    private final List<Birth> births = new ArrayList<>();

    private Effort effort = Effort.NONE;

    /** The first reason found without a search. */
    private NotLinearizable refusal;

    private record Birth(long ticket, LogicalValue value) {}

    Division(History history) {
      this.history = history;
      this.heldBytes = Footprint.of(history);
      history.initial().atoms().forEach(value -> births.add(new Birth(Long.MIN_VALUE, value)));
    }

    LinearizabilityResult check() {
      Map<Integer, List<Entry>> ofAtom = new TreeMap<>();
      creations();
      for (HistoryOperation operation : history.operations()) {
        if (operation.invocation().operation() == OperationKind.CREATE) {
          continue;
        }
        if (operation.invocation().operation().hasTarget()
            && operation.invocation().target() instanceof AtomValue atom) {
          use(operation, atom.index())
              .ifPresent(
                  entry -> ofAtom.computeIfAbsent(atom.index(), a -> new ArrayList<>()).add(entry));
        } else {
          alone(operation);
        }
      }
      if (refusal != null) {
        return refusal;
      }
      for (Map.Entry<Integer, List<Entry>> atom : ofAtom.entrySet()) {
        Part part = part(atom.getKey(), atom.getValue());
        PartSearch search = new PartSearch(part, budget, heldBytes);
        Found found = search.run();
        effort = effort.plus(search.effort());
        if (found instanceof Found.Order order) {
          place(order.steps());
        } else {
          return failure(part, found, effort);
        }
      }
      placed.sort(Comparator.comparingLong(Placed::ticket));
      return new Linearizable(placed.stream().map(Placed::point).toList(), effort);
    }

    /** Gives each creation the earliest moment that its place in the table allows. */
    private void creations() {
      Map<Integer, HistoryOperation> byIndex = new TreeMap<>();
      List<HistoryOperation> refusals = new ArrayList<>();
      for (HistoryOperation operation : history.operations()) {
        if (operation.invocation().operation() != OperationKind.CREATE || operation.isPending()) {
          continue;
        }
        count();
        LogicalValue result = operation.response().get().result();
        if (result instanceof AtomValue atom) {
          HistoryOperation other = byIndex.putIfAbsent(atom.index(), operation);
          if (other != null) {
            refuse(operation, "another creation gave " + atom + " too: " + other);
          }
        } else if (result.equals(LogicalValue.OUT_OF_ATOMS)) {
          refusals.add(operation);
        } else {
          refuse(operation, "a creation gives an atom or " + LogicalValue.OUT_OF_ATOMS);
        }
      }
      byIndex.forEach(this::create);
      refusals.forEach(this::refuseCreation);
    }

    private void create(int index, HistoryOperation operation) {
      if (index >= specification.capacity()) {
        refuse(operation, "there is room for " + specification.capacity() + " atoms only");
      }
      if (index != births.size()) {
        refuse(operation, "atoms are numbered in order, and the next one is @" + births.size());
      }
      long ticket = Math.max(operation.invoke(), lastBirth());
      if (ticket > operation.respond()) {
        refuse(
            operation, "it ended before @" + (index - 1) + " or an earlier atom could be created");
      }
      births.add(new Birth(ticket, operation.invocation().first()));
      placed.add(new Placed(ticket, new Point(operation, LogicalValue.atom(index))));
    }

    private void refuseCreation(HistoryOperation operation) {
      if (births.size() < specification.capacity()) {
        refuse(
            operation,
            "only "
                + births.size()
                + " of "
                + specification.capacity()
                + " atoms exist at the end");
      }
      long ticket = Math.max(operation.invoke(), lastBirth());
      if (ticket > operation.respond()) {
        refuse(operation, "it ended before the last atom could be created");
      }
      placed.add(new Placed(ticket, new Point(operation, LogicalValue.OUT_OF_ATOMS)));
    }

    private long lastBirth() {
      return births.isEmpty() ? Long.MIN_VALUE : births.get(births.size() - 1).ticket();
    }

    /** An operation on an atom; nothing if it was not seen to end and its atom never exists. */
    private Optional<Entry> use(HistoryOperation operation, int index) {
      if (index >= births.size()) {
        if (operation.isPending()) {
          return Optional.empty();
        }
        count();
        refuse(
            operation, "no operation creates @" + index + ", and it does not exist at the start");
        return Optional.empty();
      }
      long from = Math.max(operation.invoke(), births.get(index).ticket());
      if (from > operation.respond()) {
        count();
        refuse(operation, "it ended before @" + index + " could be created");
        return Optional.empty();
      }
      return Optional.of(new Entry(operation, from));
    }

    /** An operation that neither reads nor changes an atom. */
    private void alone(HistoryOperation operation) {
      if (operation.isPending()) {
        return;
      }
      count();
      LogicalValue result = operation.response().get().result();
      List<LogicalValue> allowed = AtomSpecification.withoutAtom(operation.invocation());
      if (!allowed.contains(result)) {
        refuse(operation, "the specification allows " + printed(allowed));
      }
      placed.add(new Placed(operation.invoke(), new Point(operation, result)));
    }

    private void count() {
      effort = effort.plus(new Effort(1, 0, 0, 0, 0));
    }

    private Part part(int index, List<Entry> entries) {
      return new Part(
          "atom @" + index,
          entries,
          List.of(births.get(index).value()),
          1,
          (atoms, invocation) -> AtomSpecification.outcomesOnAtom(0, atoms.get(0), invocation));
    }

    /** Each step as early as the steps before it allow: that is never after its operation ended. */
    private void place(List<Step> steps) {
      long ticket = Long.MIN_VALUE;
      for (Step step : steps) {
        ticket = Math.max(ticket, step.entry().from());
        placed.add(new Placed(ticket, step.point()));
      }
    }

    private void refuse(HistoryOperation operation, String reason) {
      List<LogicalValue> allowed =
          operation.invocation().operation() == OperationKind.CREATE
                  || operation.invocation().target() instanceof AtomValue
              ? List.of()
              : AtomSpecification.withoutAtom(operation.invocation());
      if (refusal == null) {
        refusal =
            new NotLinearizable(
                "the operation alone",
                List.of(),
                "",
                List.of(new Blocked(operation, allowed)),
                operation + " cannot have happened: " + reason + ".",
                effort);
      }
    }
  }

  /** The whole history in one search. */
  private LinearizabilityResult undivided(History history) {
    int creations =
        (int)
            history.operations().stream()
                .filter(operation -> operation.invocation().operation() == OperationKind.CREATE)
                .count();
    Part part =
        new Part(
            "all operations",
            history.operations().stream()
                .map(operation -> new Entry(operation, operation.invoke()))
                .toList(),
            history.initial().atoms(),
            history.initial().atoms().size() + creations,
            specification::outcomes);
    PartSearch search = new PartSearch(part, budget, Footprint.of(history));
    Found found = search.run();
    if (found instanceof Found.Order order) {
      return new Linearizable(order.steps().stream().map(Step::point).toList(), search.effort());
    }
    return failure(part, found, search.effort());
  }

  private static LinearizabilityResult failure(Part part, Found found, Effort effort) {
    if (found instanceof Found.None none) {
      String state =
          none.atoms().stream().map(LogicalValue::toString).collect(Collectors.joining(", "));
      return new NotLinearizable(
          part.name(),
          none.prefix(),
          state,
          none.blocked(),
          explanation(part, none, state),
          effort);
    }
    return new Undecided(
        "the search of " + part.name() + " reached " + ((Found.Limit) found).which(), effort);
  }

  private static String explanation(Part part, Found.None none, String state) {
    List<Point> prefix = none.prefix();
    long completed =
        part.entries().stream().filter(entry -> !entry.operation().isPending()).count();
    long placed = prefix.stream().filter(point -> !point.operation().isPending()).count();
    StringBuilder text = new StringBuilder();
    text.append("On ").append(part.name()).append(", ");
    text.append(placed).append(" of ").append(completed);
    text.append(" operations can be put in an order that gives their results");
    if (!prefix.isEmpty()) {
      text.append(prefix.size() > SHOWN_OF_PREFIX ? "; it ends with:" : ":");
      prefix.stream()
          .skip(Math.max(0, prefix.size() - SHOWN_OF_PREFIX))
          .forEach(point -> text.append("\n  ").append(point));
      text.append("\nThen it holds ").append(state);
    } else {
      text.append("; it holds ").append(state);
    }
    text.append(", and one of these must come next:");
    for (Blocked blocked : none.blocked()) {
      text.append("\n  ").append(blocked.operation()).append(", but ");
      text.append(
          blocked.allowed().isEmpty()
              ? "it cannot happen then"
              : "then only " + printed(blocked.allowed()) + " is allowed");
    }
    return text.toString();
  }

  private static String printed(List<LogicalValue> values) {
    return values.stream().map(LogicalValue::toString).collect(Collectors.joining(" or "));
  }

  /**
   * Runs a witness against the specification.
   *
   * @throws IllegalStateException if it is none, which is an error of this class
   */
  private void confirm(History history, List<Point> witness) {
    List<LogicalValue> atoms = new ArrayList<>(history.initial().atoms());
    long latestInvoke = Long.MIN_VALUE;
    for (Point point : witness) {
      HistoryOperation operation = point.operation();
      if (operation.respond() < latestInvoke) {
        throw new IllegalStateException("the witness puts too late: " + operation);
      }
      latestInvoke = Math.max(latestInvoke, operation.invoke());
      if (operation.response().filter(end -> !end.result().equals(point.result())).isPresent()) {
        throw new IllegalStateException("the witness gives another result to " + operation);
      }
      Outcome outcome =
          specification.outcomes(atoms, operation.invocation()).stream()
              .filter(allowed -> allowed.result().equals(point.result()))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("the witness is refused at " + operation));
      outcome.change().ifPresent(change -> change.makeIn(atoms));
    }
    long completed =
        history.operations().stream().filter(operation -> !operation.isPending()).count();
    long inWitness =
        witness.stream().filter(point -> !point.operation().isPending()).distinct().count();
    if (completed != inWitness) {
      throw new IllegalStateException("the witness has " + inWitness + " of " + completed);
    }
  }
}
