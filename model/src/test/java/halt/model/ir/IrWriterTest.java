package halt.model.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.model.lift.HaltSources;
import halt.model.lift.Sources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Is what is read the program that was written, whatever is in it? */
class IrWriterTest {
  private static final IrProgram PROGRAM = Sources.lifted(sources());

  /** HALT's own, and one that has what they have not. */
  private static List<Path> sources() {
    List<Path> all = new ArrayList<>(HaltSources.withSeededBugs(Sources.HOME));
    all.add(Sources.HOME.resolve("model/src/test/resources/halt/model/lift/Golden.java"));
    return all;
  }

  @Test
  void theSameIsRead() throws IOException {
    byte[] written = written(PROGRAM);
    IrProgram read = read(written);
    assertThat(WellFormed.complaints(read)).isEmpty();
    assertThat(written(read)).isEqualTo(written);
    for (int i = 0; i < PROGRAM.classes().size(); i++) {
      IrClass one = PROGRAM.classes().get(i);
      IrClass other = read.classes().get(i);
      assertThat(IrPrinter.print(other)).isEqualTo(IrPrinter.print(one));
      assertThat(other.annotations()).isEqualTo(one.annotations());
      assertThat(other.constants()).isEqualTo(one.constants());
    }
  }

  /** Or the test above would say less than it seems to. */
  @Test
  void everyKindOfNodeIsInIt() {
    Set<Class<?>> statements = new HashSet<>();
    Set<Class<?>> expressions = new HashSet<>();
    for (IrMethod method : PROGRAM.methods()) {
      IrWalk.statements(method.body(), statement -> statements.add(statement.getClass()));
      IrWalk.expressions(method.body(), expression -> expressions.add(expression.getClass()));
    }
    assertThat(statements).containsExactlyInAnyOrder(Statement.class.getPermittedSubclasses());
    assertThat(expressions).containsExactlyInAnyOrder(Expression.class.getPermittedSubclasses());
  }

  @Test
  void aTagThatNoNodeHasIsNoProgram() throws IOException {
    byte[] bytes = written(Broken.program(Broken.method("f", Type.VOID, List.of())));
    // The body: its tag, the number of its statements, and the file's name, which is new here.
    int body = indexOf(bytes, new byte[] {0, 0, 0, 0, 0, -1, -1, -1, -1});
    assertThat(body).isPositive();
    for (byte tag : new byte[] {-1, (byte) StatementTag.values().length}) {
      bytes[body] = tag;
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
    }
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return latin.indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }

  private static byte[] written(IrProgram program) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    IrWriter.write(program, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static IrProgram read(byte[] bytes) throws IOException {
    return IrReader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
