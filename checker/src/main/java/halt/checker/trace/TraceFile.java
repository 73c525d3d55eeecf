package halt.checker.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import halt.checker.input.JsonInput;
import halt.checker.input.LimitedText;
import halt.checker.input.Quoted;
import halt.kernel.file.WholeFile;
import halt.model.description.Scope;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** How is a trace kept? As JSON, the same bytes for the same trace, one member a line. */
public final class TraceFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonInput.factory())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** As many as check takes. */
  private static final int MOST_SPACE_WORDS = 1 << 20;

  /** Far more than the trace of any search; text and trace together fit the heap. */
  private static final int LONGEST =
      (int) Math.min(256 << 20, Runtime.getRuntime().maxMemory() / 16);

  private TraceFile() {}

  /**
   * Writes the JSON text, ending with a line feed. It need not fit into memory, nor into a string.
   *
   * @throws FileSystemException if it cannot be written
   */
  public static void write(Trace trace, Path file) throws FileSystemException {
    WholeFile.write(file, out -> print(trace, out));
  }

  /** The JSON text, of a trace that is known to be short. */
  public static String print(Trace trace) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      print(trace, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a trace has only plain members", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void print(Trace trace, OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    ObjectWriter writer = MAPPER.writer(printer);
    writer.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, trace);
    out.write('\n');
  }

  /**
   * Reads a trace.
   *
   * @throws TraceFormatException if the file is not one
   * @throws IOException if it cannot be opened
   */
  public static Trace read(Path file) throws IOException, TraceFormatException {
    String text;
    try (LimitedText bytes = new LimitedText(Files.newInputStream(file), LONGEST)) {
      text = bytes.rest();
    } catch (CharacterCodingException e) {
      throw new TraceFormatException(file + ": not UTF-8 text; expected a trace as JSON");
    } catch (LimitedText.TooLongException e) {
      throw new TraceFormatException(
          file + ": more than " + (LONGEST >> 20) + " MiB; a trace is shorter");
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException e) {
      throw new TraceFormatException(file + " cannot be read to its end: " + e.getMessage());
    }
    Trace trace;
    try {
      trace = MAPPER.readValue(text, Trace.class);
    } catch (JsonMappingException e) {
      String member =
          e.getPath().stream()
              .map(
                  part ->
                      part.getFieldName() == null
                          ? "[" + part.getIndex() + "]"
                          : part.getFieldName())
              .collect(Collectors.joining("."));
      throw fault(
          file,
          e,
          (member.isEmpty() ? "the whole" : "the member " + Quoted.text(member))
              + " is "
              + fault(e));
    } catch (JsonProcessingException e) {
      throw fault(file, e, JsonInput.fault(e));
    }
    if (trace == null) {
      throw new TraceFormatException(file + ":1: empty; expected a trace as a JSON object");
    }
    requireSound(file, trace);
    return trace;
  }

  /** Jackson's own words speak of our classes. */
  private static String fault(JsonMappingException e) {
    if (e.getCause() instanceof JsonProcessingException malformed
        && !(malformed instanceof JsonMappingException)) {
      return "malformed: " + JsonInput.fault(malformed);
    }
    if (e instanceof UnrecognizedPropertyException) {
      return "unknown";
    }
    String message = e.getOriginalMessage();
    // Said of a missing member that is an object; that must be there; and of one that is a number.
    boolean missing =
        message.contains("ull value for creator property")
            || message.startsWith("Missing required creator property")
            || message.startsWith("Cannot map `null` into type");
    return missing ? "missing, or null" : "not of the right kind";
  }

  private static TraceFormatException fault(Path file, JsonProcessingException e, String found) {
    return new TraceFormatException(
        file
            + ":"
            + JsonInput.line(e)
            + ": "
            + found
            + "; expected a trace as haltkit writes it (format "
            + Trace.FORMAT
            + ")");
  }

  private static void requireSound(Path file, Trace trace) throws TraceFormatException {
    if (trace.format() != Trace.FORMAT) {
      throw new TraceFormatException(
          file + ": format is " + trace.format() + "; expected " + Trace.FORMAT);
    }
    if (Arrays.stream(Property.values()).noneMatch(p -> p.id().equals(trace.property()))) {
      throw new TraceFormatException(
          file
              + ": there is no property '"
              + Quoted.text(trace.property())
              + "'; expected one of "
              + Arrays.stream(Property.values()).map(Property::id).toList());
    }
    if (Arrays.stream(MemoryModel.values()).noneMatch(m -> m.id().equals(trace.model()))) {
      throw new TraceFormatException(
          file
              + ": there is no memory model '"
              + Quoted.text(trace.model())
              + "'; expected one of "
              + Arrays.stream(MemoryModel.values()).map(MemoryModel::id).toList());
    }
    requireSound(file, trace.scope());
    if (trace.spaceWords().filter(words -> words < 1 || words > MOST_SPACE_WORDS).isPresent()) {
      throw new TraceFormatException(
          file
              + ": spaceWords is "
              + trace.spaceWords().get()
              + "; expected 1 to "
              + MOST_SPACE_WORDS);
    }
    requireNoNull(file, "steps", trace.steps());
    for (int i = 0; i < trace.steps().size(); i++) {
      Trace.Step step = trace.steps().get(i);
      requireNoNull(file, "steps[" + i + "].choices", step.choices());
      requireNoNull(file, "steps[" + i + "].actions", step.actions());
      boolean alone = step.process() == Trace.ALONE && i == trace.steps().size() - 1;
      if (!alone && (step.process() < 0 || step.process() >= trace.scope().processes())) {
        throw new TraceFormatException(
            file
                + ": steps["
                + i
                + "] is by process "
                + step.process()
                + "; expected 0 to "
                + (trace.scope().processes() - 1));
      }
      if (!step.choices().stream().allMatch(choice -> choice == 0 || choice == 1)) {
        throw new TraceFormatException(
            file
                + ": steps["
                + i
                + "] has the choices "
                + Quoted.text(step.choices().toString())
                + "; expected 0 or 1 each");
      }
    }
  }

  private static void requireNoNull(Path file, String member, List<?> elements)
      throws TraceFormatException {
    if (elements.stream().anyMatch(Objects::isNull)) {
      throw new TraceFormatException(file + ": " + member + " has an element that is null");
    }
  }

  private static void requireSound(Path file, Scope scope) throws TraceFormatException {
    if (scope.processes() < 1 || scope.processes() > Scope.MOST_PROCESSES) {
      throw new TraceFormatException(
          file
              + ": scope.processes is "
              + scope.processes()
              + "; expected 1 to "
              + Scope.MOST_PROCESSES);
    }
    if (scope.operations() < 1 || scope.collections() < 0 || scope.allocationFailures() < 0) {
      throw new TraceFormatException(
          file
              + ": scope is "
              + scope.describe()
              + "; expected operations from 1 and no negative numbers");
    }
  }
}
