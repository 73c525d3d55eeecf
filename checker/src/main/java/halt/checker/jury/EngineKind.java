package halt.checker.jury;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which engines are there? In the order of their columns in a report. */
public enum EngineKind {
  /** {@link halt.checker.state.StateEngine}. */
  STATE("our own explicit-state search over the lifted program"),
  /** Lincheck's model checker over the bytecode. */
  LINCHECK("Lincheck's model checker over the JVM bytecode"),
  /** Java PathFinder over the bytecode. */
  JPF("Java PathFinder over the JVM bytecode; found by JPF_HOME");

  private final String description;

  EngineKind(String description) {
    this.description = description;
  }

  /** As on the command line and in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, for help. */
  public String description() {
    return description;
  }

  /** The engine of that id. */
  public static Optional<EngineKind> named(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
