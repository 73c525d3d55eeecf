package halt.model.ir;

import halt.model.ir.Expression.BinaryOperator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which methods have effects, and does every expression say in which order (rule HR010)? An effect
 * is an access to the arena or a call of the platform, made here or by a method called.
 *
 * <p>Java evaluates operands and arguments from left to right; C leaves their order open. So where
 * two of them have effects the two would differ. {@code &&}, {@code ||} and {@code ?:} are
 * sequenced in both; nested calls are, because an argument comes before its call.
 */
public final class Effects {
  private final Set<MethodName> effectful = new HashSet<>();

  /** Two operands of one expression that both have effects. */
  public record Unordered(Expression first, Expression second) {}

  /**
   * The effects of a program.
   *
   * @param methods all of them
   */
  public Effects(Collection<IrMethod> methods) {
    Map<MethodName, Set<MethodName>> callers = new HashMap<>();
    Deque<MethodName> pending = new ArrayDeque<>();
    for (IrMethod method : methods) {
      IrWalk.expressions(
          method.body(),
          expression -> {
            if (expression instanceof Expression.Call call) {
              callers.computeIfAbsent(call.callee(), callee -> new HashSet<>()).add(method.name());
            } else if (isOwnEffect(expression) && effectful.add(method.name())) {
              pending.add(method.name());
            }
          });
    }
    while (!pending.isEmpty()) {
      for (MethodName caller : callers.getOrDefault(pending.remove(), Set.of())) {
        if (effectful.add(caller)) {
          pending.add(caller);
        }
      }
    }
  }

  /** Whether it, or what it calls, touches the arena or the platform. */
  public boolean of(MethodName method) {
    return effectful.contains(method);
  }

  /** Where a method leaves the order of two effects open, inner expressions first. */
  public List<Unordered> unordered(IrMethod method) {
    List<Unordered> found = new ArrayList<>();
    IrWalk.statements(
        method.body(),
        statement -> statement.expressions().forEach(root -> hasEffects(root, found)));
    return found;
  }

  private boolean hasEffects(Expression expression, List<Unordered> found) {
    List<Expression> effects = new ArrayList<>();
    for (Expression operand : expression.operands()) {
      if (hasEffects(operand, found)) {
        effects.add(operand);
      }
    }
    if (effects.size() > 1 && !isSequenced(expression)) {
      found.add(new Unordered(effects.get(0), effects.get(1)));
    }
    return !effects.isEmpty()
        || isOwnEffect(expression)
        || expression instanceof Expression.Call call && of(call.callee());
  }

  private static boolean isSequenced(Expression expression) {
    return expression instanceof Expression.Conditional
        || expression instanceof Expression.Binary binary
            && (binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR);
  }

  private static boolean isOwnEffect(Expression expression) {
    return expression instanceof Expression.PlatformCall
        || expression instanceof Expression.ArenaAccess access
            && access.operation().kind() != ArenaOperation.Kind.QUERY;
  }
}
