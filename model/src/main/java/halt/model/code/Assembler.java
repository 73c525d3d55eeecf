package halt.model.code;

import halt.model.code.CodeBuilder.Label;
import halt.model.ir.ArenaOperation;
import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How does a structured method become flat code? Calls are inlined, and what is constant in the
 * inlined copy is evaluated here: a parameter with a constant argument, an effectively final local
 * with a constant value, a branch on a constant. So one interpreter instruction is left for each
 * thing that must happen at run time, and each process has code made for its own CPU number.
 */
public final class Assembler {
  private final IrProgram program;
  private final CodeBuilder code = new CodeBuilder();

  /** Slots that are assigned more than once. */
  private final Set<Integer> mutableSlots = new HashSet<>();

  private final Granularity granularity;

  private Assembler(IrProgram program, Granularity granularity) {
    this.program = program;
    this.granularity = granularity;
  }

  /** Before which accesses does the interpreter stop? */
  public enum Granularity {
    /** Before those with ordering: what the discipline of ownership makes enough. */
    ORDERED_ACCESSES,
    /** Before plain ones, too: each has a fence before it. For holding the other against it. */
    ALL_ACCESSES
  }

  /**
   * Flat code of a method.
   *
   * @param fixed values for the first parameters after the arena, built into the code; the others
   *     are arguments of {@link Code#newSlots}
   * @throws IllegalArgumentException if the program has no such method
   */
  public static Code assemble(IrProgram program, MethodName name, long... fixed) {
    return assemble(program, name, Granularity.ORDERED_ACCESSES, fixed);
  }

  /** As {@link #assemble(IrProgram, MethodName, long...)}, with other stops. */
  public static Code assemble(
      IrProgram program, MethodName name, Granularity granularity, long... fixed) {
    return new Assembler(program, granularity).method(program.method(name), fixed);
  }

  /** What an expression's value is: known now, or in a slot at run time. */
  private sealed interface Operand {
    record Known(long value) implements Operand {}

    record Slot(int number) implements Operand {}
  }

  /** One inlined copy of a method. */
  private static final class Frame {
    private final Map<Local, Operand> locals = new IdentityHashMap<>();
    private final IrMethod method;
    private final Optional<Site> caller;
    private final Label end = new Label();
    private int resultSlot = -1;
    private Label breakTo;
    private Label continueTo;

    Frame(IrMethod method, Optional<Site> caller) {
      this.method = method;
      this.caller = caller;
    }
  }

  private Code method(IrMethod method, long[] fixed) {
    Frame frame = new Frame(method, Optional.empty());
    List<Integer> parameters = new ArrayList<>();
    int index = 0;
    for (Local parameter : method.parameters()) {
      if (parameter.type() == Type.ARENA) {
        continue;
      }
      if (index < fixed.length) {
        frame.locals.put(parameter, new Operand.Known(fixed[index]));
      } else {
        int slot = newSlot();
        parameters.add(slot);
        frame.locals.put(parameter, new Operand.Slot(slot));
      }
      index++;
    }
    int result = newSlot();
    frame.resultSlot = result;
    statement(frame, method.body());
    place(frame.end);
    emit(frame, method.position(), Code.END, 0, result, 0, 0);
    return code.build(parameters);
  }

  // Statements.

  private void statement(Frame frame, Statement statement) {
    if (statement instanceof Statement.Block block) {
      block.statements().forEach(each -> statement(frame, each));
    } else if (statement instanceof Statement.Declare declare) {
      declare(frame, declare);
    } else if (statement instanceof Statement.Assign assign) {
      Operand target = frame.locals.get(assign.local());
      move(frame, assign.position(), ((Operand.Slot) target).number(), assign.value());
    } else if (statement instanceof Statement.Evaluate evaluate) {
      expression(frame, evaluate.expression());
    } else if (statement instanceof Statement.If choice) {
      branch(frame, choice);
    } else if (statement instanceof Statement.While loop) {
      loop(frame, loop.condition(), List.of(), loop.body(), true);
    } else if (statement instanceof Statement.DoWhile loop) {
      loop(frame, loop.condition(), List.of(), loop.body(), false);
    } else if (statement instanceof Statement.For loop) {
      loop.initializers().forEach(each -> statement(frame, each));
      loop(frame, loop.condition(), loop.updates(), loop.body(), true);
    } else if (statement instanceof Statement.Switch choice) {
      select(frame, choice);
    } else if (statement instanceof Statement.Return end) {
      end.value().ifPresent(value -> move(frame, end.position(), frame.resultSlot, value));
      jump(frame, end.position(), Code.JUMP, 0, frame.end);
    } else if (statement instanceof Statement.Break end) {
      jump(frame, end.position(), Code.JUMP, 0, frame.breakTo);
    } else if (statement instanceof Statement.Continue next) {
      jump(frame, next.position(), Code.JUMP, 0, frame.continueTo);
    } else {
      throw new IllegalStateException("statement " + statement);
    }
  }

