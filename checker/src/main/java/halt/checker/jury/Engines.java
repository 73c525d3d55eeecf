package halt.checker.jury;

import halt.checker.engine.Engine;
import halt.checker.jpf.JpfEngine;
import halt.checker.jpf.JpfHome;
import halt.checker.lincheck.LincheckEngine;
import halt.checker.state.StateEngine;
import halt.checker.trace.SourceLines;
import halt.model.memory.MemoryModel;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How is an engine made?
 *
 * @param sources for the source lines in traces
 * @param environment of the process: where JPF is found
 */
public record Engines(SourceLines sources, Map<String, String> environment) {
  /**
   * The engines that are asked when none is named: the quick ones that explore this memory model.
   *
   * @return none if no quick engine explores it
   */
  public Set<EngineKind> usual(MemoryModel model) {
    Set<EngineKind> usual = EnumSet.noneOf(EngineKind.class);
    for (EngineKind kind : EngineKind.values()) {
      try (Engine engine = open(kind)) {
        if (engine.isQuick() && engine.models().contains(model)) {
          usual.add(kind);
        }
      }
    }
    return usual;
  }

  /** Makes an engine; it starts nothing yet. */
  public Engine open(EngineKind kind) {
    return switch (kind) {
      case STATE -> new StateEngine(sources);
      case LINCHECK -> new LincheckEngine(sources);
      case JPF -> new JpfEngine(JpfHome.find(environment), sources);
    };
  }
}
