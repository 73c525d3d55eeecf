package halt.checker.state;

import halt.checker.verdict.Property;
import halt.core.Layout;
import halt.core.Safepoint;
import halt.core.Word;
import halt.model.code.Code;
import halt.model.code.Host;
import halt.model.code.Interpreter;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalReader;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is one state of the simulated machine, and what happens in one step? A state is the arena,
 * each process's place and live slots, and what the properties remember. A step runs one process
 * from one visible access to just before its next. Steps are undone in the reverse order, so a
 * depth-first search keeps one machine.
 *
 * <p>Properties are checked as a part of the step; one that fails throws {@link Violation}.
 */
final class SimulatedMachine extends Host {
  /**
   * More processes than this do not fit where states, events and owners are packed into words; no
   * search would come to its end with them either.
   */
  static final int MAX_PROCESSES = 15;

  private static final int NO_STATE = -1;

  final ScenarioModel model;
  final ArenaMap map;
  private final Monitor monitor;
  private final LogicalReader reader;
  private final HeapGraph graph;

  // The state.
  private final long[] words;
  private final byte[] owners;
  private final long[][] slots;
  private final int[] pcs;

  /** The CPU that set STOPPING, plus one; 0 while the phase is MUTATING. */
  private int stopper;

  /** The CPUs that are active, see {@link Ownership}, a bit each. */
  private int active;

  /** The logical graph's hash when the collector began to write; 0 before. */
  private long graphBefore;

  /** The monitor's set of configurations. */
  private int configurations;

  private int collectionsLeft;
  private int failuresLeft;

  // Derived from the state and kept beside it.
  private long arenaLow;
  private long arenaHigh;
  private final long[] processLow;
  private final long[] processHigh;
  private int atomsState = NO_STATE;

  // The step under way.
  private int process;
  private long choices;
  private int choiceCount;
  private boolean rootsChanged;
  private boolean atomsChanged;
  private boolean historyChanged;

  // Undo: pairs of longs for words, frames for the rest.
  private long[] log = new long[1 << 12];
  private int logTop;

  private final Long2IntOpenHashMap immediateResults = new Long2IntOpenHashMap();
  private StepListener listener = StepListener.NONE;

  SimulatedMachine(ScenarioModel model) {
    this.model = model;
    this.map = model.map;
    this.words = model.initialWords();
    Interpreter.call(model.setup, new AloneHost(words, map));
    this.owners = new byte[words.length];
    this.monitor = new Monitor(model.description.atoms());
    this.reader = new LogicalReader(offset -> words[(int) offset], words.length);
    this.graph = new HeapGraph(map, words, owners);
    int processes = model.processes.length;
    this.slots = new long[processes][];
    this.pcs = new int[processes];
    this.processLow = new long[processes];
    this.processHigh = new long[processes];
    this.collectionsLeft = model.scope.collections();
    this.failuresLeft = model.scope.allocationFailures();
    immediateResults.defaultReturnValue(Integer.MIN_VALUE);
    settleHeap();
    Arrays.fill(owners, map.atoms, graph.atomEnd(), Ownership.PUBLISHED);
    for (int i = 0; i < words.length; i++) {
      arenaLow ^= Fingerprint.low(place(i, owners[i]), words[i]);
      arenaHigh ^= Fingerprint.high(place(i, owners[i]), words[i]);
    }
    SpecState atoms = atoms();
    configurations = monitor.initial(atoms, processes);
    atomsState = monitor.state(atoms);
    for (int i = 0; i < processes; i++) {
      process = i;
      slots[i] = model.processes[i].newSlots();
      pcs[i] = Interpreter.run(model.processes[i], slots[i], 0, this, 0);
      hashProcess(i);
    }
  }

  // What a search asks.

  int processes() {
    return pcs.length;
  }

  /** Whether a process has come to its end. */
  boolean isEnded(int which) {
    return model.processes[which].isEnd(pcs[which]);
  }

  boolean allEnded() {
    for (int i = 0; i < pcs.length; i++) {
      if (!isEnded(i)) {
        return false;
      }
    }
    return true;
  }

