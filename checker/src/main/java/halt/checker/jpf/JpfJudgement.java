package halt.checker.jpf;

import com.fasterxml.jackson.core.JsonProcessingException;
import halt.checker.engine.Case;
import halt.checker.jvm.Bytecode;
import halt.checker.jvm.ChildProcess.Answer;
import halt.checker.jvm.ChildProcess.Died;
import halt.checker.jvm.ChildProcess.Garbled;
import halt.checker.jvm.ChildProcess.OutOfTime;
import halt.checker.jvm.ChildProcess.Result;
import halt.checker.jvm.ChildProcess.Silent;
import halt.checker.jvm.Counterexample;
import halt.checker.jvm.guest.GuestLoops;
import halt.checker.trace.Schedule;
import halt.checker.trace.SourceLines;
import halt.checker.trace.Trace;
import halt.checker.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What does it mean for a case, what JPF's child process said, or how it ended? */
final class JpfJudgement {
  private final JpfHome.Present present;
  private final SourceLines sources;
  private final long mostStates;

  /**
   * A judgement of what one JPF says.
   *
   * @param mostStates the bound that it was given
   */
  JpfJudgement(JpfHome.Present present, SourceLines sources, long mostStates) {
    this.present = present;
    this.sources = sources;
    this.mostStates = mostStates;
  }

  /** What is to be said of a case. */
  record Found(
      Verdict verdict,
      String reason,
      Optional<JpfFindings> findings,
      Optional<Trace> trace,
      List<String> notes) {
    static Found inconclusive(String reason) {
      return inconclusive(reason, List.of());
    }

    static Found inconclusive(String reason, List<String> notes) {
      return new Found(Verdict.INCONCLUSIVE, reason, Optional.empty(), Optional.empty(), notes);
    }

    static Found unsupported(String reason) {
      return new Found(Verdict.UNSUPPORTED, reason, Optional.empty(), Optional.empty(), List.of());
    }
  }

  /** What is to be said of the case that was asked. */
  Found judge(Case asked, Result result) {
    if (result instanceof Answer answer) {
      JpfFindings findings;
      try {
        findings = JpfChild.JSON.treeToValue(answer.answer(), JpfFindings.class);
      } catch (JsonProcessingException garbage) {
        return Found.inconclusive("JPF's child process gave an answer that is none");
      }
      List<String> notes = List.of(note(present, findings));
      return switch (findings.end()) {
        case FAILED -> failed(asked, findings, notes);
        case ARENA_TOO_SMALL -> outOfMemory(asked, findings, notes);
        case EXHAUSTED, MOST_STATES, OUT_OF_TIME, UNJUDGED ->
            new Found(
                verdict(findings),
                reason(findings),
                Optional.of(findings),
                Optional.empty(),
                notes);
      };
    }
    if (result instanceof Died died) {
      return Found.inconclusive(
          "JPF's child process gave no answer: it " + died.how(), lastLines(died.lastLines()));
    }
    if (result instanceof Garbled garbled) {
      return Found.inconclusive(
          "JPF's child process printed what is no answer: " + garbled.line(),
          lastLines(garbled.lastLines()));
    }
    if (result instanceof OutOfTime late) {
      return Found.inconclusive(
          "the time limit was reached, and JPF did not stop by itself",
          lastLines(late.lastLines()));
    }
    if (result instanceof Silent silent) {
      return Found.inconclusive(
          "JPF hangs: nothing was heard of it for " + silent.how().toSeconds() + " s",
          lastLines(silent.lastLines()));
    }
    return Found.inconclusive("interrupted");
  }

  private static List<String> lastLines(List<String> lines) {
    return lines.stream().map(line -> "JPF's child process printed: " + line).toList();
  }

  private static Verdict verdict(JpfFindings findings) {
    return switch (findings.end()) {
      case EXHAUSTED -> findings.doubt().isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE;
      case MOST_STATES -> Verdict.PASS_BOUNDED;
      case OUT_OF_TIME, UNJUDGED, ARENA_TOO_SMALL -> Verdict.INCONCLUSIVE;
      case FAILED -> Verdict.FAIL;
    };
  }

  private String reason(JpfFindings findings) {
    return switch (findings.end()) {
      case EXHAUSTED ->
          findings
              .doubt()
              .orElse(
                  "every reachable state of the scope was visited, and every run that came to its"
                      + " end was judged; states are told apart by 64-bit hashes, which collide"
                      + " with probability "
                      + collision(findings.states()));
      case MOST_STATES ->
          "the bound of " + mostStates + " states was hit; no failure in the states visited before";
      case OUT_OF_TIME -> "the time limit was reached; no failure in the states visited until then";
      case UNJUDGED, ARENA_TOO_SMALL, FAILED -> findings.detail();
    };
  }

  /** The birthday bound, for a hash that behaves as a random function. */
  private static String collision(long states) {
    double probability = states * (states - 1.0) / 2 / Math.pow(2, 64);
    return String.format(Locale.ROOT, "%.0e", probability);
  }

  private Found failed(Case asked, JpfFindings findings, List<String> notes) {
    if (findings.failure().isEmpty()) {
      return Found.inconclusive("JPF's child process tells of a failure without saying which");
    }
    JpfFindings.Failure failure = findings.failure().get();
    Schedule schedule = Schedule.parse(failure.schedule());
    Optional<Trace> trace = Counterexample.trace(asked, schedule, sources);
    List<String> said = new ArrayList<>(notes);
    said.add(
        "JPF saw "
            + failure.property().id()
            + " fail: "
            + failure.message()
            + "; steps: "
            + schedule);
    if (trace.isEmpty() && GuestLoops.isLimit(failure.message())) {
      String seen = failure.property().id() + ": " + failure.message();
      return new Found(
          Verdict.INCONCLUSIVE,
          Counterexample.unconfirmed(seen),
          Optional.of(findings),
          trace,
          said);
    }
    if (trace.isEmpty()) {
      return new Found(
          Verdict.DISAGREE,
          "JPF sees "
              + failure.property().id()
              + " fail ("
              + failure.message()
              + "), and the state engine finds nothing wrong in the same steps",
          Optional.of(findings),
          trace,
          said);
    }
    return new Found(Verdict.FAIL, trace.get().message(), Optional.of(findings), trace, said);
  }

  private Found outOfMemory(Case asked, JpfFindings findings, List<String> notes) {
    if (findings.failure().isEmpty()) {
      return Found.inconclusive(
          "JPF's child process tells of a shortage without saying in which run");
    }
    Schedule schedule = Schedule.parse(findings.failure().get().schedule());
    Counterexample.Shortage shortage = Counterexample.shortage(asked, schedule, sources);
    if (shortage.reason().isPresent()) {
      return Found.unsupported(shortage.reason().get());
    }
    return new Found(
        shortage.trace().isPresent() ? Verdict.FAIL : Verdict.DISAGREE,
        shortage.trace().map(Trace::message).orElse(Bytecode.UNSHARED_SHORTAGE),
        Optional.of(findings),
        shortage.trace(),
        notes);
  }

  private static String note(JpfHome.Present present, JpfFindings findings) {
    return present.version()
        + ": "
        + findings.newStates()
        + " states, "
        + findings.transitions()
        + " transitions, "
        + findings.endStates()
        + " times at an end, depth "
        + findings.depth()
        + ", "
        + findings.instructions()
        + " instructions; "
        + findings.runs()
        + " runs judged, "
        + findings.distinctRuns()
        + " of them different";
  }
}
