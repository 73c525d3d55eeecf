package halt.model.lift;

import halt.model.ir.Expression;
import halt.model.ir.IrMethod;
import halt.model.ir.IrWalk;
import halt.model.ir.MethodName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How large is a scenario with all that it calls (rule HR022)? In the explorer each call is a copy
 * of the method that is called, so a few lines that call each other can be more code than there is
 * memory, and calls that go too deep, more than there is stack.
 */
final class Extent {
  /**
   * Statements and expressions, each counted as often as it is copied: several times as many as the
   * largest of HALT's own has.
   */
  static final long LARGEST = 300_000;

  /** Calls inside each other. */
  static final int DEEPEST = 100;

  /** Of a method with all that it calls. */
  private record Of(long size, int calls) {}

  private final Map<MethodName, IrMethod> methods = new HashMap<>();
  private final Map<MethodName, Of> known = new HashMap<>();

  /**
   * The extents of a program.
   *
   * @param methods all of them, without recursion
   */
  Extent(Collection<IrMethod> methods) {
    methods.forEach(method -> this.methods.put(method.name(), method));
  }

  /** Reports a method that is too large or goes too deep. */
  void check(IrMethod method, Breaches breaches) {
    Of extent = of(method.name());
    String with = method.name().name() + ", with all that it calls, ";
    if (extent.size() > LARGEST) {
      breaches.report(
          Rule.HR022,
          method.position(),
          with + "has more than " + LARGEST + " statements and expressions");
    }
    if (extent.calls() > DEEPEST) {
      breaches.report(
          Rule.HR022, method.position(), with + "calls " + extent.calls() + " methods deep");
    }
  }

  private Of of(MethodName name) {
    Of extent = known.get(name);
    IrMethod method = methods.get(name);
    if (extent == null && method != null) {
      long[] size = {0};
      int[] calls = {0};
      IrWalk.statements(method.body(), statement -> size[0]++);
      IrWalk.expressions(
          method.body(),
          expression -> {
            size[0]++;
            if (expression instanceof Expression.Call call) {
              Of callee = of(call.callee());
              // What is too large already need not be known exactly.
              size[0] = Math.min(size[0] + callee.size(), LARGEST + 1);
              calls[0] = Math.max(calls[0], 1 + callee.calls());
            }
          });
      extent = new Of(size[0], calls[0]);
      known.put(name, extent);
    }
    return extent == null ? new Of(0, 0) : extent;
  }
}
