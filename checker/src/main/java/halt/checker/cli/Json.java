package halt.checker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import halt.checker.engine.Exploration;
import halt.model.property.Property;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * What does {@code --json} print? One object on standard output, built field by field here and in
 * the commands, so that a change of our records does not silently change what scripts read.
 */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Each element as the text that people read, too. */
  static void putTexts(ObjectNode object, String field, Collection<?> elements) {
    var array = object.putArray(field);
    elements.forEach(element -> array.add(element.toString()));
  }

  /** Puts what an engine found into an object. */
  static ObjectNode exploration(ObjectNode object, Exploration exploration) {
    object.put("scenario", exploration.scenario());
    object.put("engine", exploration.engine());
    object.put("model", exploration.model().id());
    ObjectNode scope = object.putObject("scope");
    scope.put("processes", exploration.scope().processes());
    scope.put("operations", exploration.scope().operations());
    scope.put("collections", exploration.scope().collections());
    scope.put("allocationFailures", exploration.scope().allocationFailures());
    object.put("verdict", exploration.verdict().name());
    object.put("reason", exploration.reason());
    putTexts(object, "caveats", exploration.caveats());
    object.put("states", exploration.states());
    object.put("transitions", exploration.transitions());
    object.put("depth", exploration.depth());
    object.put("runs", exploration.runs());
    object.put("seconds", exploration.time().toNanos() / 1e9);
    putTexts(
        object, "checked", exploration.properties().stream().sorted().map(Property::id).toList());
    putTexts(object, "outcomes", exploration.outcomes());
    putTexts(object, "notCovered", exploration.notCovered());
    putTexts(object, "notes", exploration.notes());
    exploration.failure().ifPresent(failure -> object.put("property", failure.property()));
    return object;
  }

  static void print(Console console, ObjectNode object) {
    try {
      console.verbatim(MAPPER.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
