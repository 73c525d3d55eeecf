package halt.kernel.translate;

import halt.model.ir.Expression;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.IrWalk;
import halt.model.ir.MethodName;
import halt.model.ir.Statement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which methods are {@code static inline} in their header? Accessors: accessible methods of one
 * short statement that at most touch the arena and call other accessors. A header then needs those
 * of the accessors it calls; where that would make headers need each other in a circle, the calls
 * that close the circle stay out of the headers.
 */
final class Inlining {
  /** Above this many nodes a statement is work, not access. */
  private static final int ACCESSOR_SIZE = 14;

  private final Set<MethodName> inline = new LinkedHashSet<>();

  Inlining(IrProgram program) {
    for (IrClass type : program.classes()) {
      if (!type.annotations().containsKey(ScenarioTable.ANNOTATION)) {
        for (IrMethod method : type.methods()) {
          if (method.accessible() && isAccessor(method)) {
            inline.add(method.name());
          }
        }
      }
    }
    removeCallersOfOthers(program);
    removeCircles(program);
    removeCallersOfOthers(program);
  }

  /** Whether the method's definition belongs in the header. */
  boolean isInline(MethodName method) {
    return inline.contains(method);
  }

  private static boolean isAccessor(IrMethod method) {
    if (method.body().statements().size() != 1) {
      return false;
    }
    Statement only = method.body().statements().get(0);
    boolean simple =
        only instanceof Statement.Evaluate
            || (only instanceof Statement.Return result && result.value().isPresent());
    AtomicInteger nodes = new AtomicInteger();
    IrWalk.expressions(
        only,
        expression ->
            nodes.addAndGet(expression instanceof Expression.PlatformCall ? ACCESSOR_SIZE + 1 : 1));
    return simple && nodes.get() <= ACCESSOR_SIZE;
  }

  private void removeCallersOfOthers(IrProgram program) {
    boolean changed = true;
    while (changed) {
      changed =
          inline.removeIf(method -> !inline.containsAll(IrWalk.callees(program.method(method))));
    }
  }

  /** Keeps calls that go to a class whose header does not need the caller's. */
  private void removeCircles(IrProgram program) {
    Map<String, Set<String>> needs = new HashMap<>();
    for (MethodName method : inline) {
      for (String type : otherClasses(program.method(method))) {
        needs.computeIfAbsent(method.type(), key -> new TreeSet<>()).add(type);
      }
    }
    inline.removeIf(
        method ->
            otherClasses(program.method(method)).stream()
                .anyMatch(type -> reaches(needs, type, method.type(), new TreeSet<>())));
  }

  /** The classes whose headers the method's definition needs, besides that of its own. */
  private static Set<String> otherClasses(IrMethod method) {
    Set<String> types = new TreeSet<>();
    IrWalk.callees(method).forEach(callee -> types.add(callee.type()));
    IrWalk.expressions(
        method.body(),
        expression -> {
          if (expression instanceof Expression.ConstantRead read) {
            types.add(read.constant().owner());
          }
        });
    types.remove(method.name().type());
    return types;
  }

  private static boolean reaches(
      Map<String, Set<String>> needs, String from, String to, Set<String> seen) {
    return from.equals(to)
        || (seen.add(from)
            && needs.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> reaches(needs, next, to, seen)));
  }
}
