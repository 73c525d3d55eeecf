package halt.checker.core;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.atom.Atom;
import halt.core.atom.Function;
import halt.core.collect.Heap;
import halt.core.collect.semispace.Semispaces;
import halt.core.host.Arena;
import halt.core.host.PlatformListener;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.value.Header;
import halt.core.value.Tuple;
import halt.core.value.Word;
import halt.model.spec.AtomSpecification;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalReader;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Does the core do what it should, one operation after the other? An arena beside a model of it in
 * Java objects, in which an object is one Java object: after every operation both are the same
 * graph, so results are right, nothing that is reachable was changed, and what was one object is
 * still one.
 */
final class CoreOnOneThread implements PlatformListener {
  static final int MOST_PROCESSES = 3;
  static final int REGISTERS = 5;
  static final int ATOMS = 3;

  /** As often as this an allocation may be refused before its operation gives up. */
  static final int TOO_MANY_REFUSALS = Operation.MAX_COLLECTIONS + 1;

  private static final long PAIR_WORDS = Header.WORDS + Tuple.PAIR;

  /**
   * A larger one is not put into another: printed as a tree it could be far larger than the arena.
   */
  private static final int LARGEST_TREE = 200;

  /** How large is the arena? */
  record Sizes(int processes, int spaceWords, int bufferWords) {
    static final Sizes SMALL = new Sizes(2, 15, 6);
  }

  /** A pair of the model; other values are their logical values. */
  private static final class Pair {
    private final Object first;
    private final Object second;
    private final int tree;

    Pair(Object first, Object second) {
      this.first = first;
      this.second = second;
      this.tree = 1 + tree(first) + tree(second);
    }
  }

  private final Sizes sizes;
  private final Arena arena;
  private final LogicalReader reader;

  // The model.
  private final Object[][] registers;
  private final List<Object> atoms = new ArrayList<>();

  // The specification, which sees the arena only through what the core reports.
  private final AtomSpecification specification = new AtomSpecification(ATOMS);
  private SpecState specified = SpecState.EMPTY;
  private Invocation invocation;
  private LogicalValue result;
  private boolean outOfMemory;

  // What the system does during the next operation.
  private boolean requested;
  private int refusals;
  private int refused;

  CoreOnOneThread(Sizes sizes) {
    this.sizes = sizes;
    this.arena = new Arena(Heap.words(sizes.processes, REGISTERS, ATOMS, sizes.spaceWords), this);
    assertThat(
            Heap.initialise(
                arena, sizes.processes, REGISTERS, ATOMS, sizes.spaceWords, sizes.bufferWords))
        .isTrue();
    this.reader = new LogicalReader(arena::getPlain, arena.size());
    this.registers = new Object[sizes.processes][REGISTERS];
    for (int process = 0; process < sizes.processes; process++) {
      for (int register = 0; register < REGISTERS; register++) {
        registers[process][register] = LogicalValue.NIL;
      }
    }
    // One atom and one pair that all know.
    operate(0, Operation.CREATE, 0, 1, 0);
    operate(0, Operation.TUPLE, 0, 0, 1);
    for (int process = 0; process < sizes.processes; process++) {
      registers[process][1] = LogicalValue.atom(0);
      registers[process][2] = registers[0][0];
      Registers.set(arena, process, 1, Word.atom(Atom.at(arena, 0)));
      Registers.set(arena, process, 2, Registers.get(arena, 0, Operation.RESULT));
    }
    requireSame();
  }

  // What a process can do; processes beyond the last are counted round.

  void set(int any, int register, long integer) {
    int process = any % sizes.processes;
    registers[process][register] = LogicalValue.fixnum(integer);
    Registers.set(arena, process, register, Word.fixnum(integer));
  }

  void forget(int any, int register) {
    int process = any % sizes.processes;
    registers[process][register] = LogicalValue.NIL;
    Registers.set(arena, process, register, Word.NIL);
  }

  void move(int any, int to, int from) {
    int process = any % sizes.processes;
    registers[process][to] = registers[process][from];
    Registers.move(arena, process, to, from);
  }

  /** Runs an operation; the system asks for a collection before it, or refuses memory in it. */
  void operate(
      int any, int operation, int target, int first, int second, boolean request, int refuse) {
    int process = any % sizes.processes;
    if (grows(process, operation, first, second)) {
      return;
    }
    requested = request;
    refusals = refuse;
    operate(process, operation, target, first, second);
    requested = false;
    refusals = 0;
    requireSame();
  }

