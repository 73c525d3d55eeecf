package halt.checker.steer;

import halt.checker.replay.Witness;
import halt.checker.steer.SteeredProcess.AtCall;
import halt.checker.steer.SteeredProcess.AtFault;
import halt.checker.steer.SteeredProcess.AtMark;
import halt.checker.steer.SteeredProcess.Event;
import halt.checker.trace.Trace;
import halt.kernel.gdb.Cpu;
import halt.kernel.gdb.GdbClient;
import halt.kernel.gdb.ImageMap;
import halt.kernel.gdb.Mark;
import halt.model.code.Access;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.property.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What does a CPU do in a step? Each access, and what the process says and asks, is told to the
 * {@link Witness} with the words that the machine's registers hold, and noted with its instruction.
 */
final class AccessWatch {
  private final SteeredImage image;
  private final Witness witness;
  private final JavaSites sites;
  private final GdbClient gdb;
  private final ArenaInMemory arena;

  /** Any CPU: all see the same code. */
  private final String thread;

  /** By address, the instructions that made accesses so far. */
  private final Map<Long, String> instructions = new HashMap<>();

  // The step under way.
  private final List<MachineAccess> accesses = new ArrayList<>();
  private final Map<Integer, MachineAccess> byAction = new HashMap<>();
  private final List<Trace.Action> did = new ArrayList<>();
  private long count;

  /** Whether the kernel keeps a history of its own. */
  private boolean records;

  AccessWatch(
      SteeredImage image,
      Witness witness,
      GdbClient gdb,
      ArenaInMemory arena,
      String thread,
      boolean records) {
    this.image = image;
    this.witness = witness;
    this.sites = new JavaSites(image.program());
    this.gdb = gdb;
    this.arena = arena;
    this.thread = thread;
    this.records = records;
  }

  /** A step begins. */
  void begin() {
    accesses.clear();
    byAction.clear();
    did.clear();
  }

  /** Takes over what the witness has written down since. */
  void collect() {
    did.addAll(witness.actions());
  }

  /** What the step under way has done so far, as data of a trace. */
  List<Trace.Action> actions() {
    return did;
  }

  /** The accesses of the step under way. */
  List<MachineAccess> accesses() {
    return accesses;
  }

  /** Which of them an action of the step is, by its number. */
  Map<Integer, MachineAccess> byAction() {
    return byAction;
  }

  /** How many accesses there were in all steps. */
  long count() {
    return count;
  }

  /** Whether the kernel still keeps a history of its own. */
  boolean records() {
    return records;
  }

  /**
   * An access that the process stands before is made.
   *
   * @throws Violation if a property fails
   */
  void access(SteeredProcess process, AtMark before)
      throws IOException, InterruptedException, Parting {
    Mark mark = before.mark();
    ArenaOperation operation =
        ArenaOperation.ofMethod(mark.operation())
            .filter(known -> mark.before())
            .orElseThrow(() -> new Parting("a mark stands where no access begins: " + mark));
    List<Long> words = new ArrayList<>();
    for (int i = 0; i < mark.operands().size(); i++) {
      words.add(mark.operand(i, before.cpu()));
    }
    long offset = words.isEmpty() ? -1 : words.get(0);
    OptionalLong memory = arena.word(offset);
    Event event = process.next();
    Site site = sites.at(mark.file(), mark.line(), operation);
    OptionalLong found = memory;
    long after = 0;
    if (event instanceof AtMark at && !at.mark().before()) {
      after = at.cpu().pc();
      if (!at.mark().operands().isEmpty()) {
        found = OptionalLong.of(at.mark().operand(0, at.cpu()));
      }
    } else if (!(event instanceof AtFault fault && fault.offset() == offset)) {
      throw new Parting("an access has no end: " + mark);
    }
    note(operation, before.cpu().pc(), after, offset, found, words);
    OptionalLong told = witnessed(site, operation, words);
    if (operation == ArenaOperation.GET_PLAIN) {
      byAction.remove(did.size()); // nothing does: a trace has no plain loads
    }
    if (told.isPresent() && found.isPresent() && told.getAsLong() != found.getAsLong()) {
      throw new Parting(
          "the machine finds "
              + arena.describe(offset, found.getAsLong())
              + ", but was seen to write "
              + arena.content(offset, told.getAsLong()));
    }
  }

