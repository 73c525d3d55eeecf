package halt.model.ir;

import static halt.model.ir.Broken.HERE;
import static halt.model.ir.Broken.THERE;
import static halt.model.ir.Broken.TYPE;
import static halt.model.ir.Broken.access;
import static halt.model.ir.Broken.assign;
import static halt.model.ir.Broken.binary;
import static halt.model.ir.Broken.block;
import static halt.model.ir.Broken.call;
import static halt.model.ir.Broken.constant;
import static halt.model.ir.Broken.declare;
import static halt.model.ir.Broken.doing;
import static halt.model.ir.Broken.evaluate;
import static halt.model.ir.Broken.give;
import static halt.model.ir.Broken.giving;
import static halt.model.ir.Broken.loop;
import static halt.model.ir.Broken.method;
import static halt.model.ir.Broken.methodAt;
import static halt.model.ir.Broken.number;
import static halt.model.ir.Broken.platform;
import static halt.model.ir.Broken.program;
import static halt.model.ir.Broken.read;
import static halt.model.ir.Broken.truth;
import static halt.model.ir.Broken.type;
import static halt.model.ir.Broken.unary;
import static halt.model.ir.Broken.variable;
import static halt.model.ir.Broken.when;

import halt.model.ir.Complaint.Kind;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.Expression.UnaryOperator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which programs are not well-formed? For each check those that it must find, one thing wrong in
 * each.
 */
final class BrokenPrograms {
  private static final Expression PLACE = number(Type.OFFSET, 8);
  private static final Expression ONE = number(Type.INT, 1);
  private static final Expression WORD = number(Type.LONG, 1);
  private static final Statement BREAK = new Statement.Break(THERE);
  private static final Statement CONTINUE = new Statement.Continue(THERE);
  private static final Expression LOAD = access(ArenaOperation.GET_ACQUIRE, Type.LONG, PLACE);

  private BrokenPrograms() {}

  /**
   * A program with one thing wrong.
   *
   * @param says a part of the message
   */
  record Wrong(Kind kind, String says, Position at, IrProgram program) {
    @Override
    public String toString() {
      return kind + ": " + says;
    }
  }

  private static Wrong wrong(Kind kind, String says, IrProgram program) {
    return new Wrong(kind, says, THERE, program);
  }

  private static Wrong wrongHere(Kind kind, String says, IrProgram program) {
    return new Wrong(kind, says, HERE, program);
  }

  private static Wrong unassigned(Statement... before) {
    Local x = variable(Type.INT);
    return wrong(Kind.UNASSIGNED, "x may have no value yet", reading(x, before));
  }

  /** A program that declares x without a value, does this, and reads x. */
  private static IrProgram reading(Local x, Statement... before) {
    return doing(declare(x), block(before), declare(new Local("y", Type.INT, true), read(x)));
  }

