package halt.checker.jvm.guest;

import halt.core.value.Word;
import halt.model.arena.AccessRules;
import halt.model.arena.AloneMemory;
import halt.model.arena.Announcements;
import halt.model.arena.ArenaMap;
import halt.model.arena.OwnedArena;
import halt.model.arena.Ownership;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalReader;
import halt.model.spec.LogicalValue;
import halt.model.spec.OperationKind;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * What is in a guest's arena, who owns it, and what have its processes done? Every access of the
 * core ends here, one at a time: the engine sees to that, and gives another process its turn only
 * where {@link Steps} are called.
 */
public final class GuestMemory {
  private static final class Owned extends OwnedArena {
    /**
     * Between which offsets lies what each owner has written and not published yet? JPF runs every
     * instruction of this class many thousand times, so the heap is not searched for it.
     */
    private final int[] unpublishedFrom;

    private final int[] unpublishedTo;

    Owned(ArenaMap map) {
      super(map, new long[map.size]);
      unpublishedFrom = new int[map.processes + 1];
      unpublishedTo = new int[map.processes + 1];
    }

    @Override
    public void put(int offset, long word, byte owner) {
      words[offset] = word;
      owners[offset] = owner;
      if (owner > Ownership.FREE) {
        boolean first = unpublishedTo[owner] == 0;
        unpublishedFrom[owner] = first ? offset : Math.min(offset, unpublishedFrom[owner]);
        unpublishedTo[owner] = Math.max(offset + 1, unpublishedTo[owner]);
      }
    }

    @Override
    public void publish(byte owner) {
      if (unpublishedTo[owner] > 0) {
        publish(owner, unpublishedFrom[owner], unpublishedTo[owner]);
        unpublishedFrom[owner] = 0;
        unpublishedTo[owner] = 0;
      }
    }
  }

  private final ArenaMap map;
  private final Owned arena;
  private final Ownership ownership;
  private final AccessRules rules;
  private final Steps steps;
  private final LogicalReader reader;
  private final GuestHistory history;
  private int collectionsLeft;
  private int failuresLeft;
  private boolean ranOutOfMemory;

  /** What became of the memory that the set-up, then the final check, asked for. */
  private AloneMemory alone;

  /** Whether the arena is laid out, so that its sizes stand. */
  private boolean sizesStand;

  /**
   * Of each process, whether it is where the model begins another step: at its beginning, or behind
   * a choice or an operation's beginning, which belong to the ordered access that follows.
   */
  private final boolean[] open;

  GuestMemory(GuestParameters scope, Steps steps) {
    this.map =
        new ArenaMap(
            scope.collectorModel(),
            scope.processes(),
            scope.registers(),
            scope.atoms(),
            scope.spaceWords(),
            scope.ownWords());
    this.arena = new Owned(map);
    this.alone = new AloneMemory(map, arena.words);
    this.ownership = new Ownership(map, arena);
    this.rules = new AccessRules(arena, ownership, AccessRules.CollectionWatch.NONE);
    this.steps = steps;
    this.reader = new LogicalReader(offset -> arena.words[(int) offset], map.size);
    this.history = new GuestHistory(scope.processes());
    this.collectionsLeft = scope.collections();
    this.failuresLeft = scope.allocationFailures();
    this.open = new boolean[scope.processes()];
    Arrays.fill(open, true);
  }

  /** The arena is laid out. */
  void laidOut() {
    sizesStand = true;
  }

  /** The set-up has ended: what it wrote is there for all, and nothing has been done yet. */
  void begin() {
    ranOutOfMemory |= alone.setUpRanOut();
    alone = new AloneMemory(map, arena.words);
    arena.settle();
    arena.publishFixed();
    history.begin(reader.atoms());
  }

  /** The final check has ended, and holds, or does not. */
  void checked(boolean holds) {
    ranOutOfMemory |= alone.checkRanOut(holds);
  }

  /** Whether an operation, the set-up or the final check gave up for want of memory. */
  boolean ranOutOfMemory() {
    return ranOutOfMemory;
  }

  GuestHistory history() {
    return history;
  }

  LogicalReader reader() {
    return reader;
  }

  /** The word in a process's register. */
  long register(int process, int index) {
    return arena.words[map.register(process, index)];
  }

  /**
   * A process has come to its end.
   *
   * @throws Violation if its operation has not
   */
  void requireEnded(int process) {
    if (history.isPending(process)) {
      throw Announcements.unended(process);
    }
  }

  /** Memory with its owners, and what the system may still do. */
  void state(LongConsumer sink) {
    for (long word : arena.words) {
      sink.accept(word);
    }
    for (int i = 0; i < arena.owners.length; i += Long.BYTES) {
      long packed = 0;
      for (int j = i; j < Math.min(i + Long.BYTES, arena.owners.length); j++) {
        packed = packed << Byte.SIZE | arena.owners[j] & 0xFF;
      }
      sink.accept(packed);
    }
    sink.accept(ownership.marks());
    sink.accept((long) collectionsLeft << Integer.SIZE | failuresLeft);
  }