  /** Swaps atom 0 by a function; takes registers 1 and 3 for it. */
  void swapFirst(int any, int function, int argument, boolean request, int refuse) {
    int process = any % sizes.processes;
    registers[process][1] = LogicalValue.atom(0);
    Registers.set(arena, process, 1, Word.atom(Atom.at(arena, 0)));
    set(process, 3, function);
    operate(process, Operation.SWAP, 1, 3, argument, request, refuse);
  }

  /** Collects; then nothing is in use but what was reachable, and the other space is empty. */
  void collect(int any) {
    int process = any % sizes.processes;
    long live = liveWords();
    operate(process, Operation.COLLECT, 0, 0, 0);
    requireSame();
    long space = Semispaces.objects(arena);
    assertThat(Semispaces.claimed(arena) - space).as("words in use").isEqualTo(live);
    long first = Semispaces.first(arena);
    for (long word = first; word < first + 2L * sizes.spaceWords; word++) {
      if (word < space || word >= space + live) {
        assertThat(arena.getPlain(word)).as("free word %d", word).isZero();
      }
    }
  }

  private boolean grows(int process, int operation, int first, int second) {
    boolean pairs = operation == Operation.TUPLE || operation == Operation.SWAP;
    return pairs
        && tree(registers[process][first]) + tree(registers[process][second]) > LARGEST_TREE;
  }

  private void operate(int process, int operation, int target, int first, int second) {
    long live = liveWords();
    refused = 0;
    Safepoint.enter(arena, process);
    switch (operation) {
      case Operation.CREATE -> Operation.create(arena, process, first);
      case Operation.DEREF -> Operation.deref(arena, process, target);
      case Operation.COMPARE_AND_SET ->
          Operation.compareAndSet(arena, process, target, first, second);
      case Operation.RESET -> Operation.reset(arena, process, target, first);
      case Operation.SWAP -> Operation.swap(arena, process, target, first, second);
      case Operation.TUPLE -> Operation.tuple(arena, process, first, second);
      default -> Operation.collect(arena, process);
    }
    Safepoint.leave(arena, process);
    Object[] own = registers[process];
    outOfMemory = false;
    Object predicted = predict(operation, own[target], own[first], own[second], live);
    requireSpecified();
    own[Operation.RESULT] = predicted;
  }

  // The host's part.

  @Override
  public boolean collectionRequested(int process) {
    return requested;
  }

  @Override
  public boolean allocationFails(int process) {
    if (refused == refusals) {
      return false;
    }
    refused++;
    return true;
  }

  @Override
  public void invoke(Arena ours, int process, int operation, long target, long first, long second) {
    invocation =
        Invocation.of(operation, reader.read(target), reader.read(first), reader.read(second));
  }

  @Override
  public void respond(Arena ours, int process, long word) {
    result = reader.read(word);
  }

  private void requireSpecified() {
    if (outOfMemory) {
      // The specification is for heaps that are large enough.
      return;
    }
    Optional<SpecState> after = specification.after(specified, invocation, result);
    assertThat(after).as("%s gave %s in %s", invocation, result, specified).isPresent();
    specified = after.get();
  }

  // The model's part.

  /** What the operation should give; changes the model's atoms as it should. */
  private Object predict(int operation, Object target, Object first, Object second, long live) {
    switch (operation) {
      case Operation.CREATE -> {
        if (atoms.size() == ATOMS) {
          return LogicalValue.OUT_OF_ATOMS;
        }
        atoms.add(first);
        return LogicalValue.atom(atoms.size() - 1);
      }
      case Operation.TUPLE -> {
        return pair(first, second, live);
      }
      case Operation.COLLECT -> {
        return LogicalValue.TRUE;
      }
      default -> {
        return target instanceof LogicalValue.AtomValue atom
            ? predictOnAtom(operation, atom.index(), first, second, live)
            : LogicalValue.WRONG_KIND;
      }
    }
  }

  private Object predictOnAtom(int operation, int atom, Object first, Object second, long live) {
    Object current = atoms.get(atom);
    switch (operation) {
      case Operation.DEREF -> {
        return current;
      }
      case Operation.COMPARE_AND_SET -> {
        // One object is the same only as itself; other values are their words.
        boolean same = current instanceof Pair ? current == first : current.equals(first);
        if (same) {
          atoms.set(atom, second);
        }
        return LogicalValue.bool(same);
      }
      case Operation.RESET -> {
        atoms.set(atom, first);
        return first;
      }
      default -> {
        Object desired = function(first, current, second, live);
        if (!(desired instanceof LogicalValue.Special)) {
          atoms.set(atom, desired);
        }
        return desired;
      }
    }
  }

