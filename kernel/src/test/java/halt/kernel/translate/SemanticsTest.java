package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.hand.Semantics;
import halt.model.code.Assembler;
import halt.model.code.Interpreter;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import halt.model.ir.Type;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a method written in Java, with all that javac adds to it, give in C and in flat code what it
 * gives on the JVM? {@code ArithmeticTest} makes trees of its own; here the lifter reads source,
 * the same that javac compiled for this test.
 */
class SemanticsTest {
  private static final int RANDOM_ROWS = 60;
  private static final List<Type> PARAMETERS =
      List.of(Type.INT, Type.INT, Type.LONG, Type.LONG, Type.BOOLEAN);
  private static final long[] EDGES = {
    0,
    1,
    -1,
    7,
    31,
    32,
    63,
    64,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  @TempDir private Path scratch;

  private static List<Method> questions() {
    return Arrays.stream(Semantics.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** Every edge in every place, and random rows. */
  private static List<long[]> rows() {
    Random random = new Random(20_261_126);
    List<long[]> rows = new ArrayList<>();
    for (long one : EDGES) {
      for (long other : EDGES) {
        rows.add(new long[] {(int) one, (int) other, other, one, one & 1});
      }
    }
    for (int i = 0; i < RANDOM_ROWS; i++) {
      rows.add(
          PARAMETERS.stream().mapToLong(type -> RandomExpressions.number(random, type)).toArray());
    }
    return rows;
  }

  private static long onTheJvm(Method method, long[] row) throws ReflectiveOperationException {
    return (long) method.invoke(null, (int) row[0], (int) row[1], row[2], row[3], row[4] != 0);
  }

  @Test
  void everyMethodGivesWhatItGivesOnTheJvm() throws ReflectiveOperationException {
    Path sources = Repository.root().resolve("kernel/src/test/java");
    IrProgram program =
        RestrictedSources.lift(sources, List.of(sources.resolve("halt/hand/Semantics.java")));
    List<long[]> rows = rows();
    List<String> onJvm = new ArrayList<>();
    List<String> inFlatCode = new ArrayList<>();
    List<String> functions = new ArrayList<>();
    for (Method method : questions()) {
      functions.add("Semantics_" + method.getName());
      MethodName name = new MethodName(Semantics.class.getName(), method.getName());
      var code = Assembler.assemble(program, name);
      for (long[] row : rows) {
        String asked = method.getName() + Arrays.toString(row) + " = ";
        onJvm.add(asked + onTheJvm(method, row));
        inFlatCode.add(asked + Interpreter.call(code, null, row));
      }
    }
    assertThat(inFlatCode).isEqualTo(onJvm);

    List<String> answers = Calls.inC(scratch, program, "hand/Semantics.h", functions, rows);
    List<String> inC = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String expected = onJvm.get(i);
      inC.add(expected.substring(0, expected.indexOf('=') + 2) + answers.get(i));
    }
    assertThat(inC).isEqualTo(onJvm);
  }
}
