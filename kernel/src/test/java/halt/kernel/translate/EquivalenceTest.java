package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.collect.semispace.Semispaces;
import halt.core.process.Operation;
import halt.core.value.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Is the core one program in its three lives? The same operations give the same events and the same
 * arena, word by word, on the JVM, as flat code and in C under sanitizers. Arenas are small, so
 * collections and exhausted memory are common; a header broken on purpose must be found out.
 */
@AddLifecycleHook(EquivalenceTest.NeedsSanitizers.class)
class EquivalenceTest {
  private static final String SEED = "20261123";
  private static final int MUTANT_TRIES = 3000;

  private static final List<Long> WORDS =
      List.of(
          Word.NIL,
          Word.TRUE,
          Word.FALSE,
          Word.WRONG_KIND,
          Word.NEEDS_COLLECTION,
          Word.fixnum(0),
          Word.fixnum(1),
          Word.fixnum(2),
          Word.fixnum(-1),
          Word.fixnum(-7),
          Word.fixnum(3),
          Word.fixnum(-(1L << 40)),
          Word.fixnum(Word.MAX_FIXNUM),
          Word.fixnum(Word.MIN_FIXNUM));

  /** ADD and TALLY, numbers that narrow to them, and numbers of no function. */
  private static final List<Long> FUNCTIONS =
      List.of(
          Word.fixnum(1),
          Word.fixnum(2),
          Word.fixnum((1L << 32) + 1),
          Word.fixnum((1L << 32) + 2),
          Word.fixnum(3),
          Word.fixnum(-1));

  private static Path scratch;
  private static HostCompiler compiler;
  private static JvmRunner jvm;
  private static FlatCodeRunner flatCode;
  private static HostCRunner hostC;

