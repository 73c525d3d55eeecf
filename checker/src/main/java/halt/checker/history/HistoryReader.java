package halt.checker.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import halt.model.spec.AtomSpecification;
import halt.model.spec.Invocation;
import halt.model.spec.LogicalValue;
import halt.model.spec.LogicalValue.AtomValue;
import halt.model.spec.LogicalValueSyntaxException;
import halt.model.spec.OperationKind;
import halt.model.spec.SpecState;
import halt.model.spec.SwapFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which history does a file hold? One JSON object a line, as docs/histories.md says; anything else
 * is refused with its line and what was expected there.
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
  private static final String VALUE_EXAMPLE = "a value as a string, such as \"5\" or \"[1 nil]\"";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String file;
  private final List<HistoryOperation> operations = new ArrayList<>();

  /** The line of each operation. */
  private final List<Integer> lines = new ArrayList<>();

  private final Map<Integer, Integer> operationsOfProcess = new HashMap<>();
  private SpecState initial = SpecState.EMPTY;
  private AtomSpecification specification = AtomSpecification.UNLIMITED;
  private boolean headerSeen;
  private int line;

  private HistoryReader(String file) {
    this.file = file;
  }

  /** A history, and the specification that its header chose. */
  public record Recorded(AtomSpecification specification, History history) {}

  /**
   * The history in a file.
   *
   * @throws HistoryFormatException if the file is not a history in this format
   * @throws IOException if the file cannot be read
   */
  public static Recorded read(Path file) throws HistoryFormatException, IOException {
    HistoryReader reader = new HistoryReader(file.toString());
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return reader.read(lines);
    } catch (CharacterCodingException notText) {
      throw reader.expected("text in UTF-8");
    }
  }

  private Recorded read(BufferedReader reader) throws HistoryFormatException, IOException {
    line = 1;
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      if (!text.isBlank()) {
        JsonNode object = parse(text);
        if (object.has("format")) {
          header(object);
        } else {
          operation(object);
        }
      }
      line++;
    }
    if (operations.isEmpty()) {
      // Any order of no operations will do, and nobody who asks meant that answer.
      throw expected("at least one operation; found the end of the file");
    }
    Optional<History.Problem> problem = History.problem(operations);
    if (problem.isPresent()) {
      line = lines.get(problem.get().position());
      throw expected(
          "operations of one process, one after the other; of "
              + operations.get(problem.get().position())
              + ": "
              + problem.get().message());
    }
    return new Recorded(specification, new History(initial, operations));
  }

  private JsonNode parse(String text) throws HistoryFormatException {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw expected(
          "a JSON object; column "
              + malformed.getLocation().getColumnNr()
              + ": "
              + withoutJacksonsSource(malformed.getOriginalMessage()));
    }
    if (!node.isObject()) {
      throw expected("a JSON object; found " + node.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    return node;
  }

  /** Where in its source an object began is the line itself, of which Jackson knows nothing. */
  private static String withoutJacksonsSource(String message) {
    return message.replaceFirst(" \\(start marker at .*\\)$", "");
  }

  private void header(JsonNode object) throws HistoryFormatException {
    onlyFields(object, HEADER_FIELDS);
    if (!operations.isEmpty() || headerSeen) {
      throw expected("the line with \"format\" once, before all operations");
    }
    headerSeen = true;
    long format = number(object, "format", 0, Integer.MAX_VALUE);
    if (format != FORMAT) {
      throw expected("\"format\": " + FORMAT + "; this is format " + format);
    }
    JsonNode atoms = object.path("atoms");
    if (!atoms.isMissingNode() && !atoms.isArray()) {
      throw expected("\"atoms\": the initial values, such as [\"0\", \"[1 2]\"]");
    }
    for (JsonNode atom : atoms) {
      initial = initial.append(value("atoms", atom));
    }
    if (object.has("capacity")) {
      specification =
          new AtomSpecification(
              (int) number(object, "capacity", initial.atoms().size(), Integer.MAX_VALUE));
    }
  }

  private void operation(JsonNode object) throws HistoryFormatException {
    onlyFields(object, OPERATION_FIELDS);
    int process = (int) number(object, "process", 0, Integer.MAX_VALUE);
    int index = operationsOfProcess.merge(process, 1, Integer::sum) - 1;
    if (object.has("index")) {
      index = (int) number(object, "index", 0, Integer.MAX_VALUE);
    }
    OperationKind kind = kind(object);
    LogicalValue target = value(object, "target");
    if (kind.hasTarget() && !(target instanceof AtomValue) && !object.has("target")) {
      throw expected("\"target\": the atom of " + kind.printed() + ", such as \"@0\"");
    }
    LogicalValue first = kind == OperationKind.SWAP ? function(object) : value(object, "first");
    Invocation invocation = new Invocation(kind, target, first, value(object, "second"));
    long invoke = number(object, "invoke", 0, Long.MAX_VALUE - 1);
    if (object.has("respond") != object.has("result")) {
      throw expected(
          "\"respond\" and \"result\" together, or neither for an operation that never ended");
    }
    operations.add(
        object.has("respond")
            ? HistoryOperation.completed(
                process,
                index,
                invoke,
                number(object, "respond", 0, Long.MAX_VALUE - 1),
                invocation,
                value(object, "result"))
            : HistoryOperation.pending(process, index, invoke, invocation));
    lines.add(line);
  }

  private OperationKind kind(JsonNode object) throws HistoryFormatException {
    String wanted = "\"operation\": one of " + OperationKind.names();
    JsonNode name = object.path("operation");
    if (!name.isTextual()) {
      throw expected(wanted);
    }
    return OperationKind.named(name.textValue())
        .orElseThrow(() -> expected(wanted + "; found \"" + name.textValue() + "\""));
  }

  /** The function of a swap, by its number or its name. */
  private LogicalValue function(JsonNode object) throws HistoryFormatException {
    Optional<SwapFunction> named =
        Optional.ofNullable(object.path("first").textValue()).flatMap(SwapFunction::named);
    return named.isPresent() ? LogicalValue.fixnum(named.get().id()) : value(object, "first");
  }

  private LogicalValue value(JsonNode object, String field) throws HistoryFormatException {
    return object.has(field) ? value(field, object.get(field)) : LogicalValue.NIL;
  }

  private LogicalValue value(String field, JsonNode node) throws HistoryFormatException {
    if (!node.isTextual()) {
      throw expected("\"" + field + "\": " + VALUE_EXAMPLE + "; found " + node);
    }
    try {
      return LogicalValue.parse(node.textValue());
    } catch (LogicalValueSyntaxException malformed) {
      throw expected("\"" + field + "\": " + VALUE_EXAMPLE + "; " + malformed.getMessage());
    }
  }

  private long number(JsonNode object, String field, long least, long greatest)
      throws HistoryFormatException {
    JsonNode node = object.path(field);
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < least
        || node.longValue() > greatest) {
      throw expected(
          "\""
              + field
              + "\": a whole number from "
              + least
              + " to "
              + greatest
              + (node.isMissingNode() ? "; found nothing" : "; found " + node));
    }
    return node.longValue();
  }

  private void onlyFields(JsonNode object, Set<String> known) throws HistoryFormatException {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw expected(
            "only the fields " + known.stream().sorted().toList() + "; found \"" + name + "\"");
      }
    }
  }

  private HistoryFormatException expected(String what) {
    return new HistoryFormatException(file, line, "expected " + what);
  }
}
