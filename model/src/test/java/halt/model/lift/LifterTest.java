package halt.model.lift;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.model.ir.ArenaOperation;
import halt.model.ir.Effects;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrPrinter;
import halt.model.ir.IrProgram;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.PlatformOperation;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does the lifter keep what the source says, and does it say all that is wrong? */
class LifterTest {
  @TempDir Path folder;

  @Test
  void liftsTheCoreAndTheScenarios() {
    List<Path> sources = HaltSources.coreAndScenarios(Sources.HOME);
    IrProgram program = Sources.lifted(Lifter.lift(Sources.HOME, sources));
    assertThat(program.classes())
        .extracting(IrClass::simpleName)
        .contains("Atom", "Collector", "Word", "Counter")
        .doesNotContain("Scenario", "Arena", "Platform");
    IrMethod swap = program.method("halt.core.atom.Atom", "swap");
    assertThat(swap.position().file()).isEqualTo("core/src/main/java/halt/core/atom/Atom.java");
    assertThat(swap.parameters())
        .extracting(Local::type)
        .containsExactly(Type.ARENA, Type.PROCESS, Type.ATOM_REF, Type.INT, Type.VALUE);
    Effects effects = new Effects(program.methods());
    assertThat(effects.of(swap.name())).isTrue();
    assertThat(effects.of(new MethodName("halt.core.value.Word", "tag"))).isFalse();
    IrClass counter = only(program, "halt.scenario.Counter");
    assertThat(counter.annotations().get("Scenario"))
        .containsEntry("name", "counter")
        .containsEntry("atoms", 1L);
  }

  /**
   * Lincheck sees no access that {@code System.arraycopy} makes, so a core that used it would pass
   * there whatever it did. The rules are what keeps it out.
   */
  @Test
  void aCoreThatHidesAnAccessIsRefused() throws IOException {
    String loop = "      arena.setPlain(to + index, word);";
    Path collector =
        Sources.HOME.resolve("core/src/main/java/halt/core/collect/semispace/Evacuation.java");
    String source = Files.readString(collector);
    assertThat(source).contains(loop);
    Path hiding =
        write(
            "halt/core/collect/semispace/Evacuation.java",
            source.replace(
                loop, "      System.arraycopy(arena.image(), (int) from, arena.image(), 0, 1);"));
    List<Path> sources = new ArrayList<>(HaltSources.core(Sources.HOME));
    sources.remove(collector);
    sources.add(hiding);
    List<Diagnostic> refused = Sources.refused(Lifter.lift(folder, sources));
    int line = source.substring(0, source.indexOf(loop)).split("\n", -1).length;
    assertThat(refused)
        .anySatisfy(
            diagnostic -> {
              assertThat(diagnostic.rule()).isEqualTo(Rule.HR013);
              assertThat(diagnostic.position().file())
                  .endsWith("halt/core/collect/semispace/Evacuation.java");
              assertThat(diagnostic.position().line()).isEqualTo(line);
            });
  }

  @Test
  void spellsOutWhatIsImplicit() throws IOException {
    Path source = Sources.HOME.resolve("model/src/test/resources/halt/model/lift/Golden.java");
    Path golden = Sources.HOME.resolve("model/src/test/resources/halt/model/lift/Golden.ir");
    IrProgram program = Sources.lifted(Lifter.lift(Sources.HOME, List.of(source)));
    assertThat(IrPrinter.print(program)).isEqualTo(Files.readString(golden));
  }

  @Test
  void keepsDocumentationPositionsAndAnnotations() throws IOException {
    Path source =
        write(
            "a/Documented.java",
            """
            package a;

            /** A class.
             *
             * <p>With two paragraphs. */
            @Deprecated(since = "yesterday", forRemoval = true)
            public final class Documented {
              /** A constant. */
              static final long FIVE = 5;

              private Documented() {}

              /** A method. */
              @Deprecated
              static
                  long five(int unused) {
                return FIVE;
              }

              private static void hidden() {}
            }
            """);
    IrClass type = Sources.lifted(Lifter.lift(folder, List.of(source))).classes().get(0);
    assertThat(type.name()).isEqualTo("a.Documented");
    assertThat(type.documentation()).contains("A class.\n\n <p>With two paragraphs.");
    assertThat(type.position()).isEqualTo(new Position("a/Documented.java", 7, 20));
    assertThat(type.annotations())
        .isEqualTo(Map.of("Deprecated", Map.of("since", "yesterday", "forRemoval", true)));
    assertThat(type.constants().get(0).documentation()).contains("A constant.");
    assertThat(type.constants().get(0).position())
        .isEqualTo(new Position("a/Documented.java", 9, 21));
    IrMethod five = type.methods().get(0);
    assertThat(five.documentation()).contains("A method.");
    assertThat(five.position()).isEqualTo(new Position("a/Documented.java", 16, 12));
    assertThat(five.accessible()).isTrue();
    Statement.Return result = (Statement.Return) five.body().statements().get(0);
    assertThat(result.position()).isEqualTo(new Position("a/Documented.java", 17, 5));
    assertThat(result.value().orElseThrow().position())
        .isEqualTo(new Position("a/Documented.java", 17, 12));
    IrMethod hidden = type.methods().get(1);
    assertThat(hidden.accessible()).isFalse();
    assertThat(hidden.documentation()).isEqualTo(Optional.empty());
  }

