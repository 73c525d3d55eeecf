package halt.checker;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.jury.EngineKind;
import halt.checker.jury.Engines;
import halt.core.Layout;
import halt.core.atom.Function;
import halt.core.process.Operation;
import halt.core.value.Header;
import halt.core.value.Word;
import halt.kernel.boot.Target;
import halt.model.code.Assembler;
import halt.model.code.Interpreter;
import halt.model.collector.CollectorModel;
import halt.model.collector.Collectors;
import halt.model.collector.HeapMap;
import halt.model.collector.SemispaceModel;
import halt.model.collector.WordUse;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import halt.model.memory.MemoryModel;
import halt.model.spec.LogicalReader;
import halt.model.spec.LogicalValue;
import halt.model.spec.OperationKind;
import halt.model.spec.SwapFunction;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Has whoever added something been to every place? One test for each paragraph of docs/adding.md
 * whose places no compiler asks for.
 */
class AddingTest {
  private static String text(String file) throws IOException {
    return Files.readString(Programs.HOME.resolve(file));
  }

  /** All C of the kernel. */
  private static String kernel() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Programs.HOME.resolve("kernel/src/main/c"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".c")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** The public int constants of a class of the core whose names begin like that. */
  private static Map<String, Integer> constants(Class<?> type, String prefix, Set<String> others)
      throws IllegalAccessException {
    Map<String, Integer> found = new TreeMap<>();
    for (Field field : type.getFields()) {
      boolean constant = field.getType() == int.class && Modifier.isFinal(field.getModifiers());
      if (constant && field.getName().startsWith(prefix) && !others.contains(field.getName())) {
        found.put(field.getName(), field.getInt(null));
      }
    }
    assertThat(found).isNotEmpty();
    assertThat(new HashSet<>(found.values())).as("numbers of %s", found).hasSize(found.size());
    return found;
  }

