package halt.checker.trace;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import halt.checker.input.JsonInput;
import halt.checker.input.LimitedText;
import halt.checker.input.Quoted;
import halt.kernel.file.WholeFile;
import halt.model.description.Scope;
import halt.model.ir.AccessMode;
import halt.model.ir.PlatformOperation;
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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How is a trace kept? As JSON, the same bytes for the same trace, one member a line, but what was
 * done and each place on a line of its own.
 */
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
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .addModule(new Names())
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
   * @param trace in the format of today
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
    if (trace.format() != Trace.FORMAT) {
      throw new IllegalArgumentException("format " + trace.format() + " is read and not written");
    }
    ObjectWriter writer = MAPPER.writer(new TraceLines());
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
      trace = parse(file, text);
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

  private static Trace parse(Path file, String text)
      throws JsonProcessingException, TraceFormatException {
    int format = formatOf(text);
    if (format == Format1.NUMBER) {
      return MAPPER.readValue(text, Format1.Kept.class).trace();
    }
    if (format != Trace.FORMAT) {
      throw new TraceFormatException(
          file
              + ": format is "
              + format
              + "; expected "
              + Trace.FORMAT
              + ", or the older "
              + Format1.NUMBER);
    }
    return MAPPER.readValue(text, Trace.class);
  }

  /**
   * The number of the format that a text says it has. A text that does not say it is to be read as
   * one of today, so that what is wrong with it is found.
   */
  private static int formatOf(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean found = parser.currentName().equals("format");
          if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && found) {
            return parser.getIntValue();
          }
          parser.skipChildren();
        }
      }
    } catch (IOException malformed) {
      // As it is found again, with all its text.
    }
    return Trace.FORMAT;
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
    if (e instanceof ValueInstantiationException
        && e.getCause() instanceof IllegalArgumentException ours) {
      return "wrong: " + Quoted.message(ours.getMessage());
    }
    if (e instanceof InvalidTypeIdException unknown && unknown.getTypeId() != null) {
      return "of the kind '" + Quoted.text(unknown.getTypeId()) + "', which there is not";
    }
    if (e instanceof InvalidFormatException other && other.getTargetType().isEnum()) {
      return "'" + Quoted.text(other.getValue().toString()) + "'; " + e.getOriginalMessage();
    }
    if (e instanceof InvalidNullException) {
      return "null, or has an element that is";
    }
    String message = e.getOriginalMessage();
    // Said of a missing member that is an object; that must be there; and of one that is a number.
    boolean missing =
        e instanceof InvalidTypeIdException
            || message.contains("ull value for creator property")
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
    requireSound(file, trace.format(), trace.arena(), trace.scope().processes());
    for (int i = 0; i < trace.steps().size(); i++) {
      Trace.Step step = trace.steps().get(i);
      boolean last = i == trace.steps().size() - 1;
      boolean alone =
          step.process() == Trace.SET_UP && last && (i == 0 || trace.format() != Trace.FORMAT)
              || step.process() == Trace.FINAL_CHECK && last && trace.format() == Trace.FORMAT;
      if (!alone && (step.alone() || step.process() >= trace.scope().processes())) {
        throw new TraceFormatException(
            file
                + ": steps["
                + i
                + "] is by process "
                + step.process()
                + "; expected 0 to "
                + (trace.scope().processes() - 1));
      }
    }
  }

  private static void requireSound(
      Path file, int format, Optional<Trace.Arena> arena, int processes)
      throws TraceFormatException {
    if (arena.isEmpty() && format == Trace.FORMAT) {
      throw new TraceFormatException(
          file + ": the member arena is missing, or null; expected a trace as haltkit writes it");
    }
    if (arena.isPresent() && arena.get().words(processes) > Trace.Arena.MOST_WORDS) {
      throw new TraceFormatException(
          file
              + ": the arena has "
              + arena.get().words(processes)
              + " words; expected at most "
              + Trace.Arena.MOST_WORDS);
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

  /** What the members of today are called whose values have names. */
  private static final class Names extends SimpleModule {
    private static final long serialVersionUID = 1L;

    Names() {
      name(AccessMode.class, mode -> mode.name().toLowerCase(Locale.ROOT));
      name(PlatformOperation.class, PlatformOperation::method);
    }

    private <E extends Enum<E>> void name(Class<E> type, Function<E, String> name) {
      addSerializer(
          type,
          new StdSerializer<E>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(E value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
              out.writeString(name.apply(value));
            }
          });
      List<E> all = List.of(type.getEnumConstants());
      addDeserializer(
          type,
          new StdDeserializer<E>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public E deserialize(JsonParser in, DeserializationContext context) throws IOException {
              String text = in.getText();
              for (E each : all) {
                if (in.hasToken(JsonToken.VALUE_STRING) && name.apply(each).equals(text)) {
                  return each;
                }
              }
              throw InvalidFormatException.from(
                  in, "expected one of " + all.stream().map(name).toList(), text, type);
            }
          });
    }
  }
}
