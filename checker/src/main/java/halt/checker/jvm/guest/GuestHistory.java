package halt.checker.jvm.guest;

import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.SpecState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * What did the processes do, and which operation was over before another began? Of the order of
 * events it keeps exactly what linearizability depends on: for each operation how many of each
 * other process had ended when it began. So an engine that compares states does not tell runs apart
 * whose histories are the same.
 */
final class GuestHistory {
  /** One operation; {@code result} is null until it has ended. */
  private static final class Entry {
    final String invocation;
    final int[] before;
    String result;

    Entry(String invocation, int[] before) {
      this.invocation = invocation;
      this.before = before;
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

  void invoke(
      int process, int operation, LogicalValue target, LogicalValue first, LogicalValue second) {
    Invocation invocation = Invocation.of(operation, target, first, second);
    entries.get(process).add(new Entry(RunText.invocation(invocation), ended.clone()));
  }

  void respond(int process, LogicalValue result) {
    List<Entry> own = entries.get(process);
    own.get(own.size() - 1).result = result.toString();
    ended[process]++;
  }

  /** All of it, in numbers. */
  void state(LongConsumer sink) {
    for (List<Entry> own : entries) {
      sink.accept(own.size());
      for (Entry entry : own) {
        for (int count : entry.before) {
          sink.accept(count);
        }
        state(entry.invocation, sink);
        state(entry.result == null ? "" : entry.result, sink);
      }
    }
  }

  private static void state(String text, LongConsumer sink) {
    sink.accept(text.length());
    for (int i = 0; i < text.length(); i++) {
      sink.accept(text.charAt(i));
    }
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
