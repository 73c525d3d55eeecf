package halt.checker.state;

import halt.checker.verdict.Scope;
import halt.core.Layout;
import halt.model.code.Interpreter;
import halt.model.ir.IrProgram;
import halt.model.scenario.ScenarioDescription;

/** How large must a scenario's semispaces be, if it has run out of memory? */
final class SpaceNeeded {
  /** More than any scenario of a scope that can be explored will use. */
  private static final int PLENTY = 1 << 20;

  private SpaceNeeded() {}

  /**
   * What to tell the user: what there was, and what a run of the processes one after the other uses
   * without a collection, with a claimed buffer more for each.
   */
  static String message(IrProgram program, ScenarioDescription scenario, Scope scope) {
    ScenarioModel roomy = new ScenarioModel(program, scenario.withSpaceWords(PLENTY), scope);
    long[] words = roomy.initialWords();
    AloneHost host = new AloneHost(words, roomy.map);
    Interpreter.call(roomy.setup, host);
    for (var process : roomy.processes) {
      Interpreter.call(process, host);
    }
    long used = words[(int) Layout.NEXT] - roomy.map.spaces;
    long needed = used + (long) scenario.bufferWords() * scope.processes();
    return "the arena is too small for scenario "
        + scenario.name()
        + " with "
        + scope.describe()
        + ": an operation ran out of memory with semispaces of "
        + scenario.spaceWords()
        + " words; "
        + needed
        + " words are enough";
  }
}