  /** Tells the witness; gives what should have been found, of what finds something. */
  private OptionalLong witnessed(Site site, ArenaOperation operation, List<Long> words) {
    switch (operation.kind()) {
      case LOAD -> {
        return OptionalLong.of(witness.load(site, operation, words.get(0)));
      }
      case STORE -> witness.store(site, operation, words.get(0), words.get(1));
      case UPDATE -> {
        return OptionalLong.of(
            operation == ArenaOperation.GET_AND_ADD
                ? witness.add(site, words.get(0), words.get(1))
                : witness.exchange(site, operation, words.get(0), words.get(1), words.get(2)));
      }
      case FENCE -> witness.fence(site);
      case QUERY -> throw new IllegalStateException("a mark around " + operation);
    }
    return OptionalLong.empty();
  }

  private void note(
      ArenaOperation operation,
      long before,
      long after,
      long offset,
      OptionalLong found,
      List<Long> words)
      throws IOException, InterruptedException {
    Optional<ImageMap.Access> made = image.map().accessBetween(before, after);
    MachineAccess access =
        new MachineAccess(
            before,
            image.map().name(before),
            operation.method(),
            made.isEmpty() ? Optional.empty() : Optional.of(asBooted(made.get())),
            offset,
            found,
            new Access(operation, words).written(found));
    accesses.add(access);
    byAction.put(did.size(), access); // what becomes of it will be the next action
    count++;
  }

  /** The instruction that reaches memory: the kernel chooses at its start how, for each of them. */
  private String asBooted(ImageMap.Access access) throws IOException, InterruptedException {
    String text = instructions.get(access.address());
    if (text == null) {
      boolean replaced =
          access.standIn().isPresent() && code(access.address()) == code(access.standIn().get());
      text = replaced ? image.map().instruction(access.standIn().get()) : access.text();
      instructions.put(access.address(), text);
    }
    return text;
  }

  /** The four bytes of an instruction, as the machine's memory has them now. */
  private int code(long address) throws IOException, InterruptedException {
    return (int) gdb.readWords(thread, address, 1)[0];
  }

  /**
   * What the process says to its host or asks of it.
   *
   * @throws Violation if a property fails
   */
  void call(SteeredProcess process, AtCall call) throws IOException, InterruptedException, Parting {
    ImageMap.Source source = image.map().callBefore(call.returnTo());
    Site site = sites.at(source.file(), source.line(), call.operation());
    Cpu cpu = call.cpu();
    switch (call.operation()) {
      case COLLECTION_REQUESTED, ALLOCATION_FAILS ->
          process.answer(call, witness.choose(site, call.operation()) ? 1 : 0);
      case INVOKE -> {
        // The arguments: arena, process, operation, target, first, second.
        witness.invoke(
            site, (int) cpu.argument(2), cpu.argument(3), cpu.argument(4), cpu.argument(5));
        record(process, call);
      }
      case RESPOND -> {
        witness.respond(site, cpu.argument(2));
        record(process, call);
      }
      case COLLECTION_BEGINS, COLLECTION_ENDS -> {
        witness.tell(site, call.operation());
        if (!process.passThrough(call)) {
          throw new Parting("the kernel panics when it hears of " + call.operation());
        }
      }
      case ON_SPIN_WAIT, INTERRUPT, INVALIDATE_PAGES, ORDER_TABLES, USES_REGISTER ->
          throw new IllegalStateException("no step of the model: " + call.operation());
    }
  }

  /**
   * Lets the kernel record for its own history what the process told it. It looks at values with
   * the core's own code: on a broken core that can make it panic, and then it records no more.
   */
  private void record(SteeredProcess process, AtCall call)
      throws IOException, InterruptedException, Parting {
    if (records) {
      records = process.passThrough(call);
    } else {
      process.answer(call, 0);
    }
  }
}
