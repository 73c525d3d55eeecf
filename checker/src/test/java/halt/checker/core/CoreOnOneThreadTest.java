package halt.checker.core;

import halt.checker.core.CoreOnOneThread.Sizes;
import halt.core.atom.Function;
import halt.core.process.Operation;
import halt.core.value.Word;
import halt.model.spec.OperationKind;
import halt.model.spec.SwapFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/**
 * Random operations of several processes, one at a time, in spaces so small that the allocator's
 * slow path, collections and running out of memory are met all the time.
 */
class CoreOnOneThreadTest {
  @Property(tries = 500, seed = "20260", shrinking = ShrinkingMode.FULL)
  void everyOperationDoesWhatTheSpecificationSays(
      @ForAll("chains") ActionChain<CoreOnOneThread> chain) {
    chain.run();
  }

  @Provide
  Arbitrary<ActionChain<CoreOnOneThread>> chains() {
    return ActionChain.startWith(() -> new CoreOnOneThread(Sizes.SMALL))
        .withMaxTransformations(80)
        .withAction(1, new Begin())
        .withAction(16, new Operate())
        .withAction(4, new Swap())
        .withAction(3, new Collect())
        .withAction(4, new Fill());
  }

  private static Arbitrary<Integer> below(int end) {
    return Arbitraries.integers().between(0, end - 1);
  }

  /** Of those that an arena may have; {@link CoreOnOneThread} counts round. */
  private static Arbitrary<Integer> process() {
    return below(CoreOnOneThread.MOST_PROCESSES);
  }

  private static Arbitrary<Integer> register() {
    return below(CoreOnOneThread.REGISTERS);
  }

  /** Rarely. */
  private static Arbitrary<Boolean> request() {
    return Arbitraries.frequencyOf(
        Tuple.of(7, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true)));
  }

  /** Mostly none; up to as many as make the operation give up. */
  private static Arbitrary<Integer> refusals() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(0)),
        Tuple.of(2, below(CoreOnOneThread.TOO_MANY_REFUSALS + 1)));
  }

  /** A new arena of another size: what was before it is forgotten. */
  private record Begin() implements Action.Independent<CoreOnOneThread> {
    @Override
    public Arbitrary<Transformer<CoreOnOneThread>> transformer() {
      return Combinators.combine(
              Arbitraries.integers().between(1, CoreOnOneThread.MOST_PROCESSES),
              Arbitraries.integers().between(6, 40),
              Arbitraries.integers().between(1, 8))
          .as(
              (processes, spaceWords, bufferWords) ->
                  Transformer.transform(
                      String.format(
                          "a new arena: %d processes, spaces of %d words, buffers of %d",
                          processes, spaceWords, bufferWords),
                      core -> new CoreOnOneThread(new Sizes(processes, spaceWords, bufferWords))));
    }
  }

  /** Any operation on any registers: most kinds of operand are wrong, and that is to be said. */
  private record Operate() implements Action.Independent<CoreOnOneThread> {
    @Override
    public Arbitrary<Transformer<CoreOnOneThread>> transformer() {
      return Combinators.combine(
              process(),
              Arbitraries.integers().between(Operation.CREATE, Operation.TUPLE),
              // The atom that all know is in register 1.
              Arbitraries.oneOf(Arbitraries.just(1), register()),
              register(),
              register(),
              request(),
              refusals())
          .as(
              (process, operation, target, first, second, request, refuse) ->
                  Transformer.mutate(
                      String.format(
                          "process %d: %s, registers %d %d %d, %s, %d refusals",
                          process,
                          OperationKind.of(operation).printed(),
                          target,
                          first,
                          second,
                          request ? "collection requested" : "no request",
                          refuse),
                      core ->
                          core.operate(
                              process, operation, target, first, second, request, refuse)));
    }
  }

  /** A swap whose function is one: among any registers there hardly is one. */
  private record Swap() implements Action.Independent<CoreOnOneThread> {
    @Override
    public Arbitrary<Transformer<CoreOnOneThread>> transformer() {
      return Combinators.combine(
              process(),
              Arbitraries.of(Function.TALLY, Function.ADD),
              register(),
              request(),
              refusals())
          .as(
              (process, function, argument, request, refuse) ->
                  Transformer.mutate(
                      String.format(
                          "process %d: %s in atom 0 with register %d, %s, %d refusals",
                          process,
                          SwapFunction.of(function).orElseThrow().printed(),
                          argument,
                          request ? "collection requested" : "no request",
                          refuse),
                      core -> {
                        core.swapFirst(process, function, argument, request, refuse);
                      }));
    }
  }

  private record Collect() implements Action.Independent<CoreOnOneThread> {
    @Override
    public Arbitrary<Transformer<CoreOnOneThread>> transformer() {
      return process()
          .map(
              process ->
                  Transformer.mutate(
                      "process " + process + ": collect", core -> core.collect(process)));
    }
  }

  /** Something else in a register: a number, nothing, or what another one holds. */
  private record Fill() implements Action.Independent<CoreOnOneThread> {
    @Override
    public Arbitrary<Transformer<CoreOnOneThread>> transformer() {
      Arbitrary<Transformer<CoreOnOneThread>> numbers =
          Combinators.combine(
                  process(),
                  register(),
                  Arbitraries.oneOf(
                      Arbitraries.longs().between(-1, 3),
                      Arbitraries.of(Word.MAX_FIXNUM, Word.MIN_FIXNUM)))
              .as(
                  (process, register, number) ->
                      Transformer.mutate(
                          "process " + process + ": register " + register + " := " + number,
                          core -> core.set(process, register, number)));
      Arbitrary<Transformer<CoreOnOneThread>> nothing =
          Combinators.combine(process(), register())
              .as(
                  (process, register) ->
                      Transformer.mutate(
                          "process " + process + ": register " + register + " := nil",
                          core -> core.forget(process, register)));
      Arbitrary<Transformer<CoreOnOneThread>> moves =
          Combinators.combine(process(), register(), register())
              .as(
                  (process, to, from) ->
                      Transformer.mutate(
                          "process " + process + ": register " + to + " := register " + from,
                          core -> core.move(process, to, from)));
      return Arbitraries.oneOf(moves, nothing, numbers);
    }
  }
}