  private void declare(Frame frame, Statement.Declare declare) {
    Local local = declare.local();
    if (local.effectivelyFinal() && declare.initializer().isPresent()) {
      Operand value = expression(frame, declare.initializer().get());
      frame.locals.put(local, own(frame, declare.position(), value));
      return;
    }
    int slot = newSlot();
    frame.locals.put(local, new Operand.Slot(slot));
    declare.initializer().ifPresent(value -> move(frame, declare.position(), slot, value));
  }

  /**
   * A value that no later assignment changes: a slot that is assigned again is copied. Needed only
   * where the value outlives the expression, since no expression assigns a local.
   */
  private Operand own(Frame frame, Position position, Operand value) {
    if (value instanceof Operand.Slot slot && mutableSlots.contains(slot.number())) {
      int copy = newSlot();
      emit(frame, position, Code.MOVE, copy, slot.number(), 0, 0);
      return new Operand.Slot(copy);
    }
    return value;
  }

  private void branch(Frame frame, Statement.If choice) {
    Operand condition = expression(frame, choice.condition());
    if (condition instanceof Operand.Known known) {
      if (known.value() != 0) {
        statement(frame, choice.whenTrue());
      } else {
        choice.whenFalse().ifPresent(otherwise -> statement(frame, otherwise));
      }
      return;
    }
    Label otherwise = new Label();
    jump(frame, choice.position(), Code.JUMP_IF_ZERO, slot(condition), otherwise);
    statement(frame, choice.whenTrue());
    if (choice.whenFalse().isPresent()) {
      Label end = new Label();
      jump(frame, choice.position(), Code.JUMP, 0, end);
      place(otherwise);
      statement(frame, choice.whenFalse().get());
      place(end);
    } else {
      place(otherwise);
    }
  }

  private void loop(
      Frame frame,
      Expression condition,
      List<Statement> updates,
      Statement body,
      boolean conditionFirst) {
    Label outerBreak = frame.breakTo;
    Label outerContinue = frame.continueTo;
    Label start = new Label();
    Label end = new Label();
    Label next = new Label();
    place(start);
    if (conditionFirst) {
      exitUnless(frame, condition, end);
    }
    frame.breakTo = end;
    frame.continueTo = next;
    statement(frame, body);
    place(next);
    updates.forEach(update -> statement(frame, update));
    if (!conditionFirst) {
      exitUnless(frame, condition, end);
    }
    jump(frame, condition.position(), Code.JUMP, 0, start);
    place(end);
    frame.breakTo = outerBreak;
    frame.continueTo = outerContinue;
  }

  private void exitUnless(Frame frame, Expression condition, Label end) {
    Operand value = expression(frame, condition);
    if (value instanceof Operand.Known known) {
      if (known.value() == 0) {
        jump(frame, condition.position(), Code.JUMP, 0, end);
      }
    } else {
      jump(frame, condition.position(), Code.JUMP_IF_ZERO, slot(value), end);
    }
  }

  private void select(Frame frame, Statement.Switch choice) {
    Operand selector = expression(frame, choice.selector());
    if (selector instanceof Operand.Known known) {
      selectKnown(frame, choice, known.value());
      return;
    }
    Label end = new Label();
    List<Label> bodies = new ArrayList<>();
    for (Statement.Case each : choice.cases()) {
      Label body = new Label();
      bodies.add(body);
      for (Expression label : each.labels()) {
        int equal = newSlot();
        int value = slot(expression(frame, label));
        emit(frame, each.position(), Code.EQUAL, equal, slot(selector), value, 0);
        jump(frame, each.position(), Code.JUMP_IF_NOT_ZERO, equal, body);
      }
    }
    choice.otherwise().ifPresent(otherwise -> statement(frame, otherwise));
    jump(frame, choice.position(), Code.JUMP, 0, end);
    for (int i = 0; i < bodies.size(); i++) {
      place(bodies.get(i));
      statement(frame, choice.cases().get(i).body());
      jump(frame, choice.position(), Code.JUMP, 0, end);
    }
    place(end);
  }