  static List<Wrong> all() {
    return Stream.of(
            names(), constants(), calls(), types(), roles(), effects(), variables(), control())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Wrong> names() {
    IrMethod f = methodAt(THERE, "f", Type.VOID, List.of());
    IrClass twice = type("b.A", List.of());
    IrConstant one = constant("N", Type.INT, 1);
    return List.of(
        wrong(Kind.NAME, "A.f in A, or again", program(f, f)),
        wrong(Kind.NAME, "A.f in B", new IrProgram(List.of(type("a.B", List.of(), f)))),
        wrongHere(
            Kind.NAME, "a second class A", new IrProgram(List.of(type(TYPE, List.of()), twice))),
        wrong(
            Kind.NAME, "A.N in A, or again", new IrProgram(List.of(type(TYPE, List.of(one, one))))),
        wrong(Kind.NAME, "A.N in B", new IrProgram(List.of(type("a.B", List.of(one))))));
  }

  private static List<Wrong> constants() {
    IrConstant large = constant("N", Type.INT, 1L << 31);
    Expression unknown = new Expression.ConstantRead(constant("N", Type.INT, 1), THERE);
    return List.of(
        wrong(
            Kind.CONSTANT,
            "2147483648 is no int",
            new IrProgram(List.of(type(TYPE, List.of(large))))),
        wrongHere(
            Kind.CONSTANT, "2147483648 is no int", giving(Type.INT, number(Type.INT, 1L << 31))),
        wrongHere(Kind.CONSTANT, "2 is no boolean", giving(Type.BOOLEAN, number(Type.BOOLEAN, 2))),
        wrongHere(Kind.CONSTANT, "0 is no void", doing(evaluate(number(Type.VOID, 0)))),
        wrong(Kind.CONSTANT, "no constant a.A.N", giving(Type.INT, unknown)));
  }

  private static List<Wrong> calls() {
    IrMethod g = method("g", Type.INT, List.of(new Local("n", Type.INT, true)), give(ONE));
    return List.of(
        wrong(Kind.CALL, "no method A.g", doing(evaluate(call("g", Type.VOID)))),
        wrong(Kind.CALL, "are [], not [int]", calling(g, call("g", Type.INT))),
        wrong(Kind.CALL, "[long], not [int]", calling(g, call("g", Type.INT, WORD))),
        wrong(Kind.CALL, "gives int, not long", calling(g, call("g", Type.LONG, ONE))),
        wrong(
            Kind.CALL,
            "getAcquire takes 1, not 2",
            doing(evaluate(access(ArenaOperation.GET_ACQUIRE, Type.LONG, PLACE, WORD)))),
        wrong(
            Kind.CALL,
            "[int], not [@Process int, @Value long]",
            doing(evaluate(platform(PlatformOperation.RESPOND, ONE)))),
        wrong(
            Kind.CALL,
            "[@Process int], not [@Cpu int]",
            doing(evaluate(platform(PlatformOperation.INTERRUPT, number(Type.PROCESS, 1))))));
  }

  private static IrProgram calling(IrMethod g, Expression call) {
    return program(g, method("f", Type.VOID, List.of(), evaluate(call)));
  }

  private static List<Wrong> types() {
    Local unit = new Local("x", Type.VOID, false);
    Local other = new Local("other", Type.ARENA, false);
    Expression choice = new Expression.Conditional(ONE, ONE, ONE, Type.INT, THERE);
    Expression mixed = new Expression.Conditional(truth(true), ONE, WORD, Type.INT, THERE);
    Expression truthAsInt = new Expression.Convert(truth(true), Type.INT, THERE);
    Statement.Return without = new Statement.Return(Optional.empty(), THERE);
    Statement.Return with = new Statement.Return(Optional.of(ONE), THERE);
    return List.of(
        wrongHere(Kind.TYPE, "the result is long, not int", giving(Type.INT, WORD)),
        wrong(
            Kind.TYPE,
            "a return without a result",
            program(method("f", Type.INT, List.of(), without))),
        wrong(Kind.TYPE, "a return with a result", doing(with)),
        wrongHere(Kind.TYPE, "x is long, not int", doing(declare(variable(Type.INT), WORD))),
        wrongHere(
            Kind.TYPE,
            "the result is @Process int, not @Cpu int",
            giving(Type.CPU, number(Type.PROCESS, 1))),
        wrong(
            Kind.TYPE,
            "- is @Cpu int, not int",
            giving(Type.CPU, unary(UnaryOperator.NEGATE, number(Type.CPU, 1), Type.CPU))),
        wrongHere(Kind.TYPE, "a variable that is void", doing(declare(unit))),
        wrongHere(Kind.TYPE, "a variable that is Arena", doing(declare(other))),
        wrongHere(
            Kind.TYPE, "the parameter x is void", program(method("f", Type.VOID, List.of(unit)))),
        wrongHere(
            Kind.TYPE,
            "the result is the arena",
            program(method("f", Type.ARENA, List.of(), loop(truth(true))))),
        wrongHere(Kind.TYPE, "the condition is int", doing(when(ONE, block()))),
        wrongHere(Kind.TYPE, "the condition is int", doing(loop(ONE))),
        wrongHere(
            Kind.TYPE, "the condition is int", doing(new Statement.DoWhile(block(), ONE, HERE))),
        wrongHere(Kind.TYPE, "the condition is int", giving(Type.INT, choice)),
        wrongHere(Kind.TYPE, "the choice is long, not int", giving(Type.INT, mixed)),
        wrongHere(
            Kind.TYPE,
            "the selector is long",
            doing(new Statement.Switch(WORD, List.of(), Optional.empty(), HERE))),
        wrong(
            Kind.TYPE,
            "- of boolean",
            giving(Type.INT, unary(UnaryOperator.NEGATE, truth(true), Type.INT))),
        wrong(
            Kind.TYPE,
            "! of int",
            giving(Type.BOOLEAN, unary(UnaryOperator.NOT, ONE, Type.BOOLEAN))),
        wrong(
            Kind.TYPE,
            "~ is long, not int",
            giving(Type.LONG, unary(UnaryOperator.COMPLEMENT, ONE, Type.LONG))),
        wrong(
            Kind.TYPE,
            "int + long",
            giving(Type.LONG, binary(BinaryOperator.ADD, ONE, WORD, Type.LONG))),
        wrong(
            Kind.TYPE,
            "+ is long, not int",
            giving(Type.LONG, binary(BinaryOperator.ADD, ONE, ONE, Type.LONG))),
        wrong(
            Kind.TYPE,
            "<< is long, not int",
            giving(Type.LONG, binary(BinaryOperator.SHIFT_LEFT, ONE, WORD, Type.LONG))),
        wrong(
            Kind.TYPE,
            "int && int",
            giving(Type.BOOLEAN, binary(BinaryOperator.AND, ONE, ONE, Type.BOOLEAN))),
        wrong(
            Kind.TYPE,
            "boolean < boolean",
            giving(
                Type.BOOLEAN,
                binary(BinaryOperator.LESS, truth(true), truth(false), Type.BOOLEAN))),
        wrong(Kind.TYPE, "boolean cannot become int", giving(Type.INT, truthAsInt)),
        wrongHere(
            Kind.TYPE,
            "the place is long, not @Offset long",
            doing(evaluate(access(ArenaOperation.GET_ACQUIRE, Type.LONG, WORD)))),
        wrongHere(
            Kind.TYPE,
            "the word is int",
            doing(evaluate(access(ArenaOperation.SET_RELEASE, Type.VOID, PLACE, ONE)))),
        wrong(
            Kind.TYPE,
            "getAcquire is int, not long",
            giving(Type.INT, access(ArenaOperation.GET_ACQUIRE, Type.INT, PLACE))),
        wrong(
            Kind.TYPE,
            "compareAndSet is long, not boolean",
            giving(
                Type.LONG, access(ArenaOperation.COMPARE_AND_SET, Type.LONG, PLACE, WORD, WORD))));
  }

  private static List<Wrong> roles() {
    Expression value = number(Type.VALUE, 8);
    Expression divided = binary(BinaryOperator.DIVIDE, WORD, number(Type.LONG, 0), Type.LONG);
    Local n = new Local("n", Type.LONG, true);
    Expression unknown = binary(BinaryOperator.REMAINDER, WORD, read(n), Type.LONG);
    return List.of(
        wrong(
            Kind.ROLE,
            "@Value long + @Offset long",
            giving(Type.LONG, binary(BinaryOperator.ADD, value, PLACE, Type.LONG))),
        wrong(
            Kind.ROLE,
            "@Value long << long",
            giving(Type.LONG, binary(BinaryOperator.SHIFT_LEFT, value, WORD, Type.LONG))),
        wrong(
            Kind.ROLE,
            "@Value long < @Value long",
            giving(Type.BOOLEAN, binary(BinaryOperator.LESS, value, value, Type.BOOLEAN))),
        wrong(
            Kind.ROLE,
            "@Cpu int == @Process int",
            giving(
                Type.BOOLEAN,
                binary(
                    BinaryOperator.EQUAL,
                    number(Type.CPU, 1),
                    number(Type.PROCESS, 1),
                    Type.BOOLEAN))),
        wrongHere(Kind.DIVISOR, "zero or no constant", giving(Type.LONG, divided)),
        wrong(
            Kind.DIVISOR,
            "zero or no constant",
            program(method("f", Type.LONG, List.of(n), give(unknown)))));
  }

  private static List<Wrong> effects() {
    Expression twice = binary(BinaryOperator.ADD, LOAD, LOAD, Type.LONG);
    IrMethod f = method("f", Type.VOID, List.of(), evaluate(call("f", Type.VOID)));
    IrMethod g = method("g", Type.VOID, List.of(), evaluate(call("h", Type.VOID)));
    IrMethod h = method("h", Type.VOID, List.of(), evaluate(call("g", Type.VOID)));
    return List.of(
        wrong(Kind.EFFECTS, "this has effects, and so has Here.java:7:9", giving(Type.LONG, twice)),
        wrong(Kind.RECURSION, "A.f calls A.f", program(f)),
        wrong(Kind.RECURSION, "A.h calls A.g", program(g, h)),
        wrong(
            Kind.ARENA,
            "getAcquire in a method that is not given the arena",
            program(method("f", Type.LONG, List.of(), give(LOAD)))),
        wrong(
            Kind.ARENA,
            "orderTables in a method",
            program(
                method(
                    "f",
                    Type.VOID,
                    List.of(),
                    evaluate(platform(PlatformOperation.ORDER_TABLES))))));
  }

  private static List<Wrong> variables() {
    Local x = variable(Type.INT);
    Local fixed = new Local("fixed", Type.INT, true);
    Statement again = new Statement.Declare(x, Optional.of(ONE), THERE);
    Statement use = declare(new Local("y", Type.INT, true), read(x));
    Expression unknown = call("p", Type.BOOLEAN);
    Statement set = assign(x, ONE);
    return List.of(
        wrong(Kind.DECLARATION, "a second time", doing(declare(x, ONE), again)),
        wrong(Kind.DECLARATION, "a second time", doing(block(declare(x, ONE)), block(again))),
        wrong(Kind.DECLARATION, "x is not declared here", doing(use)),
        wrong(Kind.DECLARATION, "x is not declared here", doing(set)),
        wrong(Kind.DECLARATION, "x is not declared here", doing(block(declare(x, ONE)), use)),
        wrong(Kind.DECLARATION, "x is not declared here", doing(declare(x, read(x)))),
        wrong(
            Kind.DECLARATION,
            "x is not declared here",
            doing(when(truth(true), declare(x, ONE)), use)),
        wrong(
            Kind.DECLARATION,
            "x is not declared here",
            doing(
                new Statement.For(List.of(declare(x, ONE)), truth(false), List.of(), block(), HERE),
                use)),
        wrong(
            Kind.REASSIGNED,
            "fixed is assigned only once",
            doing(declare(fixed, ONE), assign(fixed, ONE))),
        unassigned(),
        withHelper(unassignedAfter(x, when(unknown, set), use)),
        withHelper(unassignedAfter(x, loop(unknown, set), use)),
        withHelper(unassignedAfter(x, loop(truth(true), when(unknown, BREAK), set), use)),
        withHelper(
            unassignedAfter(
                x, new Statement.DoWhile(block(when(unknown, CONTINUE), set), unknown, HERE), use)),
        withHelper(
            unassignedAfter(
                x,
                new Statement.Switch(
                    ONE,
                    List.of(new Statement.Case(List.of(ONE), set, HERE)),
                    Optional.empty(),
                    HERE),
                use)));
  }

  private static IrMethod unassignedAfter(Local x, Statement before, Statement use) {
    return method("f", Type.VOID, List.of(), declare(x), before, use);
  }

  /** Beside a method {@code p} whose answer nobody knows. */
  private static Wrong withHelper(IrMethod f) {
    return wrong(Kind.UNASSIGNED, "x may have no value yet", program(f, helper()));
  }

  static IrMethod helper() {
    return method("p", Type.BOOLEAN, List.of(), give(truth(true)));
  }

  private static List<Wrong> control() {
    Local x = variable(Type.INT);
    Statement.Case one = new Statement.Case(List.of(ONE), block(), HERE);
    Statement.Case wide = new Statement.Case(List.of(number(Type.LONG, 1)), block(), HERE);
    Statement.Case open = new Statement.Case(List.of(read(x)), block(), HERE);
    Statement call = new Statement.Evaluate(ONE, THERE);
    return List.of(
        wrong(Kind.JUMP, "a break outside", doing(BREAK)),
        wrong(Kind.JUMP, "a continue outside", doing(CONTINUE)),
        wrong(Kind.JUMP, "a break outside", doing(loop(truth(false)), BREAK)),
        wrong(
            Kind.HEAD,
            "begins with another thing",
            doing(new Statement.For(List.of(call), truth(false), List.of(), block(), HERE))),
        wrong(
            Kind.HEAD,
            "goes on with another thing",
            doing(new Statement.For(List.of(), truth(false), List.of(call), block(), HERE))),
        wrongHere(Kind.LABEL, "a second label 1", doing(choosing(one, one))),
        wrongHere(Kind.LABEL, "no constant int", doing(choosing(wide))),
        wrong(Kind.LABEL, "no constant int", doing(declare(x, ONE), choosing(open))),
        new Wrong(
            Kind.RESULT,
            "without a result",
            THERE,
            program(methodAt(THERE, "f", Type.INT, List.of()))),
        new Wrong(
            Kind.RESULT,
            "without a result",
            THERE,
            program(methodAt(THERE, "f", Type.INT, List.of(), loop(truth(true), BREAK)))),
        new Wrong(
            Kind.RESULT,
            "without a result",
            THERE,
            program(
                methodAt(THERE, "f", Type.INT, List.of(), when(call("p", Type.BOOLEAN), give(ONE))),
                helper())));
  }

  private static Statement.Switch choosing(Statement.Case... cases) {
    return new Statement.Switch(ONE, List.of(cases), Optional.empty(), HERE);
  }
}