  long fingerprintLow() {
    long low =
        arenaLow
            ^ Fingerprint.low(-1, handshake())
            ^ Fingerprint.low(-2, graphBefore)
            ^ Fingerprint.low(-3, budget());
    for (long each : processLow) {
      low ^= each;
    }
    return low;
  }

  long fingerprintHigh() {
    long high =
        arenaHigh
            ^ Fingerprint.high(-1, handshake())
            ^ Fingerprint.high(-2, graphBefore)
            ^ Fingerprint.high(-3, budget());
    for (long each : processHigh) {
      high ^= each;
    }
    return high;
  }

  /** Whole fields, so that no two states share it: see {@link #MAX_PROCESSES}. */
  private long handshake() {
    return (long) configurations << 32 | (long) active << 8 | stopper;
  }

  private long budget() {
    return (long) collectionsLeft << 32 | failuresLeft;
  }

  /** Whom to tell what steps do. */
  void listen(StepListener newListener) {
    listener = newListener;
  }

  /** The code that a process runs. */
  Code code(int which) {
    return model.processes[which];
  }

  int pc(int which) {
    return pcs[which];
  }

  /** The message for a state from which not all processes can come to their end. */
  String stuck() {
    List<String> places = new ArrayList<>();
    for (int which = 0; which < pcs.length; which++) {
      if (!isEnded(which)) {
        Site site = code(which).site(pcs[which]);
        places.add("process " + which + " is in " + site.method() + " (" + site.position() + ")");
      }
    }
    return "whatever happens from here, not all processes come to their end: "
        + String.join("; ", places);
  }

  /** The word at an offset inside the arena. */
  long word(int offset) {
    return words[offset];
  }

  LogicalValue read(long word) {
    return reader.read(word);
  }

  // Stepping.

  /**
   * One step of a process that has not ended.
   *
   * @param given how the first choices fall; later ones fall to no
   * @return how all of them fell
   * @throws Violation if a property fails; {@link #undo} is still due
   */
  Choices step(int which, Choices given) {
    pushFrame(which);
    process = which;
    choices = given.bits();
    choiceCount = 0;
    rootsChanged = false;
    atomsChanged = false;
    historyChanged = false;
    Code code = model.processes[which];
    try {
      pcs[which] = Interpreter.run(code, slots[which], pcs[which], this, 1);
    } catch (Interpreter.DivergenceException divergence) {
      throw new Violation(
          Property.COMPLETES, "process " + which + " loops: " + divergence.getMessage());
    }
    hashProcess(which);
    if (graphBefore == 0) {
      checkState();
    }
    return Choices.of(choices, choiceCount);
  }

  private void checkState() {
    if (rootsChanged) {
      graph.hash();
    }
    if (atomsChanged) {
      atomsState = monitor.state(atoms());
    }
    if ((atomsChanged || historyChanged) && !monitor.holds(configurations, atomsState)) {
      throw new Violation(
          Property.SPECIFICATION_STATE,
          "the atoms hold "
              + monitor.state(atomsState)
              + ", the specification allows "
              + monitor.statesOf(configurations));
    }
  }

  /**
   * What the atoms hold; those whose cell is claimed but not written yet are {@link Monitor#NEW}.
   */
  private SpecState atoms() {
    SpecState held = reader.atoms();
    for (int i = 0; i < held.atoms().size(); i++) {
      if (owners[map.atoms + i] != Ownership.PUBLISHED) {
        held = held.with(i, Monitor.NEW);
      }
    }
    return held;
  }

  /** Runs the final check on a copy; gives what fails, be it in the check's own accesses. */
  Optional<Violation> finalCheck() {
    try {
      boolean holds = Interpreter.call(model.check, new AloneHost(words.clone(), map)) != 0;
      return holds
          ? Optional.empty()
          : Optional.of(
              new Violation(Property.ASSERTIONS, "the scenario's final check does not hold"));
    } catch (Violation violation) {
      return Optional.of(violation);
    }
  }

  /** The final outcome as the booted kernel prints it: atoms, then each process's last result. */
  String outcome() {
    StringBuilder text = new StringBuilder();
    SpecState atoms = reader.atoms();
    for (int i = 0; i < atoms.atoms().size(); i++) {
      text.append(i == 0 ? "" : ",").append(atoms.atoms().get(i));
    }
    text.append(" | ");
    for (int cpu = 0; cpu < pcs.length; cpu++) {
      text.append(cpu == 0 ? "" : ",").append(reader.read(words[map.register(cpu, 0)]));
    }
    return text.toString();
  }