  private void selectKnown(Frame frame, Statement.Switch choice, long value) {
    for (Statement.Case each : choice.cases()) {
      for (Expression label : each.labels()) {
        if (expression(frame, label) instanceof Operand.Known known && known.value() == value) {
          statement(frame, each.body());
          return;
        }
      }
    }
    choice.otherwise().ifPresent(otherwise -> statement(frame, otherwise));
  }

  // Expressions.

  private Operand expression(Frame frame, Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return new Operand.Known(constant.value());
    } else if (expression instanceof Expression.ConstantRead read) {
      return new Operand.Known(read.constant().value());
    } else if (expression instanceof Expression.LocalRead read) {
      return frame.locals.get(read.local());
    } else if (expression instanceof Expression.Unary unary) {
      return unary(frame, unary);
    } else if (expression instanceof Expression.Binary binary) {
      return binary(frame, binary);
    } else if (expression instanceof Expression.Conditional conditional) {
      return conditional(frame, conditional);
    } else if (expression instanceof Expression.Convert convert) {
      Operand value = expression(frame, convert.operand());
      return convert.type().isInt() && convert.operand().type().isWord()
          ? narrow(frame, convert.position(), value)
          : value;
    } else if (expression instanceof Expression.Call call) {
      return call(frame, call);
    } else if (expression instanceof Expression.ArenaAccess access) {
      return access(frame, access);
    } else if (expression instanceof Expression.PlatformCall call) {
      return platform(frame, call);
    }
    throw new IllegalStateException("expression " + expression);
  }

  private Operand unary(Frame frame, Expression.Unary unary) {
    Operand value = expression(frame, unary.operand());
    Operand zero = new Operand.Known(0);
    Operand result =
        switch (unary.operator()) {
          case NEGATE -> apply(frame, unary.position(), Code.SUBTRACT, zero, value);
          case COMPLEMENT ->
              apply(frame, unary.position(), Code.BIT_XOR, value, new Operand.Known(-1));
          case NOT -> apply(frame, unary.position(), Code.EQUAL, value, zero);
        };
    return unary.type() == Type.INT ? narrow(frame, unary.position(), result) : result;
  }

  private Operand binary(Frame frame, Expression.Binary binary) {
    if (binary.operator() == BinaryOperator.AND || binary.operator() == BinaryOperator.OR) {
      return shortCircuit(frame, binary);
    }
    Position position = binary.position();
    Operand left = expression(frame, binary.left());
    Operand right = expression(frame, binary.right());
    boolean isInt = binary.type() == Type.INT;
    return switch (binary.operator()) {
      case ADD -> arithmetic(frame, binary, Code.ADD, left, right);
      case SUBTRACT -> arithmetic(frame, binary, Code.SUBTRACT, left, right);
      case MULTIPLY -> arithmetic(frame, binary, Code.MULTIPLY, left, right);
      case DIVIDE -> arithmetic(frame, binary, Code.DIVIDE, left, right);
      case REMAINDER -> arithmetic(frame, binary, Code.REMAINDER, left, right);
      case SHIFT_LEFT ->
          apply(frame, position, isInt ? Code.SHIFT_LEFT_INT : Code.SHIFT_LEFT, left, right);
      case SHIFT_RIGHT ->
          apply(frame, position, isInt ? Code.SHIFT_RIGHT_INT : Code.SHIFT_RIGHT, left, right);
      case SHIFT_RIGHT_UNSIGNED ->
          apply(
              frame,
              position,
              isInt ? Code.SHIFT_RIGHT_UNSIGNED_INT : Code.SHIFT_RIGHT_UNSIGNED,
              left,
              right);
      case BIT_AND -> apply(frame, position, Code.BIT_AND, left, right);
      case BIT_OR -> apply(frame, position, Code.BIT_OR, left, right);
      case BIT_XOR -> apply(frame, position, Code.BIT_XOR, left, right);
      case EQUAL -> apply(frame, position, Code.EQUAL, left, right);
      case NOT_EQUAL -> apply(frame, position, Code.NOT_EQUAL, left, right);
      case LESS -> apply(frame, position, Code.LESS, left, right);
      case LESS_EQUAL -> apply(frame, position, Code.LESS_EQUAL, left, right);
      case GREATER -> apply(frame, position, Code.LESS, right, left);
      case GREATER_EQUAL -> apply(frame, position, Code.LESS_EQUAL, right, left);
      case AND, OR -> throw new IllegalStateException("handled above");
    };
  }

  private Operand arithmetic(
      Frame frame, Expression.Binary binary, int opcode, Operand left, Operand right) {
    Operand result = apply(frame, binary.position(), opcode, left, right);
    return binary.type() == Type.INT ? narrow(frame, binary.position(), result) : result;
  }

  private Operand narrow(Frame frame, Position position, Operand value) {
    return apply(frame, position, Code.TO_INT, value, value);
  }

  /** Emits an instruction of two operands, or evaluates it now. */
  private Operand apply(Frame frame, Position position, int opcode, Operand left, Operand right) {
    if (left instanceof Operand.Known a && right instanceof Operand.Known b) {
      return new Operand.Known(evaluate(opcode, a.value(), b.value()));
    }
    int result = newSlot();
    emit(frame, position, opcode, result, slot(left), slot(right), 0);
    return new Operand.Slot(result);
  }

  /** The interpreter's own answer, so that folding cannot differ from running. */
  private static long evaluate(int opcode, long a, long b) {
    long[] values = {a, b, 0};
    int[] code = {opcode, 2, 0, 1, 0, Code.END, 0, 2, 0, 0};
    Code tiny = new Code(code, List.of(), values, new int[0], new int[0][]);
    Interpreter.run(tiny, values, 0, null, 0);
    return values[2];
  }

  private Operand shortCircuit(Frame frame, Expression.Binary binary) {
    boolean isAnd = binary.operator() == BinaryOperator.AND;
    Operand left = expression(frame, binary.left());
    if (left instanceof Operand.Known known) {
      return (known.value() != 0) == isAnd ? expression(frame, binary.right()) : left;
    }
    int result = newSlot();
    Label end = new Label();
    emit(frame, binary.position(), Code.MOVE, result, slot(left), 0, 0);
    int opcode = isAnd ? Code.JUMP_IF_ZERO : Code.JUMP_IF_NOT_ZERO;
    jump(frame, binary.position(), opcode, result, end);
    move(frame, binary.position(), result, binary.right());
    place(end);
    return new Operand.Slot(result);
  }

  private Operand conditional(Frame frame, Expression.Conditional conditional) {
    Operand condition = expression(frame, conditional.condition());
    if (condition instanceof Operand.Known known) {
      return expression(
          frame, known.value() != 0 ? conditional.whenTrue() : conditional.whenFalse());
    }
    int result = newSlot();
    Label otherwise = new Label();
    Label end = new Label();
    jump(frame, conditional.position(), Code.JUMP_IF_ZERO, slot(condition), otherwise);
    move(frame, conditional.position(), result, conditional.whenTrue());
    jump(frame, conditional.position(), Code.JUMP, 0, end);
    place(otherwise);
    move(frame, conditional.position(), result, conditional.whenFalse());
    place(end);
    return new Operand.Slot(result);
  }

  private Operand call(Frame frame, Expression.Call call) {
    IrMethod callee = program.method(call.callee());
    Frame inlined = new Frame(callee, Optional.of(site(frame, call.position())));
    for (int i = 0; i < call.arguments().size(); i++) {
      Local parameter = callee.parameters().get(i);
      if (parameter.type() != Type.ARENA) {
        inlined.locals.put(parameter, expression(frame, call.arguments().get(i)));
      }
    }
    Optional<Operand> known = constantResult(inlined);
    if (known.isPresent()) {
      return known.get();
    }
    inlined.resultSlot = newSlot();
    statement(inlined, callee.body());
    place(inlined.end);
    return new Operand.Slot(inlined.resultSlot);
  }

  /** The value of a method that is one {@code return}, so that constants pass through it. */
  private Optional<Operand> constantResult(Frame frame) {
    List<Statement> body = frame.method.body().statements();
    if (body.size() == 1
        && body.get(0) instanceof Statement.Return end
        && end.value().isPresent()) {
      return Optional.of(expression(frame, end.value().get()));
    }
    return Optional.empty();
  }

  private Operand access(Frame frame, Expression.ArenaAccess access) {
    List<Operand> arguments = operands(frame, access.arguments());
    Position position = access.position();
    ArenaOperation operation = access.operation();
    boolean plain = operation == ArenaOperation.GET_PLAIN || operation == ArenaOperation.SET_PLAIN;
    if (plain && granularity == Granularity.ALL_ACCESSES) {
      emit(frame, position, Code.FENCE, 0, 0, 0, 0);
    }
    int result = operation.result() == Type.VOID ? -1 : newSlot();
    switch (operation) {
      case GET_PLAIN -> emit(frame, position, Code.GET_PLAIN, result, slot(arguments.get(0)), 0, 0);
      case GET_ACQUIRE, GET_VOLATILE ->
          emit(frame, position, Code.LOAD, result, slot(arguments.get(0)), 0, operation.ordinal());
      case SET_PLAIN ->
          emit(
              frame,
              position,
              Code.SET_PLAIN,
              0,
              slot(arguments.get(0)),
              slot(arguments.get(1)),
              0);
      case SET_RELEASE, SET_VOLATILE ->
          emit(
              frame,
              position,
              Code.STORE,
              0,
              slot(arguments.get(0)),
              slot(arguments.get(1)),
              operation.ordinal());
      case COMPARE_AND_SET, COMPARE_AND_EXCHANGE ->
          emit(
              frame,
              position,
              operation == ArenaOperation.COMPARE_AND_SET
                  ? Code.COMPARE_AND_SET
                  : Code.COMPARE_AND_EXCHANGE,
              result,
              slot(arguments.get(0)),
              slot(arguments.get(1)),
              slot(arguments.get(2)));
      case GET_AND_ADD ->
          emit(
              frame,
              position,
              Code.GET_AND_ADD,
              result,
              slot(arguments.get(0)),
              slot(arguments.get(1)),
              0);
      case FULL_FENCE -> emit(frame, position, Code.FENCE, 0, 0, 0, 0);
      case SIZE -> emit(frame, position, Code.SIZE, result, 0, 0, 0);
    }
    return result < 0 ? new Operand.Known(0) : new Operand.Slot(result);
  }

  private Operand platform(Frame frame, Expression.PlatformCall call) {
    List<Operand> arguments = operands(frame, call.arguments());
    Position position = call.position();
    switch (call.operation()) {
      case COLLECTION_REQUESTED, ALLOCATION_FAILS -> {
        int result = newSlot();
        emit(frame, position, Code.CHOOSE, result, call.operation().ordinal(), 0, 0);
        return new Operand.Slot(result);
      }
      case INVOKE ->
          emit(
              frame,
              position,
              Code.INVOKE,
              slot(arguments.get(1)),
              slot(arguments.get(2)),
              slot(arguments.get(3)),
              slot(arguments.get(4)));
      case RESPOND -> emit(frame, position, Code.RESPOND, 0, slot(arguments.get(1)), 0, 0);
      case ON_SPIN_WAIT,
          INTERRUPT,
          INVALIDATE_PAGES,
          ORDER_TABLES,
          COLLECTION_BEGINS,
          COLLECTION_ENDS,
          USES_REGISTER -> {
        // For a machine only: in the model the words of the arena are all that there is.
      }
    }
    return new Operand.Known(0);
  }

  private List<Operand> operands(Frame frame, List<Expression> expressions) {
    List<Operand> operands = new ArrayList<>();
    for (Expression each : expressions) {
      operands.add(expression(frame, each));
    }
    return operands;
  }

  // Emission.

  /** Evaluates an expression into a slot that may be assigned again. */
  private void move(Frame frame, Position position, int target, Expression expression) {
    Operand value = expression(frame, expression);
    mutableSlots.add(target);
    emit(frame, position, Code.MOVE, target, slot(value), 0, 0);
  }

  private int slot(Operand operand) {
    if (operand instanceof Operand.Known known) {
      return code.constant(known.value());
    }
    return ((Operand.Slot) operand).number();
  }

  private int newSlot() {
    return code.newSlot();
  }

  private void emit(Frame frame, Position position, int opcode, int d, int a, int b, int c) {
    code.emit(site(frame, position), opcode, d, a, b, c);
  }

  private void jump(Frame frame, Position position, int opcode, int condition, Label target) {
    code.jump(site(frame, position), opcode, condition, target);
  }

  private void place(Label label) {
    code.place(label);
  }

  private Site site(Frame frame, Position position) {
    return new Site(frame.method.name(), position, frame.caller);
  }
}