  @Test
  void classLiteralsInAnnotationsAreQualifiedNames() throws IOException {
    Path annotation =
        write(
            "a/Replaces.java",
            """
            package a;

            @interface Replaces {
              Class<?> type();

              String method();
            }
            """);
    Path source =
        write(
            "a/Seeded.java",
            """
            package a;

            @Replaces(type = halt.core.value.Word.class, method = "tag")
            final class Seeded {
              private Seeded() {}
            }
            """);
    IrProgram program = Sources.lifted(Lifter.lift(folder, List.of(annotation, source)));
    assertThat(program.classes()).extracting(IrClass::simpleName).containsExactly("Seeded");
    assertThat(program.classes().get(0).annotations().get("a.Replaces"))
        .isEqualTo(Map.of("type", "halt.core.value.Word", "method", "tag"));
  }

  @Test
  void knowsWhichLocalsAreNeverReassigned() throws IOException {
    Path source =
        write(
            "Locals.java",
            """
            final class Locals {
              private Locals() {}

              static int sum(int limit) {
                int once = 5;
                int sum = once;
                for (int i = 0; i < limit; i++) {
                  sum += i;
                }
                return sum;
              }
            }
            """);
    IrMethod sum = Sources.lifted(Lifter.lift(folder, List.of(source))).method("Locals", "sum");
    assertThat(sum.parameters().get(0).effectivelyFinal()).isTrue();
    List<Statement> body = sum.body().statements();
    assertThat(((Statement.Declare) body.get(0)).local().effectivelyFinal()).isTrue();
    assertThat(((Statement.Declare) body.get(1)).local().effectivelyFinal()).isFalse();
    Statement.For loop = (Statement.For) body.get(2);
    assertThat(((Statement.Declare) loop.initializers().get(0)).local().effectivelyFinal())
        .isFalse();
  }

  @Test
  void reportsEveryBreachOfEveryFileAtOnceAndInOrder() throws IOException {
    Path later =
        write(
            "b/Twice.java",
            """
            package b;

            final class Twice {
              static double half = 0.5;
            }
            """);
    Path earlier =
        write(
            "a/Twice.java",
            """
            package a;

            final class Twice {
              private Twice() {}

              static Object made(long divisor) {
                return 5 / divisor + "x" + new Object();
              }
            }
            """);
    List<Diagnostic> found = Sources.refused(Lifter.lift(folder, List.of(later, earlier)));
    assertThat(found)
        .extracting(one -> one.position() + " " + one.rule())
        .containsExactly(
            "a/Twice.java:3:13 HR009",
            "a/Twice.java:6:10 HR003",
            "a/Twice.java:7:16 HR011",
            "a/Twice.java:7:26 HR003",
            "a/Twice.java:7:32 HR001",
            "b/Twice.java:3:13 HR006",
            "b/Twice.java:4:10 HR003",
            "b/Twice.java:4:17 HR007",
            "b/Twice.java:4:24 HR003");
  }

  @Test
  void saysTheWholeCycleAcrossClasses() throws IOException {
    Path first = write("First.java", onlyCalling("First", "Second"));
    Path second = write("Second.java", onlyCalling("Second", "Third"));
    Path third = write("Third.java", onlyCalling("Third", "First"));
    assertThat(Sources.refused(Lifter.lift(folder, List.of(first, second, third))))
        .extracting(Diagnostic::message)
        .containsExactly("recursion: First.call -> Second.call -> Third.call -> First.call");
  }

