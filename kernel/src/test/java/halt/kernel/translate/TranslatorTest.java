package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does the translator refuse, and what does it do to a directory? */
class TranslatorTest {
  private static final String TYPE = "halt.hand.Hand";
  private static final Local X = new Local("x", Type.LONG, true);

  @TempDir private Path scratch;

  private static SortedMap<String, String> translate(IrMethod... methods) {
    return Translator.translate(Ir.program(Ir.type(TYPE, methods)), Translator.Options.PLAIN);
  }

  @Test
  void refusesADivisorThatMayBeZero() {
    Expression division =
        new Expression.Binary(
            BinaryOperator.DIVIDE,
            Ir.constant(Type.LONG, 1),
            Ir.read(X),
            Type.LONG,
            new Position("Hand.java", 7, 9));
    assertThatThrownBy(
            () -> translate(Ir.method(TYPE, "f", Type.LONG, List.of(X), Ir.give(division))))
        .isInstanceOf(TranslationException.class)
        .hasMessage("Hand.java:7:9: the divisor may be zero (rule HR011: it must be a constant)");
  }

  @Test
  void refusesABreakThatWouldLeaveOnlyTheSwitch() {
    Statement leave = new Statement.Break(new Position("Hand.java", 5, 17));
    Statement choice =
        new Statement.Switch(
            Ir.constant(Type.INT, 1),
            List.of(new Statement.Case(List.of(Ir.constant(Type.INT, 1)), leave, Ir.NOWHERE)),
            Optional.empty(),
            Ir.NOWHERE);
    Statement loop = new Statement.While(Ir.constant(Type.BOOLEAN, 1), choice, Ir.NOWHERE);
    assertThatThrownBy(() -> translate(Ir.method(TYPE, "f", Type.VOID, List.of(), loop)))
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith("Hand.java:5:17: a break out of a loop stands inside a switch");
  }

  @Test
  void refusesAnAccessByAMethodThatIsNotGivenTheArena() {
    Expression access =
        new Expression.ArenaAccess(
            halt.model.ir.ArenaOperation.GET_PLAIN, List.of(Ir.read(X)), Type.LONG, Ir.NOWHERE);
    assertThatThrownBy(
            () -> translate(Ir.method(TYPE, "f", Type.LONG, List.of(X), Ir.give(access))))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("is not given the arena");
  }

  @Test
  void refusesNamesThatMeetInC() {
    IrProgram program =
        Ir.program(
            Ir.type("a.X", Ir.method("a.X", "y_z", Type.VOID, List.of())),
            Ir.type("a.X_y", Ir.method("a.X_y", "z", Type.VOID, List.of())));
    assertThatThrownBy(() -> Translator.translate(program, Translator.Options.PLAIN))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("X.y_z and X_y.z would both be X_y_z in C");
  }

  @Test
  void refusesAClassThatIsNamedAsAHandWrittenHeader() {
    IrProgram program =
        Ir.program(Ir.type("a.Platform", Ir.method("a.Platform", "respond", Type.VOID, List.of())));
    assertThatThrownBy(() -> Translator.translate(program, Translator.Options.PLAIN))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("a.Platform would take the names of the headers halt/*.h");
  }

  @Test
  void takesAnOpenBraceInAComment() {
    IrMethod method =
        new IrMethod(
            new MethodName(TYPE, "f"),
            Type.VOID,
            List.of(),
            new Statement.Block(List.of(), Ir.NOWHERE),
            true,
            Optional.of("Odd {@"),
            new TreeMap<>(),
            Ir.NOWHERE);
    assertThat(translate(method).get("hand/Hand.h")).contains("/* Odd */");
  }

  @Test
  void refusesNamesThatCDoesNotSpell() {
    assertThatThrownBy(() -> translate(Ir.method(TYPE, "größe", Type.VOID, List.of())))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("is no name in C");
  }

  @Test
  void accessorsThatNeedEachOthersHeadersStayOutOfThem() {
    Expression toB =
        new Expression.Call(new MethodName("a.B", "g"), List.of(), Type.LONG, Ir.NOWHERE);
    Expression toA =
        new Expression.Call(new MethodName("a.A", "h"), List.of(), Type.LONG, Ir.NOWHERE);
    IrProgram program =
        Ir.program(
            Ir.type(
                "a.A",
                Ir.method("a.A", "f", Type.LONG, List.of(), Ir.give(toB)),
                Ir.method("a.A", "h", Type.LONG, List.of(), Ir.give(Ir.constant(Type.LONG, 1)))),
            Ir.type(
                "a.B",
                Ir.method("a.B", "g", Type.LONG, List.of(), Ir.give(Ir.constant(Type.LONG, 2))),
                Ir.method("a.B", "k", Type.LONG, List.of(), Ir.give(toA))));
    SortedMap<String, String> files = Translator.translate(program, Translator.Options.PLAIN);
    assertThat(files.get("a/A.h")).doesNotContain("#include \"a/").contains("inline int64_t A_h");
    assertThat(files.get("a/B.h")).doesNotContain("#include \"a/").contains("inline int64_t B_g");
    assertThat(files.get("a/A.c")).contains("A_f(void) {").contains("#include \"a/B.h\"");
  }

