package halt.checker.steer;

import halt.kernel.translate.Translator;
import halt.model.code.Site;
import halt.model.ir.Expression;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.IrWalk;
import halt.model.ir.MethodName;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which place in Java is that of an access or a call whose line the image names? The image knows
 * the line on which the statement begins; where that has one such access, its own line is known.
 */
final class JavaSites {
  /** A statement's accesses of one kind, or its calls. */
  private record Kind(String file, int statement, Enum<?> operation) {}

  private final Map<String, NavigableMap<Integer, MethodName>> methods = new HashMap<>();
  private final Map<Kind, NavigableSet<Integer>> lines = new HashMap<>();

  /** By the name that the image has for a file, the program's own. */
  private final Map<String, String> files = new HashMap<>();

  JavaSites(IrProgram program) {
    for (IrClass type : program.classes()) {
      files.put(Translator.sourceName(type.position()), type.position().file());
      for (IrMethod method : type.methods()) {
        // A bug's method is in the program twice; it runs under the name of the one it replaces.
        methods
            .computeIfAbsent(method.position().file(), file -> new TreeMap<>())
            .merge(
                method.position().line(),
                method.name(),
                (one, other) -> one.type().startsWith("halt.seeded.") ? other : one);
        IrWalk.statements(method.body(), this::take);
      }
    }
  }

  private void take(Statement statement) {
    take(statement, statement.position());
    if (statement instanceof Statement.DoWhile loop) {
      take(statement, loop.condition().position());
    } else if (statement instanceof Statement.For loop) {
      // All of a loop's head is one line of C.
      loop.initializers().forEach(inner -> take(inner, loop.position()));
      loop.updates().forEach(inner -> take(inner, loop.position()));
    }
  }

  /** Takes down where the expressions of a statement are that C has on this line. */
  private void take(Statement statement, Position line) {
    for (Expression root : statement.expressions()) {
      IrWalk.expressions(
          root,
          inner -> {
            if (inner instanceof Expression.ArenaAccess access) {
              take(line, access.operation(), access.position());
            } else if (inner instanceof Expression.PlatformCall call) {
              take(line, call.operation(), call.position());
            }
          });
    }
  }

  private void take(Position statement, Enum<?> operation, Position position) {
    lines
        .computeIfAbsent(
            new Kind(statement.file(), statement.line(), operation), first -> new TreeSet<>())
        .add(position.line());
  }

  /**
   * The site of an access or a call.
   *
   * @param named its file, as the image names it
   * @param statement the line on which its statement begins
   * @param operation what is done there
   */
  Site at(String named, int statement, Enum<?> operation) {
    String file = files.getOrDefault(named, named);
    NavigableSet<Integer> own =
        lines.getOrDefault(new Kind(file, statement, operation), new TreeSet<>());
    int line = own.size() == 1 ? own.first() : statement;
    NavigableMap<Integer, MethodName> inFile = methods.get(file);
    Map.Entry<Integer, MethodName> method = inFile == null ? null : inFile.floorEntry(line);
    MethodName name = method == null ? new MethodName("?", "?") : method.getValue();
    return new Site(name, new Position(file, line, 1), Optional.empty());
  }
}
