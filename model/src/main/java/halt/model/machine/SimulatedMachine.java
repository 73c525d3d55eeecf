package halt.model.machine;

import halt.core.Layout;
import halt.core.process.Safepoint;
import halt.core.value.Word;
import halt.model.arena.ArenaMap;
import halt.model.arena.Ownership;
import halt.model.code.Code;
import halt.model.code.Host;
import halt.model.code.Interpreter;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import halt.model.property.Violation;
import halt.model.property.Violation.Refused;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is one state of the simulated machine, and what happens in one step? A state is the arena
 * with its owners ({@link TrackedArena}), the handshake ({@link Ownership}), what the history
 * allows ({@link HistoryCheck}), what the system may still do, and each process's place and live
 * slots. A step runs one process from one visible access to just before its next. Steps are undone
 * in the reverse order, so a depth-first search keeps one machine.
 *
 * <p>Properties are checked as a part of the step; one that fails throws {@link Violation}.
 */
public final class SimulatedMachine extends Host {
  /**
   * More processes than this do not fit where states, events and owners are packed into words; no
   * search would come to its end with them either.
   */
  public static final int MAX_PROCESSES = 15;

  /** Accesses happen in one order, each of them at once. */
  public static final MemoryModel MODEL = MemoryModel.SC;

  public final ScenarioModel model;
  public final ArenaMap map;

  // The state.
  private final TrackedArena arena;
  private final Ownership ownership;
  private final Admission admission;
  private final HistoryCheck history;
  private final long[][] slots;
  private final int[] pcs;

  /** The logical graph's hash when the collector began to write; 0 before. */
  private long graphBefore;

  private int collectionsLeft;
  private int failuresLeft;

  // Derived from the state and kept beside it.
  private final HeapGraph graph;
  private final long[] processLow;
  private final long[] processHigh;

  // The step under way.
  private int process;
  private long choices;
  private int choiceCount;

  // What has happened in any step, be it undone since.
  private boolean everOperated;
  private boolean everCollected;

  /** Words that were put since {@code frame}, and below them a frame for each step. */
  private final UndoLog log = new UndoLog();

  private int frame;
  private StepListener listener = StepListener.NONE;
  private BiFunction<Integer, Integer, Site> sites = (which, pc) -> code(which).site(pc);

  /**
   * The state after the scenario's set-up, every process at its beginning. What a process does
   * before its first visible access belongs to its first step, as it belongs to the access before
   * it later on: it may fail, too.
   *
   * @throws Violation if a property fails in the set-up
   * @throws OutOfSpaceException if the set-up ran out of memory
   */
  public SimulatedMachine(ScenarioModel model) {
    this.model = model;
    this.map = model.map;
    long[] words = model.initialWords();
    AloneHost setUp = AloneHost.setUp(model, words);
    setUp.run();
    if (setUp.memory().setUpRanOut()) {
      throw new OutOfSpaceException(Who.SET_UP, 0);
    }
    int processes = model.processes.length;
    this.arena = new TrackedArena(map, words, log);
    arena.settle();
    arena.publishFixed();
    this.ownership = new Ownership(map, arena);
    this.admission = new Admission(map, arena, ownership, this::site);
    this.history = new HistoryCheck(map, arena, processes);
    this.graph = new HeapGraph(map, arena);
    this.slots = new long[processes][];
    this.pcs = new int[processes];
    this.processLow = new long[processes];
    this.processHigh = new long[processes];
    this.collectionsLeft = model.scope.collections();
    this.failuresLeft = model.scope.allocationFailures();
    for (int i = 0; i < processes; i++) {
      slots[i] = model.processes[i].newSlots();
      hashProcess(i);
    }
    log.clear();
  }

  // What a search asks.

  public int processes() {
    return pcs.length;
  }

  /** Whether a process has come to its end. */
  public boolean isEnded(int which) {
    return model.processes[which].isEnd(pcs[which]);
  }

  public boolean allEnded() {
    for (int i = 0; i < pcs.length; i++) {
      if (!isEnded(i)) {
        return false;
      }
    }
    return true;
  }

  public long fingerprintLow() {
    long low =
        arena.low()
            ^ Fingerprint.low(-1, marks())
            ^ Fingerprint.low(-2, graphBefore)
            ^ Fingerprint.low(-3, budget());
    for (long each : processLow) {
      low ^= each;
    }
    return low;
  }

  public long fingerprintHigh() {
    long high =
        arena.high()
            ^ Fingerprint.high(-1, marks())
            ^ Fingerprint.high(-2, graphBefore)
            ^ Fingerprint.high(-3, budget());
    for (long each : processHigh) {
      high ^= each;
    }
    return high;
  }

  /** The history's configurations and the handshake, side by side. */
  private long marks() {
    return history.marks() >>> 32 << 32 | ownership.marks();
  }

  private long budget() {
    return (long) collectionsLeft << 32 | failuresLeft;
  }

  private void restoreBudget(long budget) {
    collectionsLeft = (int) (budget >> 32);
    failuresLeft = (int) budget;
  }

