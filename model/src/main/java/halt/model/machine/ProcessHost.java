package halt.model.machine;

import halt.core.value.Word;
import halt.model.arena.AccessRules;
import halt.model.code.Host;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.property.Refused;
import halt.model.property.Violation;
import halt.model.spec.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What does a process do to the machine in its step? Each access and event is admitted, told to the
 * listener, and done.
 */
final class ProcessHost extends Host {
  private final TrackedArena arena;
  private final AccessRules rules;
  private final Admission admission;
  private final HistoryCheck history;
  private final CollectionCheck collection;
  private final Budget budget;
  private final GivenUp givenUp;
  private final BiFunction<Integer, Integer, Site> sites;
  private StepListener listener = StepListener.NONE;
  private boolean everOperated;

  // The step under way.
  private int process;
  private Choices given = Choices.NONE;
  private final List<Choice> fallen = new ArrayList<>();

  ProcessHost(
      ScenarioModel model,
      TrackedArena arena,
      AccessRules rules,
      HistoryCheck history,
      CollectionCheck collection,
      HeapGraph graph,
      Budget budget,
      BiFunction<Integer, Integer, Site> sites) {
    this.arena = arena;
    this.rules = rules;
    this.admission = new Admission(rules, sites);
    this.history = history;
    this.collection = collection;
    this.budget = budget;
    this.givenUp = new GivenUp(model, graph);
    this.sites = sites;
  }

  /** From here on it is this process that does something, and its choices fall like that. */
  void begin(int which, Choices newGiven) {
    process = which;
    given = newGiven;
    fallen.clear();
  }

  /** The process whose step it is. */
  int process() {
    return process;
  }

  /** How the choices of the step have fallen. */
  Choices fallen() {
    return fallen.isEmpty() ? Choices.NONE : new Choices(fallen);
  }

  void listen(StepListener newListener) {
    listener = newListener;
  }

  /** Whether an operation was ever ended, be it undone since. */
  boolean everOperated() {
    return everOperated;
  }

  @Override
  public long getPlain(int pc, long offset) {
    return arena.words[admission.toRead(process, pc, offset)];
  }

  @Override
  public void setPlain(int pc, long offset, long word) {
    int at = admission.toWrite(process, pc, offset);
    listener.store(process, pc, ArenaOperation.SET_PLAIN, offset, arena.words[at], word);
    rules.write(process, at, word);
  }

  @Override
  public long load(int pc, ArenaOperation operation, long offset) {
    int at = admission.toShare(process, pc, operation, offset);
    listener.load(process, pc, operation, offset, arena.words[at]);
    return rules.load(process, at);
  }

  @Override
  public void store(int pc, ArenaOperation operation, long offset, long word) {
    int at = admission.toShare(process, pc, operation, offset);
    listener.store(process, pc, operation, offset, arena.words[at], word);
    rules.share(process, at, word);
  }

  @Override
  public long compareAndExchange(
      int pc, ArenaOperation operation, long offset, long expected, long desired) {
    int at = admission.toShare(process, pc, operation, offset);
    long found = arena.words[at];
    listener.compareAndSet(process, pc, operation, offset, found, expected, desired);
    if (found == expected) {
      rules.share(process, at, desired);
    }
    return found;
  }

  @Override
  public long getAndAdd(int pc, long offset, long increment) {
    int at = admission.toShare(process, pc, ArenaOperation.GET_AND_ADD, offset);
    long found = arena.words[at];
    listener.getAndAdd(process, pc, offset, found, found + increment);
    rules.share(process, at, found + increment);
    return found;
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
  public boolean choose(int pc, PlatformOperation question) {
    if (!budget.allows(question)) {
      return false;
    }
    boolean yes = given.taken(fallen.size(), 2) == 1;
    Choice fell = Choice.of(yes);
    fallen.add(fell);
    if (yes) {
      budget.spend(question);
      listener.choice(process, pc, question, fell);
    }
    return yes;
  }

  @Override
  public void tell(int pc, PlatformOperation event) {
    try {
      if (event == PlatformOperation.COLLECTION_BEGINS) {
        rules.collectionBegins(process);
      } else {
        rules.collectionEnds(process);
      }
    } catch (Violation violation) {
      throw violation.of(new Refused.Announcement(sites.apply(process, pc), event));
    }
  }

  @Override
  public void invoke(int pc, int operation, long target, long first, long second) {
    Invocation invocation;
    try {
      invocation = history.invocation(process, operation, target, first, second);
    } catch (Violation violation) {
      throw violation.of(new Refused.Invocation(sites.apply(process, pc), operation));
    }
    listener.invoke(process, pc, invocation);
    history.invoke(process, invocation);
  }

  @Override
  public void respond(int pc, long result) {
    everOperated = true;
    listener.respond(process, pc, result);
    if (result == Word.OUT_OF_MEMORY) {
      throw collection.isUnderWay()
          ? new OutOfSpaceException(Who.OPERATION, budget.refused())
          : givenUp.judge(process, budget.refused());
    }
    history.respond(process, result);
  }
}
