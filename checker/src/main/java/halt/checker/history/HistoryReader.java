package halt.checker.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import halt.checker.input.JsonInput;
import halt.checker.input.LimitedText;
import halt.checker.input.Quoted;
import halt.model.spec.AtomSpecification;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.LogicalValue.AtomValue;
import halt.model.spec.LogicalValueSyntaxException;
import halt.model.spec.OperationKind;
import halt.model.spec.SpecState;
import halt.model.spec.SwapFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which history does a file hold? One JSON object a line, as docs/histories.md says; anything else
 * is refused with its line and what was expected there. A line is read field by field: whatever is
 * in it, no more is kept than the operation, or the atoms, that it stands for.
 */
public final class HistoryReader {
  /** The format that this reader reads. */
  public static final int FORMAT = 1;

  private static final Set<String> HEADER_FIELDS = Set.of("format", "atoms", "capacity");
  private static final Set<String> OPERATION_FIELDS =
      Set.of(
          "process",
          "index",
          "operation",
          "target",
          "first",
          "second",
          "invoke",
          "respond",
          "result");
  private static final String ATOMS = "atoms";
  private static final String FORMAT_FIELD = "format";

  /** Stands for the first field that is none of these; it is no name in JSON that we accept. */
  private static final String UNKNOWN = "";

  /** A line of a million atoms is shorter than that. */
  private static final int LONGEST_LINE = 16 << 20;

  /** The memory is looked at after as many operations. */
  private static final int OPERATIONS_BETWEEN_LOOKS = 1024;

  private static final String VALUE_EXAMPLE = "a value as a string, such as \"5\" or \"[1 nil]\"";

  private static final JsonFactory JSON = JsonInput.factory();

  private final String file;
  private final Budget budget;
  private final List<HistoryOperation> operations = new ArrayList<>();

  /** The line of each operation. */
  private final List<Integer> lines = new ArrayList<>();

  private final Map<Integer, Integer> operationsOfProcess = new HashMap<>();
  private final List<LogicalValue> initial = new ArrayList<>();
  private AtomSpecification specification = AtomSpecification.UNLIMITED;
  private boolean headerSeen;
  private long heldBytes;
  private int line;

  private HistoryReader(String file, Budget budget) {
    this.file = file;
    this.budget = budget;
  }

  /** A history, and the specification that its header chose. */
  public record Recorded(AtomSpecification specification, History history) {}

  /** What a stream of text turned out to be. */
  public sealed interface Read {
    /** A history. */
    record Whole(Recorded recorded) implements Read {}

    /**
     * A limit was reached before its end.
     *
     * @param which in words
     * @param operations how many were read
     */
    record Limit(String which, long operations) implements Read {
      /** The judge's answer. */
      public LinearizabilityResult undecided() {
        return new LinearizabilityResult.Undecided(
            "the reading of the history reached " + which,
            new LinearizabilityResult.Effort(operations, 0, 0, 0, 0));
      }
    }
  }

  /**
   * The history in a text.
   *
   * @param file names it in messages
   * @param budget what the history, and then its judge, may take
   * @throws HistoryFormatException if it is not a history in this format
   * @throws IOException if it cannot be read
   */
  public static Read read(InputStream text, String file, Budget budget)
      throws HistoryFormatException, IOException {
    return new HistoryReader(file, budget).read(new LimitedText(text, LONGEST_LINE));
  }

  private Read read(LimitedText lines) throws HistoryFormatException, IOException {
    for (String text = nextLine(lines); text != null; text = nextLine(lines)) {
      if (!text.isBlank()) {
        Map<String, Field> object = parse(text);
        if (object.containsKey(FORMAT_FIELD)) {
          header(object);
        } else {
          operation(object);
        }
        if (operations.size() % OPERATIONS_BETWEEN_LOOKS == 0) { // also after the atoms
          Optional<String> limit = budget.reached(heldBytes);
          if (limit.isPresent()) {
            return new Read.Limit(limit.get(), operations.size());
          }
        }
      }
    }
    Optional<History.Problem> problem = History.problem(operations);
    if (problem.isPresent()) {
      line = this.lines.get(problem.get().position());
      throw expected(
          "operations of one process, one after the other; of "
              + operations.get(problem.get().position())
              + ": "
              + problem.get().message());
    }
    return new Read.Whole(
        new Recorded(specification, new History(new SpecState(initial), operations)));
  }