  @Test
  void aBodyThatTookAnothersPlaceMayCallItsOwnPrivateHelpers() {
    MethodName helper = new MethodName("b.Broken", "helper");
    Expression call = new Expression.Call(helper, List.of(), Type.LONG, Ir.NOWHERE);
    IrMethod broken =
        Ir.method(
            "b.Broken",
            "f",
            Type.LONG,
            List.of(),
            new Statement.Declare(X, Optional.of(call), Ir.NOWHERE),
            Ir.give(Ir.read(X)));
    IrMethod secret =
        new IrMethod(
            helper,
            Type.LONG,
            List.of(),
            new Statement.Block(List.of(Ir.give(Ir.constant(Type.LONG, 3))), Ir.NOWHERE),
            false,
            Optional.empty(),
            new TreeMap<>(),
            Ir.NOWHERE);
    IrMethod sound =
        Ir.method("a.A", "f", Type.LONG, List.of(), Ir.give(Ir.constant(Type.LONG, 2)));
    IrProgram program =
        Ir.program(Ir.type("a.A", sound), Ir.type("b.Broken", broken, secret))
            .replacing(sound.name(), broken);
    SortedMap<String, String> files = Translator.translate(program, Translator.Options.PLAIN);
    assertThat(files.get("a/A.c"))
        .contains("#include \"b/Broken.h\"", "const int64_t x = Broken_helper();");
    assertThat(files.get("b/Broken.h")).contains("int64_t Broken_helper(void);");
    assertThat(files.get("b/Broken.c")).contains("\nint64_t Broken_helper(void) {");
  }

  @Test
  void saysNothingOfThisMachine() {
    IrMethod method =
        new IrMethod(
            new MethodName(TYPE, "f"),
            Type.VOID,
            List.of(),
            new Statement.Block(
                List.of(
                    new Statement.Return(
                        Optional.empty(), new Position("/secret/place/Hand.java", 3, 1))),
                Ir.NOWHERE),
            true,
            Optional.empty(),
            new TreeMap<>(),
            new Position("/secret/place/Hand.java", 2, 1));
    assertThat(
            String.join(
                "",
                Translator.translate(
                        Ir.program(Ir.type(TYPE, method)), new Translator.Options(true))
                    .values()))
        .contains("#line 3 \"Hand.java\"")
        .doesNotContain("secret");
  }

  @Test
  void writesWhatChangedRemovesWhatIsStaleAndLeavesTheRest() throws IOException {
    SortedMap<String, String> first = translate(Ir.method(TYPE, "f", Type.VOID, List.of()));
    Translator.write(first, scratch);
    Path foreign = scratch.resolve("hand/Other.c");
    Files.write(foreign, "/* caf\u00e9 */\n".getBytes(StandardCharsets.ISO_8859_1));
    SortedMap<String, String> second =
        new TreeMap<>(
            Translator.translate(
                Ir.program(
                    Ir.type(
                        "halt.hand.New", Ir.method("halt.hand.New", "f", Type.VOID, List.of()))),
                Translator.Options.PLAIN));
    Translator.write(second, scratch);
    try (Stream<Path> files = Files.walk(scratch)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrder(
              foreign, scratch.resolve("hand/New.c"), scratch.resolve("hand/New.h"));
    }
    assertThat(scratch.resolve("hand/New.c")).hasContent(second.get("hand/New.c"));
    assertThat(foreign).hasSize(11);
  }

  /** Its first comment is broken before the class that it comes from. */
  @Test
  void aFileWithNothingOfItsOwnIsStaleToo() throws IOException {
    SortedMap<String, String> first = translate();
    assertThat(first.get("hand/Hand.c")).contains("All of Hand is in its header");
    Translator.write(first, scratch);
    Translator.write(new TreeMap<>(Map.of("hand/New.c", "int new_;\n")), scratch);
    assertThat(scratch.resolve("hand/Hand.c")).doesNotExist();
  }

  @Test
  void theOutputOfAnotherRunFurtherDownIsLeftAlone() throws IOException {
    SortedMap<String, String> files = translate(Ir.method(TYPE, "f", Type.VOID, List.of()));
    Translator.write(files, scratch.resolve("kernel/emitted"));
    Translator.write(new TreeMap<>(Map.of("hand/New.c", "int new_;\n")), scratch);
    for (String name : files.keySet()) {
      assertThat(scratch.resolve("kernel/emitted").resolve(name)).exists();
    }
  }
}
