package halt.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import halt.core.Layout;
import halt.core.value.Word;
import halt.model.arena.ArenaMap;
import halt.model.ir.AccessMode;
import halt.model.ir.PlatformOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Does a person read what the data says? */
class SentencesTest {
  private static final ArenaMap MAP = new Trace.Arena("semispace", 4, 2, 8, 3).map(2);
  private static final long ATOM = MAP.atoms + 1;
  private static final Optional<Long> NONE = Optional.empty();
  private static final Optional<Long> NIL = Optional.of(Word.NIL);

  private static Optional<Long> number(long integer) {
    return Optional.of(Word.fixnum(integer));
  }

  private static Optional<Long> word(long word) {
    return Optional.of(word);
  }

  private static Deed update(Optional<Long> expected, Optional<Long> before, Optional<Long> after) {
    return new Deed.Update(ATOM, AccessMode.VOLATILE, expected, before, after);
  }

  private static Deed load(long place, AccessMode mode, Optional<Long> word) {
    return new Deed.Load(place, mode, word, word);
  }

  private static Deed store(long place, AccessMode mode, Optional<Long> from, Optional<Long> to) {
    return new Deed.Store(place, mode, from, to);
  }

  private static Deed choice(PlatformOperation question, int taken, int of) {
    return new Deed.Choice(question, taken, of);
  }

  static Stream<Arguments> sentences() {
    long outside = MAP.heapEnd + 5L;
    return Stream.of(
        arguments(load(ATOM, AccessMode.ACQUIRE, number(7)), "atom 1 is 7", true),
        arguments(load(Layout.PHASE, AccessMode.VOLATILE, word(1)), "PHASE is STOPPING", true),
        arguments(load(ATOM, AccessMode.PLAIN, NONE), "reads atom 1", false),
        arguments(
            store(MAP.state(1), AccessMode.VOLATILE, word(0), word(1)),
            "state of process 1: SAFE → RUNNING",
            true),
        arguments(
            store(MAP.register(0, 2), AccessMode.PLAIN, NIL, number(-3)),
            "register 2 of process 0: nil → -3",
            false),
        arguments(
            store(outside, AccessMode.RELEASE, NONE, NONE),
            "writes own word 5 of 3 (word "
                + outside
                + ", outside the arena of "
                + MAP.size
                + " words)",
            true),
        arguments(update(number(1), number(1), number(2)), "atom 1: 1 → 2", true),
        arguments(update(number(1), number(3), number(3)), "atom 1 is 3, not 1: unchanged", true),
        arguments(update(NONE, number(3), number(4)), "atom 1: 3 → 4", true),
        arguments(update(NONE, NONE, NONE), "updates atom 1", true),
        arguments(new Deed.Fence(AccessMode.VOLATILE), "full fence", true),
        arguments(
            choice(PlatformOperation.COLLECTION_REQUESTED, 1, 2),
            "the system requests a collection",
            false),
        arguments(
            choice(PlatformOperation.ALLOCATION_FAILS, 1, 2),
            "the system refuses the memory",
            false),
        arguments(
            choice(PlatformOperation.ALLOCATION_FAILS, 2, 3), "the system takes way 2 of 3", false),
        arguments(
            new Deed.Invoke("swap", List.of("@0", "1", "[1 nil]")),
            "begins swap @0 1 [1 nil]",
            false),
        arguments(new Deed.Invoke("operation 99", List.of()), "begins operation 99", false),
        arguments(new Deed.Respond("[1 nil]"), "ends with [1 nil]", false),
        arguments(
            new Deed.Tell(PlatformOperation.COLLECTION_BEGINS),
            "says that a collection begins",
            false),
        arguments(
            new Deed.Tell(PlatformOperation.COLLECTION_ENDS), "says that a collection ends", false),
        arguments(new Deed.Loop(), "process 1 goes round and round here", false),
        arguments(new Deed.End(), "process 1 has ended", false),
        arguments(new Deed.Omitted(12), "… 12 more actions, which the trace leaves out …", false),
        arguments(new Deed.Told("load", true, "as it was told"), "as it was told", true));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void saysWhatWasDone(Deed did, String sentence, boolean visible) {
    assertThat(new Sentences(MAP).of(1, did)).isEqualTo(sentence);
    assertThat(did.visible()).isEqualTo(visible);
  }

  static Stream<Arguments> alone() {
    return Stream.of(
        arguments(Trace.SET_UP, new Deed.Loop(), "the set-up goes round and round here"),
        arguments(
            Trace.FINAL_CHECK,
            load(ATOM, AccessMode.PLAIN, NONE),
            "the final check accesses atom 1"),
        arguments(Trace.SET_UP, update(NONE, NONE, NONE), "the set-up accesses atom 1"));
  }

  @ParameterizedTest
  @MethodSource("alone")
  void saysWhoIsNoProcess(int process, Deed did, String sentence) {
    assertThat(new Sentences(MAP).of(process, did)).isEqualTo(sentence);
  }
}
