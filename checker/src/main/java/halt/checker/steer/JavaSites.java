package halt.checker.steer;

import halt.model.code.Site;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import halt.model.ir.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Which Java method is a line in? Of a program whose lines the image names. */
final class JavaSites {
  private final Map<String, NavigableMap<Integer, MethodName>> methods = new HashMap<>();

  JavaSites(IrProgram program) {
    for (IrClass type : program.classes()) {
      for (IrMethod method : type.methods()) {
        // A bug's method is in the program twice; it runs under the name of the one it replaces.
        methods
            .computeIfAbsent(method.position().file(), file -> new TreeMap<>())
            .merge(
                method.position().line(),
                method.name(),
                (one, other) -> one.type().startsWith("halt.seeded.") ? other : one);
      }
    }
  }

  /** The site of a line. */
  Site at(String file, int line) {
    NavigableMap<Integer, MethodName> inFile = methods.get(file);
    Map.Entry<Integer, MethodName> method = inFile == null ? null : inFile.floorEntry(line);
    MethodName name = method == null ? new MethodName("?", "?") : method.getValue();
    return new Site(name, new Position(file, line, 1), Optional.empty());
  }
}
