package halt.model.machine;

import halt.model.arena.AccessRules;
import halt.model.arena.ArenaMap;
import halt.model.arena.Ownership;
import halt.model.code.Code;
import halt.model.code.Host;
import halt.model.code.Interpreter;
import halt.model.code.Site;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import halt.model.property.Refused;
import halt.model.property.Violation;
import halt.model.spec.LogicalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is one state of the simulated machine, and what happens in one step? A state is the arena
 * with its owners ({@link TrackedArena}), the handshake ({@link Ownership}), what the history
 * allows ({@link HistoryCheck}), a collection under way ({@link CollectionCheck}), what the system
 * may still do ({@link Budget}), and where the processes are ({@link ProcessStates}). A step runs
 * one process from one visible access to just before its next; what it does is {@link
 * ProcessHost}'s. Steps are undone in the reverse order, so a depth-first search keeps one machine.
 *
 * <p>Properties are checked as a part of the step; one that fails throws {@link Violation}.
 */
public final class SimulatedMachine {
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
  private final HistoryCheck history;
  private final CollectionCheck collection;
  private final Budget budget;
  private final ProcessStates processes;

  private final HeapGraph graph;
  private final ProcessHost host;

  /** Words that were put since {@code frame}, and below them a frame for each step. */
  private final UndoLog log = new UndoLog();

  private int frame;
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
    this.arena = new TrackedArena(map, words, log);
    arena.settle();
    arena.publishFixed();
    this.ownership = new Ownership(map, arena);
    this.history = new HistoryCheck(map, arena, model.processes.length);
    this.graph = new HeapGraph(map, arena);
    this.collection = new CollectionCheck(map, arena, graph, model.collector.reclaims());
    this.budget = new Budget(model.scope);
    this.processes = new ProcessStates(model.processes);
    AccessRules rules = new AccessRules(arena, ownership, collection);
    this.host =
        new ProcessHost(model, arena, rules, history, collection, graph, budget, this::site);
    log.clear();
  }

  // What a search asks.

  public int processes() {
    return processes.count();
  }

  /** Whether a process has come to its end. */
  public boolean isEnded(int which) {
    return processes.isEnded(which);
  }

  public boolean allEnded() {
    return processes.allEnded();
  }

  /** The low half of the state's fingerprint. */
  public long fingerprintLow() {
    return arena.low()
        ^ Fingerprint.low(-1, marks())
        ^ Fingerprint.low(-2, collection.mark())
        ^ Fingerprint.low(-3, budget.word())
        ^ processes.low();
  }

  /** The high half. */
  public long fingerprintHigh() {
    return arena.high()
        ^ Fingerprint.high(-1, marks())
        ^ Fingerprint.high(-2, collection.mark())
        ^ Fingerprint.high(-3, budget.word())
        ^ processes.high();
  }

  /** The history's configurations and the handshake, side by side. */
  private long marks() {
    return history.marks() >>> 32 << 32 | ownership.marks();
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
    return host.everOperated();
  }

  /** Whether a step that was ever taken ended a collection. */
  public boolean everCollected() {
    return collection.ever();
  }

  /** Whom to tell what steps do. */
  public void listen(StepListener newListener) {
    host.listen(newListener);
  }

  /** The code that a process runs. */
  public Code code(int which) {
    return processes.code(which);
  }

  public int pc(int which) {
    return processes.pc(which);
  }

  /** The message for a state from which not all processes can come to their end. */
  public String stuck() {
    List<String> places = new ArrayList<>();
    for (int which = 0; which < processes.count(); which++) {
      if (!isEnded(which)) {
        Site site = code(which).site(pc(which));
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
    return history.outcome(processes.count());
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
        throw new OutOfSpaceException(Who.FINAL_CHECK, budget.refused());
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
   * @param given how the first choices fall; later ones fall to 0
   * @return how all of them fell
   * @throws Violation if a property fails; {@link #undo} is still due
   */
  public Choices step(int which, Choices given) {
    begin(which, given);
    try {
      int pc = Interpreter.run(processes.code(which), processes.slots(which), pc(which), host, 1);
      processes.stopped(which, pc);
    } catch (Interpreter.DivergenceException divergence) {
      throw endless("process " + which, divergence, site(which, divergence.pc()));
    }
    return finish();
  }

  /** The violation of code that does not come to its end. */
  static Violation endless(String who, Interpreter.DivergenceException divergence, Site loop) {
    return new Violation(Property.COMPLETES, who + " does not end: " + divergence.getMessage())
        .of(new Refused.Loop(loop));
  }

  /**
   * The first part of a step: from here to {@link #finish} what {@link #host} does, the process
   * does.
   */
  public void begin(int which, Choices given) {
    pushFrame(which);
    host.begin(which, given);
    arena.forgetChanges();
    history.forgetChanges();
  }

  /** What the process of the step under way runs on. */
  public Host host() {
    return host;
  }

  /**
   * The last part of a step: what must hold after it.
   *
   * @return how its choices fell
   * @throws Violation if a property fails
   */
  public Choices finish() {
    int which = host.process();
    processes.rehash(which);
    if (isEnded(which)) {
      requireEnded(which);
    }
    if (!collection.isUnderWay()) {
      checkState();
    }
    return host.fallen();
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

  // Undo.

  private void pushFrame(int which) {
    processes.push(log, which);
    log.push(collection.mark());
    log.push(arena.low());
    log.push(arena.high());
    log.push(history.marks());
    log.push(ownership.marks());
    log.push(budget.word());
    log.push(frame);
    frame = log.size();
  }

  /** Takes the last step back. */
  public void undo() {
    arena.undoWords(frame);
    frame = (int) log.pop();
    budget.restore(log.pop());
    ownership.restore((int) log.pop());
    history.restore(log.pop());
    long high = log.pop();
    arena.restoreHash(log.pop(), high);
    collection.restore(log.pop());
    processes.undo(log);
  }

  /** Everything that {@link #restore} needs, in one array. */
  public long[] save() {
    long[] saved = new long[arena.savedLength() + 4 + processes.savedLength()];
    int at = arena.save(saved, 0);
    saved[at++] = collection.mark();
    saved[at++] = history.marks();
    saved[at++] = ownership.marks();
    saved[at++] = budget.word();
    processes.save(saved, at);
    return saved;
  }

  /** Becomes the state that {@link #save} gave; no step is left to undo. */
  public void restore(long[] saved) {
    log.clear();
    frame = 0;
    int at = arena.restore(saved, 0);
    collection.restore(saved[at++]);
    history.restore(saved[at++]);
    ownership.restore((int) saved[at++]);
    budget.restore(saved[at++]);
    processes.restore(saved, at);
  }
}
