package halt.checker.history;

import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.OperationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which histories did a booted kernel print? Lines of its serial output of the form
 *
 * <pre>
 * history ROUND PROCESS INDEX INVOKE RESPOND OPERATION | TARGET | FIRST | SECOND | RESULT
 * </pre>
 *
 * one history for each round; other lines are passed over.
 */
public final class MachineHistory {
  private static final String PREFIX = "history ";
  private static final String FORM =
      "history ROUND PROCESS INDEX INVOKE RESPOND OPERATION | TARGET | FIRST | SECOND | RESULT";

  private MachineHistory() {}

  /**
   * The operations of each round.
   *
   * @param source names the output in messages
   * @param lines all of the output
   * @throws HistoryFormatException if a line that begins like a history line is not one
   */
  public static SortedMap<Integer, List<HistoryOperation>> read(String source, List<String> lines)
      throws HistoryFormatException {
    SortedMap<Integer, List<HistoryOperation>> rounds = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith(PREFIX)) {
        continue;
      }
      try {
        String[] parts = line.substring(PREFIX.length()).split(" \\| ", -1);
        String[] words = parts[0].split(" ", -1);
        if (parts.length != 5 || words.length != 6) {
          throw new IllegalArgumentException("parts or words are missing, or there are too many");
        }
        HistoryOperation operation = operation(words, parts);
        rounds
            .computeIfAbsent(Integer.parseInt(words[0]), round -> new ArrayList<>())
            .add(operation);
      } catch (IllegalArgumentException malformed) {
        throw new HistoryFormatException(
            source,
            i + 1,
            "expected " + FORM + "; found '" + line + "' (" + malformed.getMessage() + ")");
      }
    }
    return rounds;
  }

  private static HistoryOperation operation(String[] words, String[] parts) {
    OperationKind kind =
        OperationKind.named(words[5])
            .orElseThrow(() -> new IllegalArgumentException("no operation is called " + words[5]));
    return HistoryOperation.completed(
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        new Invocation(
            kind,
            LogicalValue.parse(parts[1]),
            LogicalValue.parse(parts[2]),
            LogicalValue.parse(parts[3])),
        LogicalValue.parse(parts[4]));
  }
}
