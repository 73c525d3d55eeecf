package halt.checker.jvm.guest;

import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import java.util.List;

/**
 * In which form does a finished run leave its virtual machine? One line of fields, {@code
 * name=content} each and ended by a semicolon; equal runs have equal lines. {@link
 * halt.checker.jvm.FinishedRun} reads it.
 *
 * <pre>
 *   check=true;initial=0;final=2;results=1|2;op=0 0,0 swap|@0|1|1|1;op=1 1,0 swap|@0|1|1|2;
 * </pre>
 *
 * An operation is its process, how many operations of each process had ended when it began, its
 * name, target, arguments and result (empty if it did not end).
 */
public final class RunText {
  /** What the atoms held at first. */
  public static final String INITIAL = "initial";

  /** What they hold at the end. */
  public static final String FINAL = "final";

  /** The last result of each process. */
  public static final String RESULTS = "results";

  /** Everything that registers hold at the end, process by process. */
  public static final String REGISTERS = "registers";

  /** Whether the scenario's own condition holds. */
  public static final String CHECK = "check";

  /** One operation. */
  public static final String OPERATION = "op";

  /** Instead of all the others: an operation ran out of memory. */
  public static final String OUT_OF_MEMORY = "out-of-memory;";

  private RunText() {}

  static void field(StringBuilder text, String name, String content) {
    text.append(name).append('=').append(content).append(';');
  }

  static String row(List<?> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : "|").append(values.get(i));
    }
    return text.toString();
  }

  static String invocation(Invocation invocation) {
    return invocation.operation().printed()
        + "|"
        + invocation.target()
        + "|"
        + invocation.first()
        + "|"
        + invocation.second();
  }

  static void operation(
      StringBuilder text, int process, int[] before, Invocation invocation, LogicalValue result) {
    text.append(OPERATION).append('=').append(process).append(' ');
    for (int i = 0; i < before.length; i++) {
      text.append(i == 0 ? "" : ",").append(before[i]);
    }
    text.append(' ').append(invocation(invocation)).append('|');
    if (result != null) {
      text.append(result);
    }
    text.append(';');
  }
}