  /** Without a compiler the whole class is skipped; jqwik takes an assumption here for an error. */
  static final class NeedsSanitizers implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return HostCompiler.missing().map(SkipResult::skip).orElse(SkipResult.doNotSkip());
    }
  }

  @BeforeContainer
  static void build() throws IOException {
    scratch = Files.createTempDirectory("halt-equivalence");
    compiler = HostCompiler.orSkip();
    var program = RestrictedSources.core();
    Translator.write(
        Translator.translate(program, Translator.Options.PLAIN), scratch.resolve("emitted"));
    jvm = new JvmRunner();
    flatCode = new FlatCodeRunner(program);
    hostC =
        HostCRunner.start(compiler, scratch.resolve("emitted"), scratch, HostCompiler.SANITIZED);
  }

  @AfterContainer
  static void close() throws IOException {
    if (hostC != null) {
      hostC.close();
    }
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The sizes of an arena, and whether it is a little too small or too large for them. */
  private record Sizes(
      int processes, int registers, int atoms, long spaceWords, long bufferWords, int slack) {
    long words() {
      return Heap.words(processes, registers, atoms, spaceWords) + slack;
    }
  }

  @Provide
  Arbitrary<Sequence> sequences() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(4, 6),
            Arbitraries.integers().between(0, 3),
            Arbitraries.longs().between(0, 40),
            Arbitraries.longs().between(1, 9),
            Arbitraries.frequency(Tuple.of(20, 0), Tuple.of(3, 5), Tuple.of(1, -1)))
        .as(Sizes::new)
        .flatMap(EquivalenceTest::sequences);
  }

  private static Arbitrary<Sequence> sequences(Sizes sizes) {
    Arbitrary<List<Boolean>> choices =
        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)).list().ofMaxSize(60);
    return Combinators.combine(choices, steps(sizes).list().ofMinSize(1).ofMaxSize(50))
        .as(
            (answers, steps) ->
                new Sequence(
                    sizes.words(),
                    sizes.processes,
                    sizes.registers,
                    sizes.atoms,
                    sizes.spaceWords,
                    sizes.bufferWords,
                    answers,
                    withBeginning(sizes, steps)));
  }

  /** Every process begins with a function's number in register 1 and an atom in register 2. */
  private static List<Sequence.Step> withBeginning(Sizes sizes, List<Sequence.Step> steps) {
    List<Sequence.Step> all = new ArrayList<>();
    for (int process = 0; process < sizes.processes; process++) {
      all.add(new Sequence.Put(process, 1, Word.fixnum(1 + process % 2)));
      all.add(new Sequence.Run(process, 1, -1, 1, -1));
      all.add(new Sequence.Share(process, 0, process, 2));
    }
    all.addAll(steps);
    return all;
  }

  /** Steps that mostly make sense, so that much happens, and some that make none. */
  private static Arbitrary<Sequence.Step> steps(Sizes sizes) {
    Arbitrary<Integer> process = Arbitraries.integers().between(0, sizes.processes - 1);
    Arbitrary<Integer> register = Arbitraries.integers().between(0, sizes.registers - 1);
    Arbitrary<Integer> free = Arbitraries.integers().between(3, sizes.registers - 1);
    Arbitrary<Integer> any = Arbitraries.integers().between(-1, sizes.registers - 1);
    Arbitrary<Sequence.Step> put =
        Combinators.combine(process, free, Arbitraries.of(WORDS)).as(Sequence.Put::new);
    Arbitrary<Sequence.Step> function =
        Combinators.combine(process, Arbitraries.just(1), Arbitraries.of(FUNCTIONS))
            .as(Sequence.Put::new);
    Arbitrary<Sequence.Step> share =
        Combinators.combine(process, register, process, free).as(Sequence.Share::new);
    Arbitrary<Sequence.Step> swap =
        Combinators.combine(process, free)
            .as((on, second) -> new Sequence.Run(on, 5, 2, 1, second));
    Arbitrary<Sequence.Step> known =
        Combinators.combine(process, Arbitraries.integers().between(1, 7), register, register)
            .as(
                (on, operation, first, second) ->
                    new Sequence.Run(on, operation, 2, first, second));
    Arbitrary<Sequence.Step> strange =
        Combinators.combine(process, Arbitraries.integers(), any, any, any).as(Sequence.Run::new);
    return Arbitraries.frequencyOf(
        Tuple.of(4, put),
        Tuple.of(1, function),
        Tuple.of(4, share),
        Tuple.of(6, swap),
        Tuple.of(8, known),
        Tuple.of(2, strange));
  }

  @Property(tries = 5000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void sameEventsAndSameArena(@ForAll("sequences") Sequence sequence) {
    CoreRunner.Result expected = jvm.run(sequence);
    assertThat(hostC.run(sequence)).isEqualTo(expected);
    assertThat(flatCode.run(sequence)).isEqualTo(expected);
    boolean exhausted =
        expected.events().stream().anyMatch(line -> line.endsWith(" " + Word.OUT_OF_MEMORY));
    Statistics.label("collections")
        .collect(collections(expected) > 0)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 50));
    Statistics.label("out of memory")
        .collect(exhausted)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
  }

  @Example
  void anAccessOutsideTheArenaIsRefusedEverywhere() throws IOException {
    List<Sequence.Step> stray =
        List.of(
            new Sequence.Put(0, 0, Word.atom(1_000_000)),
            new Sequence.Run(0, Operation.DEREF, 0, Operation.NO_OPERAND, Operation.NO_OPERAND));
    Sequence sequence = outside(stray);
    assertThatThrownBy(() -> jvm.run(sequence)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> flatCode.run(sequence)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(inC(sequence)).contains("fault 1000000", "stopped: an access outside the arena");
  }

  /** The numbers that the core trusts its caller for. */
  @Property(tries = 1, seed = SEED)
  void aRegisterOrCpuThatIsNotThereIsNamedByACheckedBuild() throws IOException {
    assertThat(inC(outside(List.of(new Sequence.Put(0, 1_000_000, Word.NIL)))))
        .contains("stopped: the core was called with a register that the process does not have");
    assertThat(inC(outside(List.of(new Sequence.Put(1, 0, Word.NIL)))))
        .contains("stopped: the core was called for a process that the arena does not have");
  }

  private static Sequence outside(List<Sequence.Step> steps) {
    return new Sequence(Heap.words(1, 3, 1, 8), 1, 3, 1, 8, 4, List.of(), steps);
  }

  private List<String> inC(Sequence sequence) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "stray");
    try (HostCRunner once =
        HostCRunner.start(compiler, scratch.resolve("emitted"), folder, List.of())) {
      return once.run(sequence).events();
    }
  }

  private static long collections(CoreRunner.Result result) {
    return result.events().get(0).equals("initialised 1")
        ? result.image().get((int) (result.image().get((int) Layout.HEAP) + Semispaces.COLLECTIONS))
        : 0;
  }

  @Property(tries = 1, seed = SEED)
  void everyBrokenHeaderIsFoundOut() throws IOException {
    Path mutants = Repository.root().resolve("kernel/src/test/c/mutants");
    List<String> survivors = new ArrayList<>();
    List<Path> headers;
    try (Stream<Path> files = Files.list(mutants)) {
      headers = files.sorted().toList();
    }
    for (Path mutant : headers) {
      List<String> options = List.of("-include", mutant.toString());
      Path folder = Files.createDirectory(scratch.resolve("" + mutant.getFileName()));
      try (HostCRunner broken =
          HostCRunner.start(compiler, scratch.resolve("emitted"), folder, options)) {
        boolean found =
            sequences()
                .sampleStream()
                .limit(MUTANT_TRIES)
                .anyMatch(sequence -> !broken.run(sequence).equals(jvm.run(sequence)));
        if (!found) {
          survivors.add("" + mutant.getFileName());
        }
      }
    }
    assertThat(headers).isNotEmpty();
    assertThat(survivors).isEmpty();
  }
}
