package halt.checker.replay;

import halt.checker.trace.Deed;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.trace.Trace.Frame;
import halt.model.code.Site;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import halt.model.machine.Choice;
import halt.model.machine.SimulatedMachine;
import halt.model.machine.StepListener;
import halt.model.property.Refused;
import halt.model.property.Violation;
import halt.model.spec.Invocation;
import halt.model.spec.OperationKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What did each step do, and where in the source? Listens to a machine that runs again.
 *
 * <p>Of a step with very many actions (a loop that never ends does millions that no other process
 * sees) the first and the last are kept, and one between them says how many are not.
 */
public final class TraceRecorder implements StepListener {
  /** So many first actions of a step are kept, and as many last ones. */
  private static final int KEPT = 1000;

  /** What was done, and where; how a trace says where is looked up only if it is kept. */
  private record Noted(Deed did, Site site) {}

  private final SimulatedMachine machine;
  private final SourceLines sources;
  private final List<Noted> first = new ArrayList<>();
  private final Deque<Noted> last = new ArrayDeque<>();
  private long leftOut;

  public TraceRecorder(SimulatedMachine machine, SourceLines sources) {
    this.machine = machine;
    this.sources = sources;
  }

  /** The actions since the last call. */
  public List<Trace.Action> take() {
    if (leftOut > 0) {
      first.add(new Noted(new Deed.Omitted(leftOut), first.get(first.size() - 1).site()));
    }
    first.addAll(last);
    List<Trace.Action> taken =
        first.stream().map(noted -> action(noted.did(), noted.site(), sources)).toList();
    first.clear();
    last.clear();
    leftOut = 0;
    return taken;
  }

  /** Notes where a process came to its end. */
  public void end(int process) {
    note(process, machine.pc(process), new Deed.End());
  }

  /** Notes what a violation has refused; a step's last action, if it is one. */
  public void refused(Violation violation) {
    violation.refused().ifPresent(what -> note(deed(what), what.site()));
  }

  /** What was refused, as an action of a trace. */
  public static Trace.Action action(Refused what, SourceLines sources) {
    return action(deed(what), what.site(), sources);
  }

  private static Trace.Action action(Deed did, Site site, SourceLines sources) {
    List<Frame> stack = new ArrayList<>();
    for (Optional<Site> at = Optional.of(site); at.isPresent(); at = at.get().caller()) {
      Site place = at.get();
      stack.add(
          new Frame(place.method().toString(), place.position().file(), place.position().line()));
    }
    return new Trace.Action(
        did, sources.line(site.position().file(), site.position().line()), stack);
  }

  private static Deed deed(Refused what) {
    if (what instanceof Refused.Access access) {
      return access(access.operation(), access.offset(), Optional.empty(), Optional.empty());
    }
    if (what instanceof Refused.Announcement announcement) {
      return new Deed.Tell(announcement.event());
    }
    if (what instanceof Refused.Invocation invocation) {
      int number = invocation.operation();
      String name =
          OperationKind.numbered(number).map(OperationKind::printed).orElse("operation " + number);
      return new Deed.Invoke(name, List.of());
    }
    return new Deed.Loop();
  }

  private static Deed access(
      ArenaOperation operation, long place, Optional<Long> before, Optional<Long> after) {
    return switch (operation.kind()) {
      case LOAD -> new Deed.Load(place, operation.mode(), before, after);
      case STORE -> new Deed.Store(place, operation.mode(), before, after);
      case UPDATE -> new Deed.Update(place, operation.mode(), Optional.empty(), before, after);
      case FENCE, QUERY -> throw new IllegalArgumentException(operation + " is of no word");
    };
  }

  private void note(int process, int pc, Deed did) {
    note(did, machine.site(process, pc));
  }

  private void note(Deed did, Site site) {
    Noted noted = new Noted(did, site);
    if (first.size() < KEPT) {
      first.add(noted);
      return;
    }
    last.add(noted);
    if (last.size() > KEPT) {
      last.remove();
      leftOut++;
    }
  }

  @Override
  public void load(int process, int pc, ArenaOperation operation, long offset, long word) {
    note(process, pc, access(operation, offset, Optional.of(word), Optional.of(word)));
  }

  @Override
  public void store(
      int process, int pc, ArenaOperation operation, long offset, long before, long after) {
    note(process, pc, access(operation, offset, Optional.of(before), Optional.of(after)));
  }

  @Override
  public void compareAndSet(
      int process,
      int pc,
      ArenaOperation operation,
      long offset,
      long found,
      long expected,
      long desired) {
    note(
        process,
        pc,
        new Deed.Update(
            offset,
            operation.mode(),
            Optional.of(expected),
            Optional.of(found),
            Optional.of(found == expected ? desired : found)));
  }

  @Override
  public void getAndAdd(int process, int pc, long offset, long found, long written) {
    note(
        process,
        pc,
        access(ArenaOperation.GET_AND_ADD, offset, Optional.of(found), Optional.of(written)));
  }

  @Override
  public void fence(int process, int pc) {
    note(process, pc, new Deed.Fence(ArenaOperation.FULL_FENCE.mode()));
  }

  @Override
  public void choice(int process, int pc, PlatformOperation question, Choice fell) {
    note(process, pc, new Deed.Choice(question, fell.taken(), fell.of()));
  }

  @Override
  public void invoke(int process, int pc, Invocation invocation) {
    note(
        process,
        pc,
        new Deed.Invoke(
            invocation.operation().printed(),
            List.of(
                invocation.target().toString(),
                invocation.first().toString(),
                invocation.second().toString())));
  }

  @Override
  public void respond(int process, int pc, long result) {
    note(process, pc, new Deed.Respond(machine.read(result).toString()));
  }
}
