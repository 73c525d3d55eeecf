package halt.model.spec;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.host.PlatformListener;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.value.Word;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Does the core, one operation at a time, do what the specification says? Random operations on a
 * heap so small that many of them collect.
 */
class CoreMeetsSpecificationTest {
  private static final int REGISTERS = 6;
  private static final int ATOMS = 3;

  /** An operation and the registers of its operands; {@code keep} takes the result. */
  record Step(int operation, int target, int first, int second, int keep) {}

  @Provide
  Arbitrary<List<Step>> programs() {
    Arbitrary<Integer> register = Arbitraries.integers().between(0, REGISTERS - 1);
    return Combinators.combine(
            Arbitraries.integers().between(Operation.CREATE, Operation.COLLECT),
            register,
            register,
            register,
            register)
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property
  void everyResultAndEveryStateIsAllowed(@ForAll("programs") List<Step> program) {
    Judge judge = new Judge();
    Arena arena = new Arena(Heap.words(1, REGISTERS, ATOMS, 90), judge);
    assertThat(Heap.initialise(arena, 1, REGISTERS, ATOMS, 90, 6)).isTrue();
    judge.reader = new LogicalReader(arena::getPlain, arena.size());
    Registers.set(arena, 0, 1, Word.fixnum(1));
    Registers.set(arena, 0, 2, Word.fixnum(2));
    Registers.set(arena, 0, 3, Word.fixnum(Word.MAX_FIXNUM));
    Operation.create(arena, 0, 1);
    Registers.move(arena, 0, 4, Operation.RESULT);
    Operation.tuple(arena, 0, 1, 2);
    Registers.move(arena, 0, 5, Operation.RESULT);
    for (Step step : program) {
      Operation.run(arena, 0, step.operation, step.target, step.first, step.second);
      boolean small = judge.reader.read(Registers.get(arena, 0, 0)).toString().length() < 40;
      if (small) {
        Registers.move(arena, 0, step.keep, Operation.RESULT);
      }
      assertThat(judge.reader.atoms()).isEqualTo(judge.state);
    }
  }

  /** Follows the specification along with the core. */
  private static final class Judge implements PlatformListener {
    private LogicalReader reader;
    private SpecState state = SpecState.EMPTY;
    private Invocation invocation;

    @Override
    public void invoke(
        Arena arena, int process, int operation, long target, long first, long second) {
      invocation =
          Invocation.of(operation, reader.read(target), reader.read(first), reader.read(second));
    }

    @Override
    public void respond(Arena arena, int process, long word) {
      LogicalValue result = reader.read(word);
      state =
          new AtomSpecification(ATOMS)
              .after(state, invocation, result)
              .orElseThrow(
                  () -> new AssertionError(invocation + " gave " + result + " in " + state));
    }
  }
}
