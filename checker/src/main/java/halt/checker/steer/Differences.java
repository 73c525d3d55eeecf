package halt.checker.steer;

import halt.checker.trace.Sentences;
import halt.checker.trace.Trace;
import halt.model.machine.Choice;
import halt.model.property.Violation;
import java.util.List;
import java.util.Optional;

/**
 * In what do a trace and what the machine did differ? Empty if in nothing. From where methods were
 * called is not known of a machine, and not compared.
 */
final class Differences {
  private final Sentences sentences;

  /**
   * Differences that are told in words.
   *
   * @param sentences about the machine's arena
   */
  Differences(Sentences sentences) {
    this.sentences = sentences;
  }

  /** Between a step of the trace and the same step of the machine. */
  Optional<String> of(Trace.Step expected, Trace.Step did) {
    int process = expected.process();
    for (int i = 0; i < Math.max(expected.actions().size(), did.actions().size()); i++) {
      if (i >= did.actions().size()) {
        return Optional.of(
            "the trace goes on with "
                + describe(process, expected.actions().get(i))
                + "; the machine does"
                + " not");
      }
      if (i >= expected.actions().size()) {
        return Optional.of(
            "the machine goes on with "
                + describe(process, did.actions().get(i))
                + "; the trace does not");
      }
      if (!expected.actions().get(i).tells(process, did.actions().get(i), sentences)) {
        return Optional.of(
            "the trace says "
                + describe(process, expected.actions().get(i))
                + "; the machine does "
                + describe(process, did.actions().get(i)));
      }
    }
    return expected.choices().equals(did.choices())
        ? Optional.empty()
        : Optional.of(
            "the trace has the choices "
                + falls(expected)
                + "; the machine asks for "
                + did.choices().size());
  }

  private String describe(int process, Trace.Action action) {
    return "\""
        + sentences.of(process, action.did())
        + "\" ("
        + action.did().kind()
        + " in "
        + action.place().method()
        + ", "
        + action.place()
        + ")";
  }

  private static List<Integer> falls(Trace.Step step) {
    return step.choices().stream().map(Choice::taken).toList();
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
