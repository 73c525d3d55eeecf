package halt.model.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What does a method do, itself and through whatever it calls? */
public final class Reachable {
  private Reachable() {}

  /**
   * The methods that may run when this one does: itself first, each once.
   *
   * @throws IllegalArgumentException if the program has not that method, or one that is called
   */
  public static List<IrMethod> methods(IrProgram program, MethodName start) {
    Set<MethodName> found = new LinkedHashSet<>(Set.of(start));
    Deque<MethodName> pending = new ArrayDeque<>(found);
    List<IrMethod> methods = new ArrayList<>();
    while (!pending.isEmpty()) {
      IrMethod method = program.method(pending.remove());
      methods.add(method);
      for (MethodName callee : IrWalk.callees(method)) {
        if (found.add(callee)) {
          pending.add(callee);
        }
      }
    }
    return methods;
  }

  /** Visits every expression of those methods. */
  public static void expressions(
      IrProgram program, MethodName start, Consumer<Expression> visitor) {
    methods(program, start).forEach(method -> IrWalk.expressions(method.body(), visitor));
  }

  /** Whether the platform is told or asked this. */
  public static boolean calls(IrProgram program, MethodName start, PlatformOperation operation) {
    boolean[] found = {false};
    expressions(
        program,
        start,
        expression ->
            found[0] |=
                expression instanceof Expression.PlatformCall call
                    && call.operation() == operation);
    return found[0];
  }
}
