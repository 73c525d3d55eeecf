package halt.checker.state;

import halt.checker.arena.Violation;
import halt.checker.engine.ArenaTooSmallException;
import halt.checker.engine.Case;
import halt.checker.verdict.Scope;
import halt.core.Layout;
import halt.core.Operation;
import halt.model.code.Code;
import halt.model.code.Interpreter;
import halt.model.ir.ArenaOperation;
import halt.model.ir.IrProgram;
import halt.model.scenario.ScenarioDescription;
import java.util.ArrayList;
import java.util.List;

/** How large must a scenario's semispaces be, if it has run out of memory? */
public final class SpaceNeeded {
  /** More than any scenario of a scope that can be explored will use. */
  private static final int PLENTY = 1 << 20;

  private SpaceNeeded() {}

  /** Adds up what is claimed, whether or not a collection finds it again. */
  private static final class Counting extends AloneHost {
    private long claimed;

    Counting(ScenarioModel model) {
      super("the set-up", model.setup, model.initialWords(), model.map);
    }

    @Override
    public long compareAndExchange(
        int pc, ArenaOperation operation, long offset, long expected, long desired) {
      long found = super.compareAndExchange(pc, operation, offset, expected, desired);
      if (offset == Layout.NEXT && found == expected) {
        claimed += desired - found;
      }
      return found;
    }
  }

  /**
   * Why a case in which memory ran out cannot be judged.
   *
   * @return that refused allocations are to blame
   * @throws ArenaTooSmallException if the arena is to blame
   */
  public static String blame(Case asked, OutOfSpaceException shortage) {
    if (shortage.refused() > Operation.MAX_COLLECTIONS) {
      return "an operation may run out of memory when more than "
          + Operation.MAX_COLLECTIONS
          + " allocations are refused, and the specification has no such result";
    }
    throw new ArenaTooSmallException(
        message(asked.program(), asked.scenario(), asked.scope(), shortage.who()));
  }

  /**
   * What to tell the user: what there was, and what a run of the processes one after the other
   * claims in all, with a buffer more for each. A run in which they get in each other's way claims
   * more, but needs a part of it only until the next collection.
   */
  static String message(
      IrProgram program, ScenarioDescription scenario, Scope scope, OutOfSpaceException.Who who) {
    ScenarioModel roomy = new ScenarioModel(program, scenario.withSpaceWords(PLENTY), scope);
    Counting host = new Counting(roomy);
    List<Code> parts = new ArrayList<>(List.of(roomy.setup));
    parts.addAll(List.of(roomy.processes));
    parts.add(roomy.check);
    for (Code part : parts) {
      try {
        Interpreter.call(part, host);
      } catch (Interpreter.DivergenceException | Violation stopped) {
        // It waits for what others do, or breaks something; what it has claimed is counted.
      }
    }
    long enough = host.claimed + (long) scenario.bufferWords() * scope.processes();
    return "the arena is too small for scenario "
        + scenario.name()
        + " with "
        + scope.describe()
        + ": "
        + who
        + " ran out of memory with semispaces of "
        + scenario.spaceWords()
        + " words; "
        + (host.ranOutOfMemory()
            ? "with " + PLENTY + " words it is used up, too, so it is allocated without end"
            : enough + " words should do (--space-words " + enough + ")");
  }
}