  // Undo.

  private void pushFrame(int which) {
    int[] live = model.processes[which].liveAt(pcs[which]);
    log = ensure(live.length + 10);
    int mark = logTop;
    long[] values = slots[which];
    for (int slot : live) {
      log[logTop++] = values[slot];
    }
    log[logTop++] = graphBefore;
    log[logTop++] = arenaLow;
    log[logTop++] = arenaHigh;
    log[logTop++] = processLow[which];
    log[logTop++] = processHigh[which];
    log[logTop++] = (long) configurations << 32 | atomsState & 0xFFFFFFFFL;
    log[logTop++] = (long) active << 32 | stopper;
    log[logTop++] = budget();
    log[logTop++] = (long) which << 32 | pcs[which];
    log[logTop++] = (long) frameTop << 32 | mark;
    frameTop = logTop;
  }

  private int frameTop;

  /** Takes the last step back. */
  void undo() {
    while (logTop > frameTop) {
      long word = log[--logTop];
      long where = log[--logTop];
      words[(int) where] = word;
      owners[(int) where] = (byte) (where >> 32);
    }
    long marks = log[--logTop];
    long place = log[--logTop];
    int which = (int) (place >> 32);
    pcs[which] = (int) place;
    long budget = log[--logTop];
    failuresLeft = (int) budget;
    collectionsLeft = (int) (budget >> 32);
    long handshake = log[--logTop];
    stopper = (int) handshake;
    active = (int) (handshake >> 32);
    long sets = log[--logTop];
    configurations = (int) (sets >> 32);
    atomsState = (int) sets;
    processHigh[which] = log[--logTop];
    processLow[which] = log[--logTop];
    arenaHigh = log[--logTop];
    arenaLow = log[--logTop];
    graphBefore = log[--logTop];
    int[] live = model.processes[which].liveAt(pcs[which]);
    long[] values = slots[which];
    for (int i = live.length - 1; i >= 0; i--) {
      values[live[i]] = log[--logTop];
    }
    frameTop = (int) (marks >> 32);
  }

  private long[] ensure(int more) {
    return logTop + more <= log.length ? log : Arrays.copyOf(log, log.length * 2 + more);
  }

  /** Everything that {@link #restore} needs, in one array. */
  long[] save() {
    int length = words.length + (words.length + 7) / 8 + 5;
    for (int i = 0; i < pcs.length; i++) {
      length += 3 + model.processes[i].liveAt(pcs[i]).length;
    }
    long[] saved = new long[length];
    System.arraycopy(words, 0, saved, 0, words.length);
    int at = words.length;
    for (int i = 0; i < owners.length; i++) {
      saved[at + i / 8] |= (owners[i] & 0xFFL) << (i % 8 * 8);
    }
    at += (owners.length + 7) / 8;
    saved[at++] = graphBefore;
    saved[at++] = (long) configurations << 32 | atomsState & 0xFFFFFFFFL;
    saved[at++] = (long) active << 32 | stopper;
    saved[at++] = budget();
    saved[at++] = arenaLow;
    for (int i = 0; i < pcs.length; i++) {
      saved[at++] = pcs[i];
      saved[at++] = processLow[i];
      saved[at++] = processHigh[i];
      for (int slot : model.processes[i].liveAt(pcs[i])) {
        saved[at++] = slots[i][slot];
      }
    }
    return saved;
  }

