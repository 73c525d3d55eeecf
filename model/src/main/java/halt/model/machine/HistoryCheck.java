package halt.model.machine;

import halt.core.value.Word;
import halt.model.arena.Announcements;
import halt.model.arena.ArenaMap;
import halt.model.arena.Ownership;
import halt.model.property.Property;
import halt.model.property.Violation;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalReader;
import halt.model.spec.LogicalValue;
import halt.model.spec.Monitor;
import halt.model.spec.OperationKind;
import halt.model.spec.SpecState;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Is what the processes did allowed by the sequential specification? Turns the words of operations
 * and atoms into logical values and asks the {@link Monitor}: a result must fit some linearization,
 * and the atoms must hold what some linearization gives them.
 */
public final class HistoryCheck {
  private final ArenaMap map;
  private final TrackedArena arena;
  private final LogicalReader reader;
  private final Monitor monitor;
  private final Long2IntOpenHashMap immediateResults = new Long2IntOpenHashMap();

  /** The monitor's set of configurations. */
  private int configurations;

  /** The number of what the atoms hold; follows from the arena. */
  private int atoms;

  private boolean changed;

  /** A check of an arena in which nothing has been done yet. */
  public HistoryCheck(ArenaMap map, TrackedArena arena, int processes) {
    this.map = map;
    this.arena = arena;
    this.reader = new LogicalReader(offset -> arena.words[(int) offset], arena.words.length);
    this.monitor = new Monitor(map.heap.start - map.atoms);
    immediateResults.defaultReturnValue(Integer.MIN_VALUE);
    SpecState initial = atoms();
    configurations = monitor.initial(initial, processes);
    atoms = monitor.state(initial);
  }

  /** All that there is to remember, in one word; the high half decides about the future. */
  public long marks() {
    return (long) configurations << 32 | atoms & 0xFFFFFFFFL;
  }

  /** Takes up what {@link #marks} gave. */
  public void restore(long marks) {
    configurations = (int) (marks >> 32);
    atoms = (int) marks;
  }

  /** The logical value of a word. */
  public LogicalValue read(long word) {
    return reader.read(word);
  }

  /**
   * The operation that a process reports.
   *
   * @throws Violation if it may report none now, or there is none of that number
   */
  public Invocation invocation(int process, int operation, long target, long first, long second) {
    OperationKind kind =
        OperationKind.numbered(operation)
            .orElseThrow(() -> Announcements.unknown(process, operation));
    if (isPending(process)) {
      throw Announcements.nested(process);
    }
    return new Invocation(kind, reader.read(target), reader.read(first), reader.read(second));
  }

  /** Whether an operation of the process has begun and not ended. */
  private boolean isPending(int process) {
    return monitor.isPending(configurations, process);
  }

  /**
   * The process has come to its end.
   *
   * @throws Violation if its operation has not
   */
  public void requireEnded(int process) {
    if (isPending(process)) {
      throw Announcements.unended(process);
    }
  }

  public void invoke(int process, Invocation invocation) {
    configurations = monitor.invoke(configurations, process, monitor.event(invocation));
    changed = true;
  }

  /**
   * The process's operation ends.
   *
   * @throws Violation if it has begun none, or no order of the operations that the history allows
   *     gives this result
   */
  public void respond(int process, long result) {
    if (!isPending(process)) {
      throw Announcements.unbegun(process);
    }
    int after = monitor.respond(configurations, process, resultEvent(result));
    if (after == Monitor.NONE) {
      throw new Violation(
          Property.LINEARIZABLE,
          "process "
              + process
              + "'s operation gives "
              + reader.read(result)
              + "; in every order that the history allows it would give "
              + either(monitor.resultsOf(configurations, process)));
    }
    configurations = after;
    changed = true;
  }

  private int resultEvent(long result) {
    if (Word.isObject(result)) {
      return monitor.event(reader.read(result));
    }
    int known = immediateResults.get(result);
    if (known == Integer.MIN_VALUE) {
      known = monitor.event(reader.read(result));
      immediateResults.put(result, known);
    }
    return known;
  }

  /** A step begins. */
  public void forgetChanges() {
    changed = false;
  }

  /**
   * After a step: do the atoms hold what the specification gives them?
   *
   * @throws Violation if not
   */
  public void requireSpecified() {
    if (arena.atomsChanged()) {
      atoms = monitor.state(atoms());
    }
    if ((arena.atomsChanged() || changed) && !monitor.holds(configurations, atoms)) {
      throw new Violation(
          Property.SPECIFICATION_STATE,
          "the atoms hold "
              + monitor.state(atoms).atoms()
              + "; the specification allows "
              + either(monitor.statesOf(configurations).stream().map(SpecState::atoms).toList()));
    }
  }

  private static String either(List<?> ways) {
    return ways.stream().map(Object::toString).collect(Collectors.joining(" or "));
  }

  /** What the atoms hold; those whose cell is claimed but not written are {@link Monitor#NEW}. */
  private SpecState atoms() {
    SpecState held = reader.atoms();
    for (int i = 0; i < held.atoms().size(); i++) {
      if (arena.owners[map.atoms + i] != Ownership.PUBLISHED) {
        held = held.with(i, Monitor.NEW);
      }
    }
    return held;
  }

  /** A final outcome as the booted kernel prints it: atoms, then each process's last result. */
  public String outcome(int processes) {
    StringBuilder text = new StringBuilder();
    SpecState held = reader.atoms();
    for (int i = 0; i < held.atoms().size(); i++) {
      text.append(i == 0 ? "" : ",").append(held.atoms().get(i));
    }
    text.append(" | ");
    for (int process = 0; process < processes; process++) {
      text.append(process == 0 ? "" : ",")
          .append(reader.read(arena.words[map.register(process, 0)]));
    }
    return text.toString();
  }
}
