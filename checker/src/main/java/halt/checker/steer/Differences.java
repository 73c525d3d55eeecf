package halt.checker.steer;

import halt.checker.trace.Trace;
import halt.model.property.Violation;
import java.util.Optional;

/** In what do a trace and what the machine did differ? In words, and empty if in nothing. */
final class Differences {
  private Differences() {}

  /** Between a step of the trace and the same step of the machine. */
  static Optional<String> of(Trace.Step expected, Trace.Step did) {
    for (int i = 0; i < Math.max(expected.actions().size(), did.actions().size()); i++) {
      if (i >= did.actions().size()) {
        return Optional.of(
            "the trace goes on with "
                + describe(expected.actions().get(i))
                + "; the machine does"
                + " not");
      }
      if (i >= expected.actions().size()) {
        return Optional.of(
            "the machine goes on with " + describe(did.actions().get(i)) + "; the trace does not");
      }
      if (!expected.actions().get(i).equals(did.actions().get(i))) {
        return Optional.of(
            "the trace says "
                + describe(expected.actions().get(i))
                + "; the machine does "
                + describe(did.actions().get(i)));
      }
    }
    return expected.choices().equals(did.choices())
        ? Optional.empty()
        : Optional.of(
            "the trace has the choices "
                + expected.choices()
                + "; the machine asks for "
                + did.choices().size());
  }

  private static String describe(Trace.Action action) {
    return "\""
        + action.text()
        + "\" ("
        + action.kind()
        + " in "
        + action.method()
        + ", "
        + action.file().substring(action.file().lastIndexOf('/') + 1)
        + ":"
        + action.line()
        + ")";
  }

  /**
   * Between the violation that the trace ends with and the one that the machine shows.
   *
   * @param last whether the trace has no step left
   */
  static Optional<String> of(Trace trace, Violation violation, boolean last) {
    String did = violation.property().id() + ": " + violation.getMessage();
    String expected = trace.property() + ": " + trace.message();
    if (!last) {
      return Optional.of("the machine already breaks " + did + "; the trace goes on");
    }
    return did.equals(expected)
        ? Optional.empty()
        : Optional.of("the trace breaks " + expected + "; the machine breaks " + did);
  }
}
