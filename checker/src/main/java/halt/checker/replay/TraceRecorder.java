package halt.checker.replay;

import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.model.code.Site;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Position;
import halt.model.machine.SimulatedMachine;
import halt.model.machine.StepListener;
import halt.model.property.Violation;
import halt.model.property.Violation.Refused;
import halt.model.spec.Invocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What did each step do, in words and with its source line? Listens to a machine that runs again.
 *
 * <p>Of a step with very many actions (a loop that never ends does millions that no other process
 * sees) the first and the last are kept, and one between them says how many are not.
 */
public final class TraceRecorder implements StepListener {
  /** So many first actions of a step are kept, and as many last ones. */
  private static final int KEPT = 1000;

  private final SimulatedMachine machine;
  private final SourceLines sources;
  private List<Trace.Action> actions = new ArrayList<>();
  private final Deque<Trace.Action> last = new ArrayDeque<>();
  private long leftOut;

  public TraceRecorder(SimulatedMachine machine, SourceLines sources) {
    this.machine = machine;
    this.sources = sources;
  }

  /** The actions since the last call. */
  public List<Trace.Action> take() {
    List<Trace.Action> taken = actions;
    actions = new ArrayList<>();
    if (leftOut > 0) {
      taken.add(leftOut(taken.get(taken.size() - 1)));
    }
    leftOut = 0;
    taken.addAll(last);
    last.clear();
    return List.copyOf(taken);
  }

  /** Notes where a process came to its end. */
  public void end(int process) {
    add(process, machine.pc(process), "end", false, "process " + process + " has ended");
  }

  /** Notes what a violation has refused; a step's last action, if it is one. */
  public void refused(Violation violation) {
    violation.refused().ifPresent(what -> keep(action(what, sources)));
  }

  /** What was refused, as an action of a trace. */
  public static Trace.Action action(Refused what, SourceLines sources) {
    return action(what.site(), what.kind(), what.ordered(), what.text(), sources);
  }

  private void add(int process, int pc, String kind, boolean visible, String text) {
    keep(action(machine.site(process, pc), kind, visible, text, sources));
  }

  private static Trace.Action action(
      Site site, String kind, boolean visible, String text, SourceLines sources) {
    Position position = site.position();
    return new Trace.Action(
        kind,
        visible,
        position.file(),
        position.line(),
        site.method().toString(),
        sources.line(position.file(), position.line()),
        text);
  }

  private void keep(Trace.Action action) {
    if (actions.size() < KEPT) {
      actions.add(action);
      return;
    }
    last.add(action);
    if (last.size() > KEPT) {
      last.remove();
      leftOut++;
    }
  }

  /** Stands where the one before it does. */
  private Trace.Action leftOut(Trace.Action before) {
    return new Trace.Action(
        "omitted",
        false,
        before.file(),
        before.line(),
        before.method(),
        before.source(),
        "… " + leftOut + " more actions, which the trace leaves out …");
  }

  private String name(long offset) {
    return machine.map.name(offset);
  }

  private String content(long offset, long word) {
    return machine.map.content(offset, word);
  }

  private String change(long offset, long before, long after) {
    return name(offset) + ": " + content(offset, before) + " → " + content(offset, after);
  }

  @Override
  public void load(int process, int pc, long offset, long word) {
    add(process, pc, "load", true, name(offset) + " is " + content(offset, word));
  }

  @Override
  public void store(int process, int pc, long offset, long before, long after) {
    add(process, pc, "store", true, change(offset, before, after));
  }

  @Override
  public void plainStore(int process, int pc, long offset, long before, long after) {
    add(process, pc, "store", false, change(offset, before, after));
  }

  @Override
  public void update(int process, int pc, long offset, long found, long expected, long desired) {
    String text =
        found == expected
            ? change(offset, found, desired)
            : name(offset)
                + " is "
                + content(offset, found)
                + ", not "
                + content(offset, expected)
                + ": unchanged";
    add(process, pc, "update", true, text);
  }

  @Override
  public void fence(int process, int pc) {
    add(process, pc, "fence", true, "full fence");
  }

  @Override
  public void choice(int process, int pc, PlatformOperation choice) {
    String text =
        choice == PlatformOperation.COLLECTION_REQUESTED
            ? "the system requests a collection"
            : "the system refuses the memory";
    add(process, pc, "choice", false, text);
  }

  @Override
  public void invoke(int process, int pc, Invocation invocation) {
    add(process, pc, "invoke", false, "begins " + invocation);
  }

  @Override
  public void respond(int process, int pc, long result) {
    add(process, pc, "respond", false, "ends with " + machine.read(result));
  }
}
