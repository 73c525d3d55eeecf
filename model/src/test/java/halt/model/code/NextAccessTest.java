package halt.model.code;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.model.code.Assembler.Granularity;
import halt.model.description.ScenarioDescription;
import halt.model.ir.ArenaOperation;
import halt.model.ir.IrProgram;
import halt.model.lift.HaltSources;
import halt.model.lift.Sources;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Is the access that the code tells the one that the process then makes, whatever others do before?
 * In random runs.
 */
class NextAccessTest {
  private static final int PROCESSES = 3;
  private static final int OPERATIONS = 2;
  private static final int RUNS = 5;

  /** Of one run; a process may wait for one that is not chosen. */
  private static final int STEPS = 2_000;

  private static final IrProgram PROGRAM =
      Sources.lifted(HaltSources.coreAndScenarios(Sources.HOME));

  private final Random random = new Random(7);

  /** What was told in any run. */
  private final Set<ArenaOperation> told = EnumSet.noneOf(ArenaOperation.class);

  /** Whether a word that was expected was there, in any run. */
  private final Set<Boolean> met = new HashSet<>();

  @ParameterizedTest
  @EnumSource
  void isTheOneThatFollows(Granularity granularity) {
    for (ScenarioDescription scenario : ScenarioDescription.all(PROGRAM)) {
      Code[] processes = new Code[PROCESSES];
      for (int cpu = 0; cpu < PROCESSES; cpu++) {
        processes[cpu] =
            Assembler.assemble(PROGRAM, scenario.process(), granularity, cpu, OPERATIONS);
      }
      for (int run = 0; run < RUNS; run++) {
        run(processes, setUp(scenario));
      }
    }
    Set<ArenaOperation> visible = EnumSet.allOf(ArenaOperation.class);
    visible.removeAll(
        Set.of(ArenaOperation.GET_PLAIN, ArenaOperation.SET_PLAIN, ArenaOperation.SIZE));
    assertThat(told).isEqualTo(visible);
    assertThat(met).containsExactlyInAnyOrder(false, true);
  }

  private static RecordingHost setUp(ScenarioDescription scenario) {
    Arena arena =
        new Arena(
            Heap.words(PROCESSES, scenario.registers(), scenario.atoms(), scenario.spaceWords())
                + scenario.ownWords(PROCESSES));
    Heap.initialise(
        arena,
        PROCESSES,
        scenario.registers(),
        scenario.atoms(),
        scenario.spaceWords(),
        scenario.bufferWords());
    RecordingHost host = new RecordingHost(arena.image());
    Code setup = Assembler.assemble(PROGRAM, scenario.setup(), PROCESSES, OPERATIONS);
    Interpreter.call(setup, host);
    return host;
  }

  private void run(Code[] processes, RecordingHost host) {
    int[] pcs = new int[PROCESSES];
    long[][] slots = new long[PROCESSES][];
    List<Optional<Access>> ahead = new ArrayList<>();
    for (int which = 0; which < PROCESSES; which++) {
      slots[which] = processes[which].newSlots();
      ahead.add(processes[which].nextAccess(0, slots[which]));
    }
    for (int step = 0; step < STEPS; step++) {
      int which = random.nextInt(PROCESSES);
      Code code = processes[which];
      Optional<Access> next = ahead.get(which);
      OptionalLong found = next.isPresent() ? host.word(next.get().place()) : OptionalLong.empty();
      host.all.clear();
      host.visible.clear();
      host.written = OptionalLong.empty();
      host.choices.clear();
      host.choices.add(random.nextInt(20) == 0);
      int start = pcs[which];
      pcs[which] = Interpreter.run(code, slots[which], start, host, 1);
      if (next.isPresent()) {
        told.add(next.get().operation());
        assertThat(host.visible).as(host.all.toString()).containsExactly(next.get());
        assertThat(host.all.get(0)).startsWith(next.get().operation().method());
        assertThat(host.written).isEqualTo(next.get().written(found));
        if (next.get().expected().isPresent()) {
          met.add(host.written.isPresent());
        }
      } else if (start != 0) {
        assertAnotherThingIsFirst(host);
      }
      long[] now = slots[which].clone();
      long[] words = host.words.clone();
      ahead.set(which, code.nextAccess(pcs[which], slots[which]));
      assertThat(slots[which]).as("what telling it changes").isEqualTo(now);
      assertThat(host.words).as("what telling it changes").isEqualTo(words);
    }
  }

  /** It is at its end, or begins an operation or asks the host before it makes an access. */
  private static void assertAnotherThingIsFirst(RecordingHost host) {
    List<String> done = host.all;
    boolean first =
        !done.isEmpty()
            && !host.visible.isEmpty()
            && done.get(0).startsWith(host.visible.get(0).operation().method() + " ");
    assertThat(first).as(done.toString()).isFalse();
  }
}
