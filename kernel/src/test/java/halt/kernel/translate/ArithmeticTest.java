package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.model.code.Assembler;
import halt.model.code.Code;
import halt.model.code.Interpreter;
import halt.model.ir.Expression;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import halt.model.ir.WellFormed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Has an expression one value, on the JVM, in flat code and in C? Thousands of trees, each with
 * many arguments, in one compilation under the undefined-behaviour sanitizer. A compiler's start is
 * slow, so the batch is one test with one seed.
 */
class ArithmeticTest {
  private static final String TYPE = "halt.hand.Arithmetic";
  private static final int EXPRESSIONS = 1500;
  private static final int ARGUMENTS = 24;

  private static final Local A = new Local("a", Type.INT, true);
  private static final Local B = new Local("b", Type.INT, true);
  private static final Local X = new Local("x", Type.LONG, true);
  private static final Local Y = new Local("y", Type.LONG, true);
  private static final Local P = new Local("p", Type.BOOLEAN, true);
  private static final List<Local> PARAMETERS = List.of(A, B, X, Y, P);

  @TempDir private Path scratch;

  /** One method: two locals, which the second expression and the result may use. */
  private record Case(
      Local first, Expression initial, Local second, Expression next, Expression end) {
    IrMethod method(int index) {
      Expression result =
          end.type() == Type.BOOLEAN
              ? new Expression.Conditional(
                  end, Ir.constant(Type.LONG, 1), Ir.constant(Type.LONG, 0), Type.LONG, Ir.NOWHERE)
              : end.type() == Type.INT ? new Expression.Convert(end, Type.LONG, Ir.NOWHERE) : end;
      List<Statement> body = new ArrayList<>();
      body.add(new Statement.Declare(first, Optional.of(initial), Ir.NOWHERE));
      body.add(new Statement.Declare(second, Optional.of(next), Ir.NOWHERE));
      body.add(Ir.give(result));
      return Ir.method(TYPE, "e" + index, Type.LONG, PARAMETERS, body.toArray(Statement[]::new));
    }

    long value(Map<Local, Long> arguments) {
      Map<Local, Long> locals = new HashMap<>(arguments);
      locals.put(first, JavaArithmetic.value(initial, locals));
      locals.put(second, JavaArithmetic.value(next, locals));
      return JavaArithmetic.value(end, locals);
    }
  }

  private static Case randomCase(Random random) {
    Type[] types = {Type.INT, Type.LONG, Type.BOOLEAN};
    Local first = new Local("first", types[random.nextInt(2)], random.nextInt(4) > 0);
    Local second = new Local("second", types[random.nextInt(3)], random.nextInt(4) > 0);
    List<Local> visible = new ArrayList<>(PARAMETERS);
    Expression initial = new RandomExpressions(random, visible).expression(first.type(), 3);
    visible.add(first);
    Expression next = new RandomExpressions(random, visible).expression(second.type(), 3);
    visible.add(second);
    Type type = types[random.nextInt(3)];
    return new Case(
        first, initial, second, next, new RandomExpressions(random, visible).expression(type, 4));
  }

  private static List<Case> cases(Random random) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < EXPRESSIONS; i++) {
      cases.add(randomCase(random));
    }
    return cases;
  }

  private static List<long[]> arguments(Random random) {
    List<long[]> arguments = new ArrayList<>();
    for (int i = 0; i < ARGUMENTS; i++) {
      arguments.add(
          PARAMETERS.stream()
              .mapToLong(local -> RandomExpressions.number(random, local.type()))
              .toArray());
    }
    return arguments;
  }

  private static IrProgram program(List<Case> cases) {
    List<IrMethod> methods = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      methods.add(cases.get(i).method(i));
    }
    IrClass type = Ir.type(TYPE, methods.toArray(IrMethod[]::new));
    return WellFormed.require("the test", Ir.program(type));
  }

  @Test
  void everyExpressionHasOneValueOnTheJvmInFlatCodeAndInC() {
    Random random = new Random(20_261_123);
    List<Case> cases = cases(random);
    List<long[]> arguments = arguments(random);
    IrProgram program = program(cases);
    List<String> expected = new ArrayList<>();
    List<String> interpreted = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Code code = Assembler.assemble(program, new MethodName(TYPE, "e" + i));
      for (long[] row : arguments) {
        Map<Local, Long> locals = new HashMap<>();
        for (int p = 0; p < row.length; p++) {
          locals.put(PARAMETERS.get(p), row[p]);
        }
        expected.add(Long.toString(cases.get(i).value(locals)));
        interpreted.add(Long.toString(Interpreter.call(code, null, row)));
      }
    }
    List<String> functions =
        IntStream.range(0, cases.size()).mapToObj(i -> "Arithmetic_e" + i).toList();
    List<String> inC = Calls.inC(scratch, program, "hand/Arithmetic.h", functions, arguments);
    assertThat(describe(differences(expected, inC), program)).isEmpty();
    assertThat(describe(differences(expected, interpreted), program)).isEmpty();
  }

  private static List<String> differences(List<String> expected, List<String> actual) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      String found = i < actual.size() ? actual.get(i) : "nothing";
      if (!found.equals(expected.get(i)) && differences.size() < 5) {
        differences.add(
            "e"
                + i / ARGUMENTS
                + " row "
                + i % ARGUMENTS
                + ": "
                + expected.get(i)
                + ", not "
                + found);
      }
    }
    return differences;
  }

  /** The differences, each with the C of its function. */
  private static List<String> describe(List<String> differences, IrProgram program) {
    if (differences.isEmpty()) {
      return differences;
    }
    String source =
        String.join("", Translator.translate(program, Translator.Options.PLAIN).values());
    return differences.stream()
        .map(
            difference -> {
              String name = "Arithmetic_" + difference.substring(0, difference.indexOf(' ')) + "(";
              int at =
                  source.indexOf(name + "int32_t a, int32_t b, int64_t x, int64_t y, bool p) {");
              return difference + "\n" + source.substring(at, source.indexOf("\n}", at));
            })
        .toList();
  }
}