  private static String onlyCalling(String name, String callee) {
    return """
    final class %s {
      private %s() {}

      static void call() {
        %s.call();
      }
    }
    """
        .formatted(name, name, callee);
  }

  @Test
  void formatsForAPerson() throws IOException {
    Path source =
        write(
            "Cast.java",
            """
            final class Cast {
              private Cast() {}

              static long half(long number, long divisor) {
                return number / divisor;
              }
            }
            """);
    assertThat(Sources.refused(Lifter.lift(folder, List.of(source))).get(0).format())
        .isEqualTo(
            """
            Cast.java:5:21: HR011: the divisor is not a constant
                    return number / divisor;
                                    ^
                fix: divide by a literal or a named constant, or shift
                see docs/rules/HR011.md""");
  }

  @Test
  void reportsWhatJavaRefusesInEveryFile() throws IOException {
    Path syntax = write("Syntax.java", "final class Syntax { private Syntax() {} int }\n");
    Path types = write("Types.java", "final class Types { static long f() { return true; } }\n");
    Path calls =
        write(
            "Calls.java",
            "class Calls { private Calls() {} static long g() { return Types.f(); } }\n");
    Path absent = folder.resolve("Absent.java");
    assertThat(Sources.refused(Lifter.lift(folder, List.of(absent, syntax))))
        .extracting(one -> one.position() + " " + one.rule())
        .containsExactly("Absent.java:1:1 HR000", "Syntax.java:1:45 HR000");
    assertThat(Sources.refused(Lifter.lift(folder, List.of(types))))
        .extracting(one -> one.position() + " " + one.rule())
        .containsExactly("Types.java:1:46 HR000");
    assertThat(Sources.refused(Lifter.lift(folder, List.of(calls, types))))
        .extracting(one -> one.position() + " " + one.rule())
        .containsExactly("Calls.java:1:7 HR006", "Types.java:1:46 HR000");
    assertThat(Sources.refused(Lifter.lift(folder, List.of(calls, types, syntax))))
        .extracting(one -> one.position() + " " + one.rule())
        .containsExactly("Calls.java:1:7 HR006", "Syntax.java:1:45 HR000", "Types.java:1:46 HR000");
  }

  @Test
  void aSourceMayBeNamedByADetour() throws IOException {
    write("a/Detour.java", "final class Detour { private Detour() {} }\n");
    Path detour = folder.resolve("b/../a/./Detour.java");
    Files.createDirectories(folder.resolve("b"));
    IrProgram program = Sources.lifted(Lifter.lift(folder, List.of(detour)));
    assertThat(program.classes().get(0).position().file()).isEqualTo("a/Detour.java");
  }

  @Test
  void filesOutsideTheRootKeepTheNameTheyWereGiven() throws IOException {
    Path source = write("Outside.java", "final class Outside { private Outside() {} }\n");
    IrProgram program = Sources.lifted(Lifter.lift(folder.resolve("elsewhere"), List.of(source)));
    assertThat(program.classes().get(0).position().file()).isEqualTo(source.toString());
  }

  /** The class files of the border do not tell javac the roles, so the enums must be right. */
  @Test
  void theOperationsOfTheIrAreTheMethodsOfTheBorder() {
    for (PlatformOperation operation : PlatformOperation.values()) {
      Method method = method(Platform.class, operation.method());
      List<Type> kinds = new ArrayList<>(operation.parameters());
      if (method.getParameterCount() > kinds.size()) {
        kinds.add(0, Type.ARENA);
      }
      assertThat(method.getParameterTypes())
          .containsExactly(kinds.stream().map(LifterTest::kind).toArray(Class<?>[]::new));
      assertThat(method.getReturnType()).isEqualTo(kind(operation.result()));
    }
    for (ArenaOperation operation : ArenaOperation.values()) {
      Method method = method(Arena.class, operation.method());
      assertThat(method.getParameterCount()).isEqualTo(operation.arguments());
      assertThat(method.getReturnType()).isEqualTo(kind(operation.result()));
    }
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Class<?> kind(Type type) {
    return switch (type) {
      case VOID -> void.class;
      case BOOLEAN -> boolean.class;
      case INT, PROCESS, CPU -> int.class;
      case LONG, VALUE, REF, ATOM_REF, SIZE, OFFSET -> long.class;
      case ARENA -> Arena.class;
    };
  }

  private static IrClass only(IrProgram program, String name) {
    return program.classes().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
