package halt.checker.trace;

import halt.model.description.Scope;
import halt.model.machine.Choice;
import java.util.List;
import java.util.Optional;

/**
 * What did a file hold before traces were data? The same decisions, and of each action a sentence.
 * It can still be replayed: what happens then is told in the same words, and compared.
 */
final class Format1 {
  /** Its number. */
  static final int NUMBER = 1;

  /** Instead of a process: the set-up or the final check. */
  private static final int ALONE = -1;

  private Format1() {}

  /** The file. */
  record Kept(
      int format,
      String scenario,
      Optional<String> bug,
      String model,
      Scope scope,
      Optional<Integer> spaceWords,
      String property,
      String message,
      boolean shortest,
      List<KeptStep> steps) {
    Trace trace() {
      return new Trace(
          NUMBER,
          scenario,
          bug,
          model,
          scope,
          spaceWords,
          Optional.empty(),
          property,
          message,
          shortest,
          steps.stream().map(KeptStep::step).toList());
    }
  }

  record KeptStep(int process, List<Integer> choices, List<KeptAction> actions) {
    /**
     * A step.
     *
     * @throws IllegalArgumentException if a choice fell to something else than no or yes
     */
    KeptStep {
      if (!choices.stream().allMatch(choice -> choice == 0 || choice == 1)) {
        throw new IllegalArgumentException(
            "it has the choices " + choices + "; expected 0 or 1 each");
      }
    }

    private Trace.Step step() {
      return new Trace.Step(
          process,
          choices.stream().map(choice -> Choice.of(choice == 1)).toList(),
          actions.stream().map(KeptAction::action).toList());
    }
  }

  record KeptAction(
      String kind,
      boolean visible,
      String file,
      int line,
      String method,
      String source,
      String text) {
    private Trace.Action action() {
      return new Trace.Action(
          new Deed.Told(kind, visible, text), source, List.of(new Trace.Frame(method, file, line)));
    }
  }

  /** What the format would have kept of a run. */
  static Trace told(Trace run) {
    Sentences sentences = Sentences.of(run);
    return new Trace(
        NUMBER,
        run.scenario(),
        run.bug(),
        run.model(),
        run.scope(),
        run.spaceWords(),
        Optional.empty(),
        run.property(),
        run.message(),
        run.shortest(),
        run.steps().stream().map(step -> told(step, sentences)).toList());
  }

  private static Trace.Step told(Trace.Step step, Sentences sentences) {
    return new Trace.Step(
        step.alone() ? ALONE : step.process(),
        step.choices(),
        step.actions().stream().map(each -> told(step.process(), each, sentences)).toList());
  }

  /** What the format would have kept of an action. */
  static Trace.Action told(int process, Trace.Action action, Sentences sentences) {
    Deed did = action.did();
    return new Trace.Action(
        new Deed.Told(did.kind(), did.visible(), sentences.of(process, did)),
        action.source(),
        List.of(action.place()));
  }
}
