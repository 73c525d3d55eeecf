package halt.checker.engines;

import halt.checker.engine.Engine;
import halt.checker.jpf.JpfEngine;
import halt.checker.jpf.JpfHome;
import halt.checker.lincheck.LincheckEngine;
import halt.checker.state.StateEngine;
import halt.checker.trace.SourceLines;
import java.util.Map;

/**
 * How is an engine made?
 *
 * @param sources for the source lines in traces
 * @param environment of the process: where JPF is found
 */
public record Engines(SourceLines sources, Map<String, String> environment) {
  /** Makes an engine; it starts nothing yet. */
  public Engine open(EngineKind kind) {
    return switch (kind) {
      case STATE -> new StateEngine(sources);
      case LINCHECK -> new LincheckEngine(sources);
      case JPF -> new JpfEngine(JpfHome.find(environment), sources);
    };
  }
}