  @Test
  void aValueKind() throws Exception {
    String kernel = kernel();
    Map<String, Integer> kinds = constants(Header.class, "KIND_", Set.of());
    for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
      assertThat(Header.isKind(kind.getValue())).as("Header.isKind(%s)", kind).isTrue();
      long[] words = new long[32];
      words[(int) Layout.HEAP] = 16;
      words[16] = Header.of(kind.getValue(), 2);
      assertThat(Header.fields(words[16])).as("Header.fields of %s", kind).isBetween(0L, 2L);
      LogicalValue read =
          new LogicalReader(offset -> words[(int) offset], words.length).read(Word.object(16));
      assertThat(read)
          .as("how LogicalReader reads %s", kind)
          .isNotInstanceOf(LogicalValue.Malformed.class);
      assertThat(kernel).as("how histories show it").contains("Header_" + kind.getKey());
    }
    for (int kind = 0; kind <= Header.KIND_MASK; kind++) {
      assertThat(Header.isKind(kind)).as("kind %s", kind).isEqualTo(kinds.containsValue(kind));
    }
  }

  @Test
  void anOperation() throws Exception {
    Map<String, Integer> operations =
        constants(Operation.class, "", Set.of("RESULT", "NO_OPERAND", "MAX_COLLECTIONS"));
    Map<String, Integer> specified = new TreeMap<>();
    String kernel = kernel();
    String schema = text("docs/history-line.schema.json");
    for (OperationKind each : OperationKind.values()) {
      specified.put(each.name(), each.id());
      assertThat(kernel)
          .as("its name in histories of the machine")
          .contains("[Operation_" + each.name() + "] = \"" + each.printed() + "\"");
      assertThat(schema).contains("\"" + each.printed() + "\"");
    }
    assertThat(specified).isEqualTo(operations);
  }

  @Test
  void aSwapFunction() throws Exception {
    Map<String, Integer> specified = new TreeMap<>();
    Arrays.stream(SwapFunction.values()).forEach(each -> specified.put(each.name(), each.id()));
    assertThat(specified).isEqualTo(constants(Function.class, "", Set.of()));
  }

  @Test
  void aCollector() throws IOException {
    IrProgram both = Programs.with("../neverfrees/NeverFrees.java");
    assertThat(Collectors.all()).extracting(CollectorModel::name).doesNotHaveDuplicates();
    for (CollectorModel each : Collectors.all()) {
      IrProgram program = Collectors.in(both, each);
      for (int processes = 1; processes <= 3; processes++) {
        for (int space : new int[] {1, 7, 100}) {
          HeapMap map = each.heap(40, processes, space);
          assertThat(each.words(processes, space))
              .as("%s: words of a heap", each.name())
              .isEqualTo(call(program, "words", processes, space))
              .isEqualTo(map.end - map.start);
          assertThat(call(program, "ownWords", processes))
              .as("%s: its own words", each.name())
              .isEqualTo(map.objects - map.start);
          Set<String> names = new TreeSet<>();
          for (int offset = map.start; offset < map.objects; offset++) {
            assertThat(names.add(map.name(offset))).as(map.name(offset)).isTrue();
            assertThat(map.use(offset)).isNotIn(WordUse.ATOM, WordUse.HANDSHAKE);
            if (map.use(offset) == WordUse.OWN) {
              assertThat(map.processOf(offset)).isBetween(0, processes - 1);
            }
          }
        }
      }
    }
    // Of a build's own, the monitor knows the heap.
    String kernel = kernel();
    HeapMap own = new SemispaceModel().heap(0, 1, 1);
    for (int offset = 0; offset < own.objects; offset++) {
      if (own.use(offset) != WordUse.OWN) {
        assertThat(kernel).contains("\"" + own.name(offset) + "\"");
      }
    }
  }

  private static long call(IrProgram program, String method, long... arguments) {
    MethodName name = new MethodName(Collectors.CONTRACT, method);
    return Interpreter.call(Assembler.assemble(program, name, arguments), new NoHost());
  }

  @ParameterizedTest
  @EnumSource
  void aMemoryModel(MemoryModel model) throws IOException {
    assertThat(text("docs/caveats.md")).as("docs/caveats.md").contains("`" + model.id() + "`");
    assertThat(model.includes(model)).isTrue();
    assertThat(model.includes(MemoryModel.SC)).isTrue();
    assertThat(MemoryModel.SC.includes(model)).isEqualTo(model == MemoryModel.SC);
  }

  @ParameterizedTest
  @EnumSource
  void anEngine(EngineKind kind) throws IOException {
    Engines engines = new Engines(Programs.SOURCES, Map.of());
    try (var engine = engines.open(kind)) {
      assertThat(engine.name()).isEqualTo(kind.id());
      assertThat(engine.models()).isNotEmpty();
    }
    assertThat(text("docs/engines.md")).as("docs/engines.md").contains("`" + kind.id() + "`");
    assertThat(text("docs/caveats.md")).as("docs/caveats.md").contains("| `" + kind.id() + "` |");
  }

  @Test
  void aTarget() throws IOException {
    Set<String> common = null;
    for (String name : Target.names(Programs.HOME)) {
      assertThat(text("docs/caveats.md")).as("docs/caveats.md").contains("| " + name + " |");
      Set<String> files = new TreeSet<>();
      try (Stream<Path> each = Files.list(Programs.HOME.resolve("arch-" + name))) {
        each.map(file -> file.getFileName().toString()).forEach(files::add);
      }
      common = common == null ? files : retained(common, files);
      assertThat(text("docs/kernel.md")).contains(name);
    }
    assertThat(common)
        .as("the same file names in each")
        .contains("target", "linker.ld", "mmu.c", "context.c");
  }

  private static Set<String> retained(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  /** Each of them has its paragraph. */
  @Test
  void allOfThemAreListed() throws IOException {
    String page = text("docs/adding.md");
    for (String title :
        new String[] {
          "a value kind",
          "an operation on atoms",
          "a collector",
          "a memory model",
          "an engine",
          "a target"
        }) {
      assertThat(page).contains("**" + title + ".**");
    }
  }
}