  // What the arena asks.

  public void requireSize(long size) {
    if (size != map.size) {
      throw new IllegalArgumentException("an arena of " + size + " words, not of " + map.size);
    }
  }

  public long size() {
    return map.size;
  }

  public long[] image() {
    return arena.words.clone();
  }

  /**
   * The process is about to take another step, or has come to its end. What only the last one was
   * about is forgotten, so that it tells no states apart.
   *
   * @return whether it has gone on behind the end of its last step in the model
   */
  public boolean endStep(int process) {
    boolean inAnother = open[process];
    open[process] = false;
    GuestLoops.begin();
    return inAnother;
  }

  public long loadPlain(long offset) {
    int process = steps.process();
    return arena
        .words[process == Steps.ALONE ? arena.at(process, offset) : rules.toRead(process, offset)];
  }

  public void storePlain(long offset, long word) {
    int process = steps.process();
    if (process == Steps.ALONE) {
      putAlone(arena.at(process, offset), word);
    } else {
      rules.write(process, rules.toWrite(process, offset), word);
    }
  }

  private void putAlone(int at, long word) {
    if (sizesStand) {
      Ownership.requireNoSize("the set-up or the final check", map, at);
    }
    arena.put(at, word, arena.owners[at]);
  }

  public long load(long offset) {
    int process = begin(offset, false);
    int at = toShare(process, offset);
    return process == Steps.ALONE ? arena.words[at] : rules.load(process, at);
  }

  public void store(long offset, long word) {
    int process = begin(offset, true);
    share(process, toShare(process, offset), word);
  }

  public long compareAndExchange(long offset, long expected, long desired) {
    int process = begin(offset, true);
    int at = toShare(process, offset);
    long found = arena.words[at];
    if (found == expected) {
      share(process, at, desired);
    }
    return found;
  }

  public long getAndAdd(long offset, long increment) {
    int process = begin(offset, true);
    int at = toShare(process, offset);
    long found = arena.words[at];
    share(process, at, found + increment);
    return found;
  }

  private int toShare(int process, long offset) {
    return process == Steps.ALONE ? arena.at(process, offset) : rules.toShare(process, offset);
  }

  private void share(int process, int at, long word) {
    if (process == Steps.ALONE) {
      putAlone(at, word);
    } else {
      rules.share(process, at, word);
    }
  }

  public void fence() {
    begin(Steps.NO_WORD, false);
  }

  /** An ordered access begins; gives the process whose it is. */
  private int begin(long offset, boolean writes) {
    int process = steps.process();
    if (process != Steps.ALONE) {
      startOperation(process);
      steps.begins(offset, writes);
    }
    return process;
  }

  /** The operation that the process has invoked starts now, if it has not started before. */
  private void startOperation(int process) {
    Invocation started = history.access(process);
    if (started != null) {
      steps.invokes(started);
    }
  }

  // What the platform asks.

  boolean choose(Steps.Choice choice) {
    int process = steps.process();
    if (process == Steps.ALONE) {
      if (choice == Steps.Choice.ALLOCATION_FAILS) {
        alone.asks();
      }
      return false;
    }
    open[process] = true;
    boolean collection = choice == Steps.Choice.COLLECTION_REQUESTED;
    int left = collection ? collectionsLeft : failuresLeft;
    if (left == 0) {
      return false;
    }
    GuestLoops.asks();
    if (!steps.choose(choice)) {
      return false;
    }
    if (collection) {
      collectionsLeft--;
    } else {
      failuresLeft--;
    }
    return true;
  }

  void collectionBegins() {
    int process = steps.process();
    if (process != Steps.ALONE) {
      rules.collectionBegins(process);
    }
  }

  void collectionEnds() {
    int process = steps.process();
    if (process != Steps.ALONE) {
      rules.collectionEnds(process);
    }
  }

  void invoke(int operation, long target, long first, long second) {
    int process = steps.process();
    if (process == Steps.ALONE) {
      alone.invokes();
    } else {
      open[process] = true;
      OperationKind kind =
          OperationKind.numbered(operation)
              .orElseThrow(() -> Announcements.unknown(process, operation));
      if (history.isPending(process)) {
        throw Announcements.nested(process);
      }
      Invocation invocation =
          new Invocation(kind, reader.read(target), reader.read(first), reader.read(second));
      history.invoke(process, invocation);
      steps.announces(invocation);
    }
  }

  void respond(long result) {
    int process = steps.process();
    if (process == Steps.ALONE) {
      alone.responds(result);
    } else {
      ranOutOfMemory |= result == Word.OUT_OF_MEMORY;
      if (!history.isPending(process)) {
        throw Announcements.unbegun(process);
      }
      LogicalValue value = reader.read(result);
      startOperation(process); // an operation need not make any ordered access
      history.respond(process, value);
      steps.responds(value);
    }
  }
}
