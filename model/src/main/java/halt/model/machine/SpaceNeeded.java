package halt.model.machine;

import halt.core.process.Operation;
import halt.model.code.Code;
import halt.model.code.Interpreter;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.ArenaOperation;
import halt.model.ir.IrProgram;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.property.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How large must a scenario's semispaces be, if it has run out of memory? */
public final class SpaceNeeded {
  /** More than any scenario of a scope that can be explored will use. */
  private static final int PLENTY = 1 << 20;

  private SpaceNeeded() {}

  /**
   * A run of the processes one after the other in plenty of room: adds up what is claimed, whether
   * or not a collection finds it again, and looks how much of it is needed at once.
   */
  private static final class Counting extends AloneHost {
    private final ScenarioModel model;
    private final long[] words;
    private long claimed;
    private long mostLive;

    private Counting(ScenarioModel model, long[] words) {
      super("the set-up", model.setup, words, model.map);
      this.model = model;
      this.words = words;
    }

    /** What a run came to. */
    static Counting of(IrProgram program, ScenarioDescription scenario, Scope scope) {
      ScenarioModel roomy = new ScenarioModel(program, scenario.withSpaceWords(PLENTY), scope);
      Counting host = new Counting(roomy, roomy.initialWords());
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
      return host;
    }

    @Override
    public long compareAndExchange(
        int pc, ArenaOperation operation, long offset, long expected, long desired) {
      long before = model.map.heap.claimed(words);
      long found = super.compareAndExchange(pc, operation, offset, expected, desired);
      claimed += Math.max(0, model.map.heap.claimed(words) - before);
      return found;
    }

    @Override
    public void respond(int pc, long result) {
      super.respond(pc, result);
      mostLive = Math.max(mostLive, LiveWords.of(model.map, words));
    }

    private long buffers() {
      return (long) model.description.bufferWords() * model.map.processes;
    }

    /**
     * In words: what was claimed in all, with a buffer more for each process.
     *
     * @param option how that is asked for, up to the number
     */
    String enough(String option) {
      if (memory().wasRefused()) {
        return "with " + PLENTY + " words it is used up, too, so it is allocated without end";
      }
      long enough = claimed + buffers();
      return enough + " words should do (" + option + enough + ")";
    }

    /** With fewer words an operation may give up; as {@link GivenUp} has it. */
    long needed() {
      return mostLive + buffers() + GivenUp.LARGEST_OBJECT;
    }
  }

  /**
   * What to tell the user: what there was, and what a run of the processes one after the other
   * claims in all, with a buffer more for each. A run in which they get in each other's way claims
   * more, but needs a part of it only until the next collection.
   */
  public static String message(
      IrProgram program, ScenarioDescription scenario, Scope scope, Who who) {
    return message(scenario, scope.describe(), who, Counting.of(program, scenario, scope));
  }

  private static String message(
      ScenarioDescription scenario, String scope, Who who, Counting counted) {
    return "the arena is too small for scenario "
        + scenario.name()
        + " with "
        + scope
        + ": "
        + who
        + " ran out of memory with semispaces of "
        + scenario.spaceWords()
        + " words; "
        + counted.enough("--space-words ");
  }

  /**
   * Why a booted machine in which memory ran out cannot be judged.
   *
   * @param scenario with the words that it had
   * @param scope of one round
   * @return that the arena is to blame; empty where what is needed at once would have fitted, so
   *     that whoever gave up is
   */
  public static Optional<String> blameOnMachine(
      IrProgram program, ScenarioDescription scenario, Scope scope, Who who) {
    Counting counted = Counting.of(program, scenario, scope);
    boolean fits = who == Who.OPERATION && scenario.spaceWords() >= counted.needed();
    return fits ? Optional.empty() : Optional.of(message(scenario, scope.size(), who, counted));
  }

  /**
   * What would let the steps of a trace be taken in which memory ran out. The trace has the size,
   * or else the scenario.
   */
  public static String mending(
      IrProgram program, ScenarioDescription scenario, Scope scope, OutOfSpaceException shortage) {
    return shortage.refused() > Operation.MAX_COLLECTIONS
        ? "the steps refuse " + shortage.refused() + " allocations"
        : Counting.of(program, scenario, scope).enough("spaceWords = ");
  }
}
