package halt.model.ir;

import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Expression.UnaryOperator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trees made by hand, as the lifter would never make them. */
final class Broken {
  static final Position HERE = new Position("Here.java", 3, 5);

  /** Where the thing is that is wrong. */
  static final Position THERE = new Position("Here.java", 7, 9);

  static final String TYPE = "a.A";

  private Broken() {}

  static IrProgram program(IrMethod... methods) {
    return new IrProgram(List.of(type(TYPE, List.of(), methods)));
  }

  static IrClass type(String name, List<IrConstant> constants, IrMethod... methods) {
    return new IrClass(name, Map.of(), constants, List.of(methods), Optional.empty(), HERE);
  }

  static IrConstant constant(String name, Type type, long value) {
    return new IrConstant(TYPE, name, type, value, Optional.empty(), THERE);
  }

  static IrMethod method(String name, Type result, List<Local> parameters, Statement... body) {
    return methodAt(HERE, name, result, parameters, body);
  }

  static IrMethod methodAt(
      Position at, String name, Type result, List<Local> parameters, Statement... body) {
    return new IrMethod(
        new MethodName(TYPE, name),
        result,
        parameters,
        block(body),
        true,
        Optional.empty(),
        new TreeMap<>(),
        at);
  }

  /** A program of one method without a result, which is given the arena. */
  static IrProgram doing(Statement... body) {
    return program(method("f", Type.VOID, List.of(arena()), body));
  }

  /** A program whose one method returns this. */
  static IrProgram giving(Type result, Expression value) {
    return program(method("f", result, List.of(arena()), give(value)));
  }

  static Local arena() {
    return new Local("arena", Type.ARENA, true);
  }

  static Local variable(Type type) {
    return new Local("x", type, false);
  }

  static Statement.Block block(Statement... statements) {
    return new Statement.Block(List.of(statements), HERE);
  }

  static Statement.Declare declare(Local local, Expression value) {
    return new Statement.Declare(local, Optional.of(value), HERE);
  }

  static Statement.Declare declare(Local local) {
    return new Statement.Declare(local, Optional.empty(), HERE);
  }

  static Statement.Assign assign(Local local, Expression value) {
    return new Statement.Assign(local, value, THERE);
  }

  static Statement.Evaluate evaluate(Expression value) {
    return new Statement.Evaluate(value, HERE);
  }

  static Statement.Return give(Expression value) {
    return new Statement.Return(Optional.of(value), HERE);
  }

  static Statement.If when(Expression condition, Statement then) {
    return new Statement.If(condition, then, Optional.empty(), HERE);
  }

  static Statement.While loop(Expression condition, Statement... body) {
    return new Statement.While(condition, block(body), HERE);
  }

  static Expression.Constant number(Type type, long value) {
    return new Expression.Constant(type, value, HERE);
  }

  static Expression.Constant truth(boolean value) {
    return number(Type.BOOLEAN, value ? 1 : 0);
  }

  static Expression.LocalRead read(Local local) {
    return new Expression.LocalRead(local, THERE);
  }

  static Expression.Unary unary(UnaryOperator operator, Expression operand, Type type) {
    return new Expression.Unary(operator, operand, type, THERE);
  }

  static Expression.Binary binary(
      BinaryOperator operator, Expression left, Expression right, Type type) {
    return new Expression.Binary(operator, left, right, type, THERE);
  }

  static Expression.Call call(String name, Type type, Expression... arguments) {
    return new Expression.Call(new MethodName(TYPE, name), List.of(arguments), type, THERE);
  }

  static Expression.ArenaAccess access(
      ArenaOperation operation, Type type, Expression... arguments) {
    return new Expression.ArenaAccess(operation, List.of(arguments), type, THERE);
  }

  static Expression.PlatformCall platform(PlatformOperation operation, Expression... arguments) {
    return new Expression.PlatformCall(operation, List.of(arguments), THERE);
  }
}
