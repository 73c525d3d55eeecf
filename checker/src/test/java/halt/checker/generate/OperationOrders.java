package halt.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.atom.Atom;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.process.Operation;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.value.Tuple;
import halt.core.value.Word;
import halt.model.spec.LogicalReader;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which outcomes does a plan have when its operations happen whole, one after the other? All orders
 * are run on this JVM, by the core as javac compiled it: no lifter, no search, no printed source
 * has a part in it. Every outcome here is one that an engine that misses nothing finds, too.
 */
final class OperationOrders {
  private final ScenarioPlan plan;
  private final SortedSet<String> outcomes = new TreeSet<>();

  /** A register of each kind of operand, and one for the result of each step. */
  private static final int TARGET = 1;

  private static final int FIRST = 2;
  private static final int SECOND = 3;
  private static final int RESULTS = 4;

  private OperationOrders(ScenarioPlan plan) {
    this.plan = plan;
  }

  static SortedSet<String> outcomes(ScenarioPlan plan) {
    OperationOrders orders = new OperationOrders(plan);
    orders.extend(new int[plan.size()], 0, new int[plan.processes().size()]);
    return orders.outcomes;
  }

  private void extend(int[] order, int length, int[] done) {
    if (length == order.length) {
      outcomes.add(run(order));
      return;
    }
    for (int process = 0; process < done.length; process++) {
      if (done[process] < plan.processes().get(process).size()) {
        done[process]++;
        order[length] = process;
        extend(order, length + 1, done);
        done[process]--;
      }
    }
  }

  private String run(int[] order) {
    int processes = plan.processes().size();
    int registers = RESULTS + plan.size();
    Arena arena = new Arena(Heap.words(processes, registers, plan.cells(), plan.spaceWords()));
    assertThat(
            Heap.initialise(
                arena, processes, registers, plan.cells(), plan.spaceWords(), plan.bufferWords()))
        .isTrue();
    for (Initial initial : plan.atoms()) {
      Atom.create(arena, initial(arena, initial));
    }
    int[] done = new int[processes];
    for (int process : order) {
      Safepoint.enter(arena, process);
      step(arena, process, plan.processes().get(process).get(done[process]));
      Registers.move(arena, process, RESULTS + done[process], Operation.RESULT);
      done[process]++;
      Safepoint.leave(arena, process);
    }
    LogicalReader reader = new LogicalReader(arena::getPlain, arena.size());
    List<?> atoms = reader.atoms().atoms();
    return atoms.stream().map(Object::toString).collect(Collectors.joining(","))
        + " | "
        + IntStream.range(0, processes)
            .mapToObj(
                process -> reader.read(Registers.get(arena, process, Operation.RESULT)).toString())
            .collect(Collectors.joining(","));
  }

  private static long initial(Arena arena, Initial initial) {
    if (initial instanceof Initial.Number number) {
      return Word.fixnum(number.integer());
    } else if (initial instanceof Initial.Pair pair) {
      return Tuple.pair(arena, 0, Word.fixnum(pair.first()), Word.fixnum(pair.second()));
    } else if (initial instanceof Initial.SameAs same) {
      return Atom.deref(arena, Atom.at(arena, same.atom()));
    }
    return Word.atom(Atom.at(arena, ((Initial.AtomAt) initial).index()));
  }

  private static void step(Arena arena, int process, Step step) {
    Operation.run(
        arena,
        process,
        step.operation().id(),
        load(arena, process, TARGET, step.target()),
        load(arena, process, FIRST, step.first()),
        load(arena, process, SECOND, step.second()));
  }

  /** Puts an operand into its register; gives what the operation is to be told. */
  private static int load(Arena arena, int process, int register, Operand operand) {
    if (operand instanceof Operand.None) {
      return Operation.NO_OPERAND;
    }
    Registers.set(arena, process, register, value(arena, process, operand));
    return register;
  }

  private static long value(Arena arena, int process, Operand operand) {
    if (operand instanceof Operand.AtomAt atom) {
      return Word.atom(Atom.at(arena, atom.index()));
    } else if (operand instanceof Operand.Number number) {
      return Word.fixnum(number.integer());
    } else if (operand instanceof Operand.FunctionOf function) {
      return Word.fixnum(function.function().id());
    } else if (operand instanceof Operand.ResultOf result) {
      return Registers.get(arena, process, RESULTS + result.step());
    }
    return Word.NIL;
  }
}