  /** Becomes the state that {@link #save} gave; no step may be left to undo. */
  void restore(long[] saved) {
    logTop = 0;
    frameTop = 0;
    System.arraycopy(saved, 0, words, 0, words.length);
    int at = words.length;
    for (int i = 0; i < owners.length; i++) {
      owners[i] = (byte) (saved[at + i / 8] >> (i % 8 * 8));
    }
    at += (owners.length + 7) / 8;
    graphBefore = saved[at++];
    configurations = (int) (saved[at] >> 32);
    atomsState = (int) saved[at++];
    long handshake = saved[at++];
    stopper = (int) handshake;
    active = (int) (handshake >> 32);
    long budget = saved[at++];
    failuresLeft = (int) budget;
    collectionsLeft = (int) (budget >> 32);
    arenaLow = saved[at++];
    arenaHigh = 0;
    for (int i = 0; i < words.length; i++) {
      arenaHigh ^= Fingerprint.high(place(i, owners[i]), words[i]);
    }
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = (int) saved[at++];
      processLow[i] = saved[at++];
      processHigh[i] = saved[at++];
      for (int slot : model.processes[i].liveAt(pcs[i])) {
        slots[i][slot] = saved[at++];
      }
    }
  }

  private void hashProcess(int which) {
    int pc = pcs[which];
    long low = Fingerprint.mix(((long) which << 32 | pc) + 0x2545F4914F6CDD1DL);
    long high = Fingerprint.mix2(((long) which << 32 | pc) + 0x9E6C63D0876A9A47L);
    long[] values = slots[which];
    for (int slot : model.processes[which].liveAt(pc)) {
      low = Fingerprint.mix(low * 31 + values[slot]);
      high = Fingerprint.mix2(high * 37 + values[slot]);
    }
    processLow[which] = low;
    processHigh[which] = high;
  }

  // Writing words.

  private static long place(int offset, byte owner) {
    return (long) owner << 32 ^ offset;
  }

  private void put(int offset, long word, byte owner) {
    long oldWord = words[offset];
    byte oldOwner = owners[offset];
    if (oldWord == word && oldOwner == owner) {
      return;
    }
    log = ensure(2);
    log[logTop++] = (oldOwner & 0xFFL) << 32 | offset;
    log[logTop++] = oldWord;
    words[offset] = word;
    owners[offset] = owner;
    arenaLow ^=
        Fingerprint.low(place(offset, oldOwner), oldWord)
            ^ Fingerprint.low(place(offset, owner), word);
    arenaHigh ^=
        Fingerprint.high(place(offset, oldOwner), oldWord)
            ^ Fingerprint.high(place(offset, owner), word);
    if (offset >= map.atoms && offset < map.spaces || offset == Layout.ATOM_NEXT) {
      atomsChanged = true;
      rootsChanged = true;
    } else if (offset >= Layout.CONTROL_WORDS && offset < map.atoms) {
      rootsChanged = true;
    }
  }

  /** What the process wrote before is now there for all. */
  private void release() {
    byte own = Ownership.of(process);
    for (int i = map.spaces; i < owners.length; i++) {
      if (owners[i] == own) {
        put(i, words[i], Ownership.PUBLISHED);
      }
    }
  }

  /** After the set-up or a collection: what is in use is published, all else is free. */
  private void settleHeap() {
    long from = words[(int) Layout.SPACE];
    long to = graph.end();
    for (int i = map.spaces; i < owners.length; i++) {
      boolean inUse = i >= from && i < to && !isBuffered(i);
      put(i, words[i], inUse ? Ownership.PUBLISHED : Ownership.FREE);
    }
  }

  /** Whether a word is in the part of a CPU's allocation buffer that no object has taken. */
  private boolean isBuffered(int offset) {
    for (int cpu = 0; cpu < map.cpus; cpu++) {
      int block = map.state(cpu);
      if (offset >= words[block + (int) Layout.CPU_BUFFER_NEXT]
          && offset < words[block + (int) Layout.CPU_BUFFER_END]) {
        return true;
      }
    }
    return false;
  }

  // Who may do what.

  private int at(long offset) {
    if (offset < 0 || offset >= words.length) {
      throw new Violation(Property.IN_ARENA, "access to " + map.name(offset));
    }
    return (int) offset;
  }

  private boolean isActive() {
    return (active >> process & 1) != 0;
  }

  /** Whether this process has stopped the world. */
  private boolean hasWorld() {
    return stopper == process + 1 && (active & ~(1 << process)) == 0;
  }

  private Violation unowned(int offset, String access) {
    String why;
    if (isHandshake(offset)) {
      why = "others access that word even while the world is stopped";
    } else if (hasWorld()) {
      why = "sizes never change";
    } else if (stopper == process + 1) {
      why = "it has not stopped the world: process " + firstOtherActive() + " still runs";
    } else if (!isActive()) {
      why = "it is not running: it has not seen MUTATING since it stored RUNNING";
    } else if (offset >= map.spaces && !isAllocated(offset)) {
      why = "that word is not allocated";
    } else if (offset >= map.spaces) {
      why = "that word is " + Ownership.describe(owners[offset]);
    } else {
      why = "that word is shared or another's";
    }
    return new Violation(
        Property.OWNERSHIP,
        "process " + process + " " + access + " " + map.name(offset) + " plainly, but " + why);
  }

  private int firstOtherActive() {
    return Integer.numberOfTrailingZeros(active & ~(1 << process));
  }

  /** The words by which CPUs agree on who runs: others access them even in a stopped world. */
  private boolean isHandshake(int offset) {
    return offset == Layout.PHASE
        || offset >= Layout.CONTROL_WORDS
            && offset < map.atoms
            && offset == map.state(map.cpuOf(offset));
  }

  private void requireReadable(int offset) {
    if (hasWorld() && !isHandshake(offset) || offset <= Layout.BUFFER_WORDS) {
      return;
    }
    boolean allowed;
    if (!isActive()) {
      allowed = false;
    } else if (offset >= map.spaces) {
      byte owner = owners[offset];
      allowed = owner == Ownership.PUBLISHED || owner == Ownership.of(process);
    } else if (offset < Layout.CONTROL_WORDS) {
      allowed = offset == Layout.SPACE || offset == Layout.COLLECTIONS;
    } else {
      allowed = isOwnBlock(offset);
    }
    if (!allowed) {
      throw unowned(offset, "reads");
    }
  }

  private boolean isOwnBlock(int offset) {
    return offset >= Layout.CONTROL_WORDS
        && offset < map.atoms
        && map.cpuOf(offset) == process
        && offset != map.state(process);
  }

  private byte ownerAfterWrite(int offset) {
    if (hasWorld()) {
      if (offset <= Layout.BUFFER_WORDS || isHandshake(offset)) {
        throw unowned(offset, "writes");
      }
      return offset >= map.spaces ? Ownership.PUBLISHED : owners[offset];
    }
    if (isActive()) {
      if (isOwnBlock(offset)) {
        return owners[offset];
      }
      if (offset >= map.spaces && isClaimable(offset)) {
        return Ownership.of(process);
      }
    }
    throw unowned(offset, "writes");
  }

  /**
   * An ordered access is for a shared word: mixed with plain ones it would race. All but those of
   * the handshake are a collector's to touch plainly, so the CPU must be running.
   */
  private void requireShared(int offset) {
    if (isHandshake(offset) || hasWorld()) {
      return;
    }
    boolean shared =
        offset == Layout.NEXT
            || offset == Layout.ATOM_NEXT
            || offset >= map.atoms && offset < map.spaces;
    if (!shared) {
      throw new Violation(
          Property.OWNERSHIP,
          "process "
              + process
              + " accesses "
              + map.name(offset)
              + " with ordering, but others access that word plainly");
    }
    if (!isActive()) {
      throw new Violation(
          Property.OWNERSHIP,
          "process "
              + process
              + " accesses "
              + map.name(offset)
              + ", but it is not running: a collector may access that word plainly meanwhile");
    }
  }

  private boolean isClaimable(int offset) {
    byte owner = owners[offset];
    return owner == Ownership.of(process) || owner == Ownership.FREE && isAllocated(offset);
  }

  private boolean isAllocated(int offset) {
    return offset >= words[(int) Layout.SPACE] && offset < graph.end();
  }

  // The host's part.

  @Override
  public long getPlain(int pc, long offset) {
    int at = at(offset);
    requireReadable(at);
    return words[at];
  }

  @Override
  public void setPlain(int pc, long offset, long word) {
    int at = at(offset);
    byte owner = ownerAfterWrite(at);
    if (hasWorld() && graphBefore == 0) {
      graphBefore = graph.hash() | 1;
    }
    listener.plainStore(process, pc, offset, words[at], word);
    put(at, word, owner);
  }

  @Override
  public long load(int pc, ArenaOperation operation, long offset) {
    int at = at(offset);
    requireShared(at);
    long word = words[at];
    listener.load(process, pc, offset, word);
    if (at == Layout.PHASE
        && word == Safepoint.MUTATING
        && words[map.state(process)] == Safepoint.RUNNING) {
      active |= 1 << process;
    }
    return word;
  }

  @Override
  public void store(int pc, ArenaOperation operation, long offset, long word) {
    int at = at(offset);
    requireShared(at);
    listener.store(process, pc, offset, words[at], word);
    write(at, word);
  }

  /** What every ordered write does, be it a store's or an update's. */
  private void write(int at, long word) {
    release();
    if (at == Layout.PHASE) {
      changePhase(word);
    } else if (at == map.state(process) && word == Safepoint.SAFE) {
      active &= ~(1 << process);
    }
    put(at, word, ownerOfShared(at));
  }

  /** A shared word that has been written once counts as published: an atom's cell is in use. */
  private byte ownerOfShared(int at) {
    return at >= map.atoms && at < map.spaces ? Ownership.PUBLISHED : owners[at];
  }

  private void changePhase(long word) {
    if (word == Safepoint.MUTATING && stopper != 0) {
      endCollection();
      stopper = 0;
    } else if (word == Safepoint.STOPPING) {
      stopper = process + 1;
    }
  }

  private void endCollection() {
    long space = words[(int) Layout.SPACE];
    if (space != map.spaces && space != map.spaces + map.spaceWords) {
      throw new Violation(
          Property.REACHABLE_INTACT, "SPACE is " + space + ", where no semispace starts");
    }
    settleHeap();
    if (graphBefore != 0) {
      long after = graph.hash() | 1;
      if (after != graphBefore) {
        throw new Violation(
            Property.ISOMORPHIC, "the logical graph after the collection is not the one before it");
      }
      graphBefore = 0;
      atomsChanged = true;
    }
  }

  @Override
  public long compareAndExchange(
      int pc, ArenaOperation operation, long offset, long expected, long desired) {
    int at = at(offset);
    requireShared(at);
    long found = words[at];
    listener.update(process, pc, offset, found, expected, desired);
    if (found == expected) {
      write(at, desired);
    }
    return found;
  }

  @Override
  public long getAndAdd(int pc, long offset, long increment) {
    int at = at(offset);
    requireShared(at);
    long found = words[at];
    listener.update(process, pc, offset, found, found, found + increment);
    write(at, found + increment);
    return found;
  }

  @Override
  public void fence(int pc) {
    listener.fence(process, pc);
  }

  @Override
  public long size() {
    return words.length;
  }

  @Override
  public boolean choose(int pc, PlatformOperation choice) {
    boolean collection = choice == PlatformOperation.COLLECTION_REQUESTED;
    int left = collection ? collectionsLeft : failuresLeft;
    if (left == 0) {
      return false;
    }
    boolean yes = (choices >> choiceCount & 1) != 0;
    choiceCount++;
    if (yes) {
      if (collection) {
        collectionsLeft--;
      } else {
        failuresLeft--;
      }
      listener.choice(process, pc, choice);
    }
    return yes;
  }

  @Override
  public void invoke(int pc, int operation, long target, long first, long second) {
    Invocation invocation =
        Invocation.of(operation, reader.read(target), reader.read(first), reader.read(second));
    listener.invoke(process, pc, invocation);
    configurations = monitor.invoke(configurations, process, monitor.event(invocation));
    historyChanged = true;
  }

  @Override
  public void respond(int pc, long result) {
    int event = resultEvent(result);
    listener.respond(process, pc, result);
    if (result == Word.OUT_OF_MEMORY) {
      throw new OutOfSpaceException();
    }
    int after = monitor.respond(configurations, process, event);
    if (after == Monitor.NONE) {
      throw new Violation(
          Property.LINEARIZABLE,
          "process "
              + process
              + "'s operation gives "
              + reader.read(result)
              + "; in every order that the history allows it would give "
              + monitor.resultsOf(configurations, process));
    }
    configurations = after;
    historyChanged = true;
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

  /** An operation gave up because the arena has too few words for the scenario. */
  static final class OutOfSpaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfSpaceException() {
      super("an operation ran out of memory", null, false, false);
    }
  }
}
