package halt.checker.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** Objects deep inside stand on one line: what an action did, and the places of its stack. */
final class TraceLines extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1L;

  /** The trace, its steps, one of them, its actions, one of them. */
  private static final int DEEPEST = 5;

  TraceLines() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    indentArraysWith(indenter);
    indentObjectsWith(indenter);
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new TraceLines();
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) throws IOException {
    if (_nesting > DEEPEST) {
      out.writeRaw(' ');
    } else {
      super.beforeObjectEntries(out);
    }
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    if (_nesting > DEEPEST) {
      out.writeRaw(", ");
    } else {
      super.writeObjectEntrySeparator(out);
    }
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) throws IOException {
    if (_nesting > DEEPEST) {
      _nesting--;
      out.writeRaw(" }");
    } else {
      super.writeEndObject(out, entries);
    }
  }
}
