package halt.kernel.translate;

import halt.model.ir.Expression;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trees made by hand, for tests of what the lifter would not give. */
final class Ir {
  static final Position NOWHERE = new Position("Hand.java", 1, 1);

  private Ir() {}

  static IrProgram program(IrClass... classes) {
    return new IrProgram(List.of(classes));
  }

  static IrClass type(String name, IrMethod... methods) {
    return new IrClass(name, Map.of(), List.of(), List.of(methods), Optional.empty(), NOWHERE);
  }

  static IrMethod method(
      String type, String name, Type result, List<Local> parameters, Statement... body) {
    return new IrMethod(
        new MethodName(type, name),
        result,
        parameters,
        new Statement.Block(List.of(body), NOWHERE),
        true,
        Optional.empty(),
        new TreeMap<>(),
        NOWHERE);
  }

  static Expression.Constant constant(Type type, long value) {
    return new Expression.Constant(type, value, NOWHERE);
  }

  static Expression.LocalRead read(Local local) {
    return new Expression.LocalRead(local, NOWHERE);
  }

  static Statement.Return give(Expression value) {
    return new Statement.Return(Optional.of(value), NOWHERE);
  }
}
