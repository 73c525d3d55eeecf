package halt.model.code;

import halt.model.code.Assembler.Granularity;
import halt.model.code.CodeBuilder.Label;
import halt.model.code.Frame.Operand;
import halt.model.ir.ArenaOperation;
import halt.model.ir.Expression;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.ir.IrMethod;
import halt.model.ir.Local;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which instructions compute an expression, and is its value known without them? In one copy of a
 * method.
 */
final class ExpressionAssembler implements Expression.Visitor<Operand> {
  /** What stands for the result where there is none. */
  private static final Operand NO_RESULT = new Operand.Known(0);

  private final Frame frame;

  ExpressionAssembler(Frame frame) {
    this.frame = frame;
  }

  @Override
  public Operand visit(Expression.Constant constant) {
    return new Operand.Known(constant.value());
  }

  @Override
  public Operand visit(Expression.ConstantRead read) {
    return new Operand.Known(read.constant().value());
  }

  @Override
  public Operand visit(Expression.LocalRead read) {
    return frame.get(read.local());
  }

  @Override
  public Operand visit(Expression.Unary unary) {
    Position position = unary.position();
    Operand value = frame.value(unary.operand());
    Operand zero = new Operand.Known(0);
    Operand result =
        switch (unary.operator()) {
          case NEGATE -> apply(position, Opcode.SUBTRACT, zero, value);
          case COMPLEMENT -> apply(position, Opcode.BIT_XOR, value, new Operand.Known(-1));
          case NOT -> apply(position, Opcode.EQUAL, value, zero);
        };
    return unary.type().isInt() ? narrow(position, result) : result;
  }

  @Override
  public Operand visit(Expression.Binary binary) {
    boolean isInt = binary.type().isInt();
    return switch (binary.operator()) {
      case ADD -> arithmetic(binary, Opcode.ADD);
      case SUBTRACT -> arithmetic(binary, Opcode.SUBTRACT);
      case MULTIPLY -> arithmetic(binary, Opcode.MULTIPLY);
      case DIVIDE -> arithmetic(binary, Opcode.DIVIDE);
      case REMAINDER -> arithmetic(binary, Opcode.REMAINDER);
      case SHIFT_LEFT -> apply(binary, isInt ? Opcode.SHIFT_LEFT_INT : Opcode.SHIFT_LEFT);
      case SHIFT_RIGHT -> apply(binary, isInt ? Opcode.SHIFT_RIGHT_INT : Opcode.SHIFT_RIGHT);
      case SHIFT_RIGHT_UNSIGNED ->
          apply(binary, isInt ? Opcode.SHIFT_RIGHT_UNSIGNED_INT : Opcode.SHIFT_RIGHT_UNSIGNED);
      case BIT_AND -> apply(binary, Opcode.BIT_AND);
      case BIT_OR -> apply(binary, Opcode.BIT_OR);
      case BIT_XOR -> apply(binary, Opcode.BIT_XOR);
      case EQUAL -> apply(binary, Opcode.EQUAL);
      case NOT_EQUAL -> apply(binary, Opcode.NOT_EQUAL);
      case LESS -> apply(binary, Opcode.LESS);
      case LESS_EQUAL -> apply(binary, Opcode.LESS_EQUAL);
      case GREATER -> swapped(binary, Opcode.LESS);
      case GREATER_EQUAL -> swapped(binary, Opcode.LESS_EQUAL);
      case AND, OR -> shortCircuit(binary);
    };
  }

  private Operand arithmetic(Expression.Binary binary, Opcode opcode) {
    Operand result = apply(binary, opcode);
    return binary.type().isInt() ? narrow(binary.position(), result) : result;
  }

  private Operand apply(Expression.Binary binary, Opcode opcode) {
    Operand left = frame.value(binary.left());
    Operand right = frame.value(binary.right());
    return apply(binary.position(), opcode, left, right);
  }

  /** The operands are evaluated as they are written, whichever comes first in the instruction. */
  private Operand swapped(Expression.Binary binary, Opcode opcode) {
    Operand left = frame.value(binary.left());
    Operand right = frame.value(binary.right());
    return apply(binary.position(), opcode, right, left);
  }

  private Operand narrow(Position position, Operand value) {
    if (value instanceof Operand.Known known) {
      return new Operand.Known((int) known.value());
    }
    int result = frame.newSlot();
    frame.emit(position, Opcode.TO_INT, result, frame.slot(value), 0, 0);
    return new Operand.Slot(result);
  }

  /** Emits an instruction of two operands, or evaluates it now. */
  private Operand apply(Position position, Opcode opcode, Operand left, Operand right) {
    if (left instanceof Operand.Known a && right instanceof Operand.Known b) {
      return new Operand.Known(evaluate(opcode, a.value(), b.value()));
    }
    int result = frame.newSlot();
    frame.emit(position, opcode, result, frame.slot(left), frame.slot(right), 0);
    return new Operand.Slot(result);
  }

  /** The interpreter's own answer, so that folding cannot differ from running. */
  private static long evaluate(Opcode opcode, long a, long b) {
    long[] values = {a, b, 0};
    int[] code = {opcode.ordinal(), 2, 0, 1, 0, Opcode.END.ordinal(), 0, 2, 0, 0};
    Code tiny = new Code(code, List.of(), values, new int[0], new int[0][]);
    Interpreter.run(tiny, values, 0, null, 0);
    return values[2];
  }