  private String nextLine(LimitedText lines) throws HistoryFormatException, IOException {
    line++;
    try {
      return lines.line();
    } catch (CharacterCodingException notText) {
      throw expected("text in UTF-8");
    } catch (LimitedText.TooLongException tooLong) {
      throw expected("a JSON object of at most " + (LONGEST_LINE >> 20) + " MiB");
    }
  }

  /**
   * What a field holds.
   *
   * @param token the first of its value
   * @param text its value, as the JSON has it; nothing of an object or array
   */
  private record Field(JsonToken token, String text) {
    static final Field MISSING = new Field(JsonToken.NOT_AVAILABLE, "");

    boolean isText() {
      return token == JsonToken.VALUE_STRING;
    }

    /** For a message. */
    String found() {
      return switch (token) {
        case VALUE_STRING -> '"' + Quoted.text(text) + '"';
        case START_OBJECT -> "an object";
        case START_ARRAY -> "an array";
        case NOT_AVAILABLE -> "nothing";
        default -> Quoted.text(text);
      };
    }
  }

  private Map<String, Field> parse(String text) throws HistoryFormatException {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw expected("a JSON object; found " + field(parser).found());
      }
      Map<String, Field> object = new HashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (!HEADER_FIELDS.contains(name) && !OPERATION_FIELDS.contains(name)) {
          // One is enough to say so, and there may be millions.
          object.putIfAbsent(UNKNOWN, new Field(JsonToken.FIELD_NAME, name));
        } else if (object.put(name, field(parser)) != null) {
          throw expected("each field once; found \"" + name + "\" twice");
        } else if (name.equals(ATOMS) && parser.currentToken() == JsonToken.START_ARRAY) {
          atoms(parser);
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw expected(
            "a JSON object; column "
                + parser.currentTokenLocation().getColumnNr()
                + ": there is more on the line");
      }
      return object;
    } catch (JsonProcessingException malformed) {
      throw expected(
          "a JSON object; "
              + (malformed.getLocation() == null
                  ? ""
                  : "column " + malformed.getLocation().getColumnNr() + ": ")
              + JsonInput.fault(malformed));
    } catch (IOException impossible) {
      throw new UncheckedIOException("of a text in memory", impossible);
    }
  }

  private static Field field(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return new Field(token, token.isScalarValue() ? parser.getText() : "");
  }

  private void atoms(JsonParser parser) throws IOException, HistoryFormatException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      LogicalValue value = value(ATOMS, field(parser));
      initial.add(value);
      heldBytes += Footprint.ofAtom(value);
    }
  }

  private void header(Map<String, Field> object) throws HistoryFormatException {
    onlyFields(object, HEADER_FIELDS);
    if (!operations.isEmpty() || headerSeen) {
      throw expected("the line with \"format\" once, before all operations");
    }
    headerSeen = true;
    long format = number(object, FORMAT_FIELD, 0, Integer.MAX_VALUE);
    if (format != FORMAT) {
      throw expected("\"format\": " + FORMAT + "; this is format " + format);
    }
    if (object.containsKey(ATOMS) && object.get(ATOMS).token() != JsonToken.START_ARRAY) {
      throw expected("\"atoms\": the initial values, such as [\"0\", \"[1 2]\"]");
    }
    if (object.containsKey("capacity")) {
      specification =
          new AtomSpecification(
              (int) number(object, "capacity", initial.size(), Integer.MAX_VALUE));
    }
  }

  private void operation(Map<String, Field> object) throws HistoryFormatException {
    onlyFields(object, OPERATION_FIELDS);
    int process = (int) number(object, "process", 0, Integer.MAX_VALUE);
    int index = operationsOfProcess.merge(process, 1, Integer::sum) - 1;
    if (object.containsKey("index")) {
      index = (int) number(object, "index", 0, Integer.MAX_VALUE);
    }
    OperationKind kind = kind(object);
    LogicalValue target = value(object, "target");
    if (kind.hasTarget() && !(target instanceof AtomValue) && !object.containsKey("target")) {
      throw expected("\"target\": the atom of " + kind.printed() + ", such as \"@0\"");
    }
    LogicalValue first = kind == OperationKind.SWAP ? function(object) : value(object, "first");
    Invocation invocation = new Invocation(kind, target, first, value(object, "second"));
    long invoke = number(object, "invoke", 0, Long.MAX_VALUE - 1);
    if (object.containsKey("respond") != object.containsKey("result")) {
      throw expected(
          "\"respond\" and \"result\" together, or neither for an operation that never ended");
    }
    operations.add(
        object.containsKey("respond")
            ? HistoryOperation.completed(
                process,
                index,
                invoke,
                number(object, "respond", 0, Long.MAX_VALUE - 1),
                invocation,
                value(object, "result"))
            : HistoryOperation.pending(process, index, invoke, invocation));
    lines.add(line);
    heldBytes += Footprint.of(operations.get(operations.size() - 1));
  }

  private OperationKind kind(Map<String, Field> object) throws HistoryFormatException {
    String wanted = "\"operation\": one of " + OperationKind.names();
    Field name = object.getOrDefault("operation", Field.MISSING);
    return Optional.of(name)
        .filter(Field::isText)
        .flatMap(known -> OperationKind.named(known.text()))
        .orElseThrow(() -> expected(wanted + "; found " + name.found()));
  }

  /** The function of a swap, by its number or its name. */
  private LogicalValue function(Map<String, Field> object) throws HistoryFormatException {
    Optional<SwapFunction> named =
        Optional.ofNullable(object.get("first"))
            .filter(Field::isText)
            .flatMap(first -> SwapFunction.named(first.text()));
    return named.isPresent() ? LogicalValue.fixnum(named.get().id()) : value(object, "first");
  }

  private LogicalValue value(Map<String, Field> object, String field)
      throws HistoryFormatException {
    return object.containsKey(field) ? value(field, object.get(field)) : LogicalValue.NIL;
  }

  private LogicalValue value(String name, Field field) throws HistoryFormatException {
    if (!field.isText()) {
      throw expected("\"" + name + "\": " + VALUE_EXAMPLE + "; found " + field.found());
    }
    try {
      return LogicalValue.parse(field.text());
    } catch (LogicalValueSyntaxException malformed) {
      throw expected(
          "\"" + name + "\": " + VALUE_EXAMPLE + "; " + Quoted.message(malformed.getMessage()));
    }
  }

  private long number(Map<String, Field> object, String field, long least, long greatest)
      throws HistoryFormatException {
    Field found = object.getOrDefault(field, Field.MISSING);
    Optional<Long> number =
        Optional.of(found)
            .filter(each -> each.token() == JsonToken.VALUE_NUMBER_INT)
            .flatMap(HistoryReader::parsed)
            .filter(each -> least <= each && each <= greatest);
    return number.orElseThrow(
        () ->
            expected(
                "\""
                    + field
                    + "\": a whole number from "
                    + least
                    + " to "
                    + greatest
                    + "; found "
                    + found.found()));
  }

  private static Optional<Long> parsed(Field number) {
    try {
      return Optional.of(Long.parseLong(number.text()));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private void onlyFields(Map<String, Field> object, Set<String> known)
      throws HistoryFormatException {
    Set<String> others = new TreeSet<>(object.keySet());
    others.removeAll(known);
    for (String other : others) {
      String name = other.equals(UNKNOWN) ? object.get(UNKNOWN).text() : other;
      throw expected(
          "only the fields "
              + known.stream().sorted().toList()
              + "; found \""
              + Quoted.text(name)
              + "\"");
    }
  }

  private HistoryFormatException expected(String what) {
    return new HistoryFormatException(file, line, "expected " + what);
  }
}