  /** What in the source is at a process's {@code pc}, unless somebody else knows better. */
  public void placedBy(BiFunction<Integer, Integer, Site> newSites) {
    sites = newSites;
  }

  /** What in the source is at a process's {@code pc}. */
  public Site site(int which, int pc) {
    return sites.apply(which, pc);
  }

  /** Whether a step that was ever taken ended an operation. */
  public boolean everOperated() {
    return everOperated;
  }

  /** Whether a step that was ever taken ended a collection. */
  public boolean everCollected() {
    return everCollected;
  }

  /** Whom to tell what steps do. */
  public void listen(StepListener newListener) {
    listener = newListener;
  }

  /** The code that a process runs. */
  public Code code(int which) {
    return model.processes[which];
  }

  public int pc(int which) {
    return pcs[which];
  }

  /** The message for a state from which not all processes can come to their end. */
  public String stuck() {
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

  /** The logical value of a word. */
  public LogicalValue read(long word) {
    return history.read(word);
  }

  /** The final outcome as the booted kernel prints it. */
  public String outcome() {
    return history.outcome(pcs.length);
  }

  /**
   * Runs the final check on a copy; gives what fails, be it in the check's own accesses.
   *
   * @throws OutOfSpaceException if it ran out of memory
   */
  public Optional<Violation> finalCheck() {
    try {
      AloneHost alone = AloneHost.finalCheck(model, arena.words.clone());
      boolean holds = alone.run() != 0;
      if (alone.memory().checkRanOut(holds)) {
        throw new OutOfSpaceException(
            Who.FINAL_CHECK, model.scope.allocationFailures() - failuresLeft);
      }
      return holds
          ? Optional.empty()
          : Optional.of(
              new Violation(Property.ASSERTIONS, "the scenario's final check does not hold"));
    } catch (Violation violation) {
      return Optional.of(violation);
    }
  }

  // Stepping.

  /**
   * One step of a process that has not ended.
   *
   * @param given how the first choices fall; later ones fall to no
   * @return how all of them fell
   * @throws Violation if a property fails; {@link #undo} is still due
   */
  public Choices step(int which, Choices given) {
    begin(which, given);
    Code code = model.processes[which];
    try {
      pcs[which] = Interpreter.run(code, slots[which], pcs[which], this, 1);
    } catch (Interpreter.DivergenceException divergence) {
      throw endless("process " + which, divergence, site(which, divergence.pc()));
    }
    return finish();
  }

  /** The violation of code that does not come to its end. */
  public static Violation endless(
      String who, Interpreter.DivergenceException divergence, Site loop) {
    return new Violation(Property.COMPLETES, who + " does not end: " + divergence.getMessage())
        .of(new Refused(loop, "loop", false, who + " goes round and round here"));
  }

  /**
   * The first part of a step: from here to {@link #finish} what this host does, the process does.
   */
  public void begin(int which, Choices given) {
    pushFrame(which);
    process = which;
    choices = given.bits();
    choiceCount = 0;
    arena.forgetChanges();
    history.forgetChanges();
  }

  /**
   * The last part of a step: what must hold after it.
   *
   * @return how its choices fell
   * @throws Violation if a property fails
   */
  public Choices finish() {
    hashProcess(process);
    if (isEnded(process)) {
      requireEnded(process);
    }
    if (graphBefore == 0) {
      checkState();
    }
    return Choices.of(choices, choiceCount);
  }

  /**
   * A process has come to its end.
   *
   * @throws Violation if its operation has not
   */
  public void requireEnded(int which) {
    history.requireEnded(which);
  }

  /** The words of the arena, as they are now. */
  public long[] words() {
    return arena.words.clone();
  }

  /** What must hold whenever no collector is at work. */
  private void checkState() {
    if (arena.rootsChanged()) {
      graph.hash();
    }
    if (model.hasOperations()) {
      history.requireSpecified();
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

  // Undo.

  private void pushFrame(int which) {
    long[] values = slots[which];
    for (int slot : model.processes[which].liveAt(pcs[which])) {
      log.push(values[slot]);
    }
    log.push(graphBefore);
    log.push(arena.low());
    log.push(arena.high());
    log.push(processLow[which]);
    log.push(processHigh[which]);
    log.push(history.marks());
    log.push(ownership.marks());
    log.push(budget());
    log.push((long) which << 32 | pcs[which]);
    log.push(frame);
    frame = log.size();
  }

  /** Takes the last step back. */
  public void undo() {
    int end = frame;
    arena.undoWords(end);
    frame = (int) log.pop();
    long place = log.pop();
    int which = (int) (place >> 32);
    pcs[which] = (int) place;
    restoreBudget(log.pop());
    ownership.restore((int) log.pop());
    history.restore(log.pop());
    processHigh[which] = log.pop();
    processLow[which] = log.pop();
    long high = log.pop();
    arena.restoreHash(log.pop(), high);
    graphBefore = log.pop();
    int[] live = model.processes[which].liveAt(pcs[which]);
    long[] values = slots[which];
    for (int i = live.length - 1; i >= 0; i--) {
      values[live[i]] = log.pop();
    }
  }

  /** Everything that {@link #restore} needs, in one array. */
  public long[] save() {
    int length = arena.savedLength() + 4;
    for (int i = 0; i < pcs.length; i++) {
      length += 1 + model.processes[i].liveAt(pcs[i]).length;
    }
    long[] saved = new long[length];
    int at = arena.save(saved, 0);
    saved[at++] = graphBefore;
    saved[at++] = history.marks();
    saved[at++] = ownership.marks();
    saved[at++] = budget();
    for (int i = 0; i < pcs.length; i++) {
      saved[at++] = pcs[i];
      for (int slot : model.processes[i].liveAt(pcs[i])) {
        saved[at++] = slots[i][slot];
      }
    }
    return saved;
  }

  /** Becomes the state that {@link #save} gave; no step is left to undo. */
  public void restore(long[] saved) {
    log.clear();
    frame = 0;
    int at = arena.restore(saved, 0);
    graphBefore = saved[at++];
    history.restore(saved[at++]);
    ownership.restore((int) saved[at++]);
    restoreBudget(saved[at++]);
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = (int) saved[at++];
      for (int slot : model.processes[i].liveAt(pcs[i])) {
        slots[i][slot] = saved[at++];
      }
      hashProcess(i);
    }
  }

  // The host's part.

  @Override
  public long getPlain(int pc, long offset) {
    return arena.words[admission.toRead(process, pc, offset)];
  }

  @Override
  public void setPlain(int pc, long offset, long word) {
    byte owner = admission.ownerAfterWrite(process, pc, offset);
    int at = (int) offset;
    if (graphBefore == 0 && ownership.hasWorld(process)) {
      graphBefore = graph.hash() | 1;
    }
    listener.plainStore(process, pc, offset, arena.words[at], word);
    arena.put(at, word, owner);
  }

  @Override
  public long load(int pc, ArenaOperation operation, long offset) {
    int at = admission.toShare(process, pc, "load", offset);
    long word = arena.words[at];
    listener.load(process, pc, offset, word);
    ownership.loaded(process, at, word);
    return word;
  }

  @Override
  public void store(int pc, ArenaOperation operation, long offset, long word) {
    int at = admission.toShare(process, pc, "store", offset);
    listener.store(process, pc, offset, arena.words[at], word);
    write(at, word);
  }

  @Override
  public long compareAndExchange(
      int pc, ArenaOperation operation, long offset, long expected, long desired) {
    int at = admission.toShare(process, pc, "update", offset);
    long found = arena.words[at];
    listener.update(process, pc, offset, found, expected, desired);
    if (found == expected) {
      write(at, desired);
    }
    return found;
  }

  @Override
  public long getAndAdd(int pc, long offset, long increment) {
    int at = admission.toShare(process, pc, "update", offset);
    long found = arena.words[at];
    listener.update(process, pc, offset, found, found, found + increment);
    write(at, found + increment);
    return found;
  }

  /** What every ordered write does, be it a store's or an update's. */
  private void write(int at, long word) {
    arena.publish(Ownership.of(process));
    if (at == Layout.PHASE && word == Safepoint.MUTATING && ownership.isStopping()) {
      endCollection();
    }
    ownership.writes(process, at, word);
    arena.put(at, word, ownership.ownerOfShared(at));
  }

  /** The collector gives the world back. */
  private void endCollection() {
    everCollected = true;
    arena.settleCollection();
    if (graphBefore == 0) {
      return;
    }
    long after = graph.hash() | 1;
    if (after != graphBefore) {
      throw new Violation(
          Property.ISOMORPHIC, "the logical graph after the collection is not the one before it");
    }
    long kept = map.heap.claimed(arena.words);
    if (model.collector.reclaims() && kept != graph.liveWords()) {
      throw new Violation(
          Property.RECLAIMED,
          "after the collection "
              + kept
              + " words are in use, but what is reachable takes "
              + graph.liveWords());
    }
    graphBefore = 0;
    arena.allChanged();
  }

  @Override
  public void fence(int pc) {
    listener.fence(process, pc);
  }

  @Override
  public long size() {
    return arena.words.length;
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
    Invocation invocation;
    try {
      invocation = history.invocation(process, operation, target, first, second);
    } catch (Violation violation) {
      throw violation.of(
          new Refused(site(process, pc), "invoke", false, "begins operation " + operation));
    }
    listener.invoke(process, pc, invocation);
    history.invoke(process, invocation);
  }

  @Override
  public void respond(int pc, long result) {
    everOperated = true;
    listener.respond(process, pc, result);
    if (result == Word.OUT_OF_MEMORY) {
      int refused = model.scope.allocationFailures() - failuresLeft;
      throw graphBefore == 0
          ? GivenUp.judge(model, graph, process, refused)
          : new OutOfSpaceException(Who.OPERATION, refused);
    }
    history.respond(process, result);
  }
}