  private Operand shortCircuit(Expression.Binary binary) {
    boolean isAnd = binary.operator() == BinaryOperator.AND;
    Operand left = frame.value(binary.left());
    if (left instanceof Operand.Known known) {
      return (known.value() != 0) == isAnd ? frame.value(binary.right()) : left;
    }
    Position position = binary.position();
    int result = frame.newSlot();
    Label end = new Label();
    frame.emit(position, Opcode.MOVE, result, frame.slot(left), 0, 0);
    frame.jump(position, isAnd ? Opcode.JUMP_IF_ZERO : Opcode.JUMP_IF_NOT_ZERO, result, end);
    frame.move(position, result, binary.right());
    frame.place(end);
    return new Operand.Slot(result);
  }

  @Override
  public Operand visit(Expression.Conditional choice) {
    Operand condition = frame.value(choice.condition());
    if (condition instanceof Operand.Known known) {
      return frame.value(known.value() != 0 ? choice.whenTrue() : choice.whenFalse());
    }
    Position position = choice.position();
    int result = frame.newSlot();
    Label otherwise = new Label();
    Label end = new Label();
    frame.jump(position, Opcode.JUMP_IF_ZERO, frame.slot(condition), otherwise);
    frame.move(position, result, choice.whenTrue());
    frame.jump(position, end);
    frame.place(otherwise);
    frame.move(position, result, choice.whenFalse());
    frame.place(end);
    return new Operand.Slot(result);
  }

  @Override
  public Operand visit(Expression.Convert convert) {
    Operand value = frame.value(convert.operand());
    return convert.type().isInt() && convert.operand().type().isWord()
        ? narrow(convert.position(), value)
        : value;
  }

  @Override
  public Operand visit(Expression.Call call) {
    IrMethod callee = frame.program.method(call.callee());
    Frame inlined = frame.called(callee, call.position());
    for (int i = 0; i < call.arguments().size(); i++) {
      Local parameter = callee.parameters().get(i);
      if (parameter.type() != Type.ARENA) {
        inlined.put(parameter, frame.value(call.arguments().get(i)));
      }
    }
    Optional<Expression> only = onlyResult(callee);
    if (only.isPresent()) {
      return inlined.value(only.get());
    }
    int result = frame.newSlot();
    inlined.assemble(result);
    return new Operand.Slot(result);
  }

  /** What a method returns that is one {@code return}, so that constants pass through it. */
  private static Optional<Expression> onlyResult(IrMethod method) {
    List<Statement> body = method.body().statements();
    return body.size() == 1 && body.get(0) instanceof Statement.Return end
        ? end.value()
        : Optional.empty();
  }

  @Override
  public Operand visit(Expression.ArenaAccess access) {
    List<Operand> arguments = operands(access);
    ArenaOperation operation = access.operation();
    boolean plain = operation == ArenaOperation.GET_PLAIN || operation == ArenaOperation.SET_PLAIN;
    if (plain && frame.granularity == Granularity.ALL_ACCESSES) {
      frame.emit(access.position(), Opcode.FULL_FENCE, 0, 0, 0, 0);
    }
    boolean gives = operation.result() != Type.VOID;
    int result = gives ? frame.newSlot() : 0;
    frame.emit(
        access.position(),
        Opcode.of(operation),
        result,
        slot(arguments, 0),
        slot(arguments, 1),
        slot(arguments, 2));
    return gives ? new Operand.Slot(result) : NO_RESULT;
  }

  /** The slot of an argument; 0 if the operation takes fewer. */
  private int slot(List<Operand> arguments, int index) {
    return index < arguments.size() ? frame.slot(arguments.get(index)) : 0;
  }

  @Override
  public Operand visit(Expression.PlatformCall call) {
    List<Operand> arguments = operands(call);
    Position position = call.position();
    return switch (call.operation()) {
      case COLLECTION_REQUESTED, ALLOCATION_FAILS -> {
        int result = frame.newSlot();
        frame.emit(position, Opcode.CHOOSE, result, call.operation().ordinal(), 0, 0);
        yield new Operand.Slot(result);
      }
      case INVOKE -> {
        frame.emit(
            position,
            Opcode.INVOKE,
            slot(arguments, 1),
            slot(arguments, 2),
            slot(arguments, 3),
            slot(arguments, 4));
        yield NO_RESULT;
      }
      case RESPOND -> {
        frame.emit(position, Opcode.RESPOND, 0, slot(arguments, 1), 0, 0);
        yield NO_RESULT;
      }
      case COLLECTION_BEGINS, COLLECTION_ENDS -> {
        frame.emit(position, Opcode.TELL, 0, call.operation().ordinal(), 0, 0);
        yield NO_RESULT;
      }
      // For a machine only: in the model the words of the arena are all that there is.
      case ON_SPIN_WAIT, INTERRUPT, INVALIDATE_PAGES, ORDER_TABLES, USES_REGISTER -> NO_RESULT;
    };
  }

  private List<Operand> operands(Expression expression) {
    List<Operand> operands = new ArrayList<>();
    for (Expression each : expression.operands()) {
      operands.add(frame.value(each));
    }
    return operands;
  }
}