  private Object function(Object function, Object old, Object argument, long live) {
    if (function.equals(LogicalValue.fixnum(Function.ADD))
        && old instanceof LogicalValue.Fixnum left
        && argument instanceof LogicalValue.Fixnum right) {
      return sum(left.integer(), right.integer());
    }
    if (function.equals(LogicalValue.fixnum(Function.TALLY))
        && old instanceof Pair pair
        && pair.first instanceof LogicalValue.Fixnum count) {
      LogicalValue next = sum(count.integer(), 1);
      if (next instanceof LogicalValue.Special) {
        return next;
      }
      return pair(next, argument, live);
    }
    return LogicalValue.WRONG_KIND;
  }

  private static LogicalValue sum(long left, long right) {
    long sum = left + right;
    return Word.MIN_FIXNUM <= sum && sum <= Word.MAX_FIXNUM
        ? LogicalValue.fixnum(sum)
        : LogicalValue.OUT_OF_RANGE;
  }

  /**
   * A new pair beside {@code live} words. It is given up exactly if both do not fit, or after too
   * many refusals; garbage is no reason.
   */
  private Object pair(Object first, Object second, long live) {
    outOfMemory = live + PAIR_WORDS > sizes.spaceWords || refused == TOO_MANY_REFUSALS;
    return outOfMemory ? LogicalValue.OUT_OF_MEMORY : new Pair(first, second);
  }

  private static int tree(Object value) {
    return value instanceof Pair pair ? pair.tree : 1;
  }

  private long liveWords() {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    atoms.forEach(value -> reach(value, seen));
    for (Object[] own : registers) {
      for (Object value : own) {
        reach(value, seen);
      }
    }
    return PAIR_WORDS * seen.size();
  }

  private static void reach(Object value, Set<Object> seen) {
    if (value instanceof Pair pair && seen.add(pair)) {
      reach(pair.first, seen);
      reach(pair.second, seen);
    }
  }

  // Are both the same graph?

  private final Map<Object, Long> places = new IdentityHashMap<>();
  private final Map<Long, Object> objects = new HashMap<>();

  private void requireSame() {
    places.clear();
    objects.clear();
    assertThat(Atom.count(arena)).as("atoms").isEqualTo(atoms.size());
    for (int atom = 0; atom < atoms.size(); atom++) {
      requireSame(atoms.get(atom), Atom.deref(arena, Atom.at(arena, atom)), "atom " + atom);
    }
    for (int process = 0; process < sizes.processes; process++) {
      for (int register = 0; register < REGISTERS; register++) {
        requireSame(
            registers[process][register],
            Registers.get(arena, process, register),
            "register " + register + " of process " + process);
      }
    }
    assertThat(reader.atoms()).isEqualTo(specified);
    long end = 0;
    for (long place : new TreeMap<>(objects).keySet()) {
      assertThat(place).as("objects lie side by side").isGreaterThanOrEqualTo(end);
      end = place + PAIR_WORDS;
    }
  }

  private void requireSame(Object model, long word, String where) {
    if (!(model instanceof Pair pair)) {
      assertThat((Object) reader.read(word)).as(where).isEqualTo(model);
      return;
    }
    assertThat(Tuple.isPair(arena, word)).as("%s is a pair", where).isTrue();
    long place = Word.reference(word);
    Long known = places.putIfAbsent(pair, place);
    Object other = objects.putIfAbsent(place, pair);
    if (known == null && other == null) {
      long space = Semispaces.objects(arena);
      assertThat(place).as(where).isBetween(space, Semispaces.claimed(arena) - PAIR_WORDS);
      requireSame(pair.first, Tuple.get(arena, place, 0), where + ", first field");
      requireSame(pair.second, Tuple.get(arena, place, 1), where + ", second field");
      return;
    }
    assertThat(known).as("%s: one object is in one place", where).isEqualTo(place);
    assertThat(other).as("%s: one place has one object", where).isSameAs(pair);
  }

  /** The arena in logical values: what the atoms hold, and each process's registers. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(sizes + ", atoms " + reader.atoms().atoms());
    for (int process = 0; process < sizes.processes; process++) {
      text.append(", process ").append(process).append(':');
      for (int register = 0; register < REGISTERS; register++) {
        text.append(' ').append(reader.read(Registers.get(arena, process, register)));
      }
    }
    return text.toString();
  }
}
