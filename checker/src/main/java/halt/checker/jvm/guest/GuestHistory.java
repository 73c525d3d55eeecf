package halt.checker.jvm.guest;

import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.List;

/**
 * What did the processes do, and which operation was over before another began? Of the order of
 * events it keeps exactly what linearizability depends on: for each operation how many of each
 * other process had ended when it began. So an engine that compares states does not tell runs apart
 * whose histories are the same.
 */
final class GuestHistory {
  /**
   * One operation; {@code before} is null until it has made its first ordered access, and {@code
   * result} until it has ended. Values are kept and not texts: JPF would print each of them again
   * on every path.
   */
  private static final class Entry {
    final Invocation invocation;
    int[] before;
    LogicalValue result;

    Entry(Invocation invocation) {
      this.invocation = invocation;
    }
  }

  private final List<List<Entry>> entries = new ArrayList<>();
  private final int[] ended;
  private String initial = "";

  GuestHistory(int processes) {
    for (int i = 0; i < processes; i++) {
      entries.add(new ArrayList<>());
    }
    ended = new int[processes];
  }

  void begin(SpecState atoms) {
    initial = RunText.row(atoms.atoms());
  }

  void invoke(int process, Invocation invocation) {
    entries.get(process).add(new Entry(invocation));
  }

  /**
   * A process makes an ordered access. An operation could not have begun later than with its first
   * one, so this is when it does: what has ended by then is over before it begins. That is also
   * where the state engine lets it begin.
   *
   * @return the operation that begins so, or null
   */
  Invocation access(int process) {
    Entry latest = latest(process);
    if (latest == null || latest.before != null) {
      return null;
    }
    latest.before = ended.clone();
    return latest.invocation;
  }

  /** Whether an operation of the process has begun and not ended. */
  boolean isPending(int process) {
    Entry latest = latest(process);
    return latest != null && latest.result == null;
  }

  private Entry latest(int process) {
    List<Entry> own = entries.get(process);
    return own.isEmpty() ? null : own.get(own.size() - 1);
  }

  void respond(int process, LogicalValue result) {
    latest(process).result = result;
    ended[process]++;
  }

  /** As {@link RunText} says. */
  void print(StringBuilder text) {
    RunText.field(text, RunText.INITIAL, initial);
    for (int process = 0; process < entries.size(); process++) {
      for (Entry entry : entries.get(process)) {
        RunText.operation(text, process, entry.before, entry.invocation, entry.result);
      }
    }
  }
}
