package halt.checker.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** Objects deep inside stand on one line: what an action did, and the places of its stack. */
public final class TraceLines extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1L;

  /** The trace, its steps, one of them, its actions, one of them. */
  private static final int DEEPEST = 5;

  /** How many objects and arrays the trace lies in. */
  private final int above;

  /** Of a trace that lies in nothing. */
  TraceLines() {
    this(0);
  }

  /** Of traces that lie in so many objects and arrays of a larger text. */
  public TraceLines(int above) {
    this.above = above;
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    indentArraysWith(indenter);
    indentObjectsWith(indenter);
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new TraceLines(above);
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) throws IOException {
    if (isDeep()) {
      out.writeRaw(' ');
    } else {
      super.beforeObjectEntries(out);
    }
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    if (isDeep()) {
      out.writeRaw(", ");
    } else {
      super.writeObjectEntrySeparator(out);
    }
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) throws IOException {
    if (isDeep()) {
      _nesting--;
      out.writeRaw(" }");
    } else {
      super.writeEndObject(out, entries);
    }
  }

  private boolean isDeep() {
    return _nesting > above + DEEPEST;
  }
}
